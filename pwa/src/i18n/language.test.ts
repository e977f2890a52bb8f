import { afterEach, expect, test } from "vitest";
import { common } from "./common";
import { language } from "./language.svelte";

afterEach(async () => {
  await language.choose("fr");
  localStorage.clear();
});

test("French is there from the start", () => {
  expect(common().tabs.sites).toBe("Chantiers");
});

test("choosing English changes every text, the page's language and the next start", async () => {
  await language.choose("en");
  expect(common().tabs.sites).toBe("Sites");
  expect(document.documentElement.lang).toBe("en");
  await language.choose("fr");
  localStorage.setItem("jalon.language", "en");
  await language.start();
  expect(language.code).toBe("en");
});
