import { expect, test } from "vitest";
import { changed, isNarrowed, pageOf, questionOf } from "./visits";

const address = (said: string): URLSearchParams => new URLSearchParams(said);

test.each([
  ["", "state=draft%2Csigned%2Cdistributed%2Ccontested%2Capproved&page=1"],
  ["etat=signed&page=2", "state=signed&page=2"],
  ["etat=toutes", "page=1"],
  [
    "etat=signed&charge=b&chantier=s&du=2026-10-01&au=2026-11-01&tri=jour",
    "officer=b&site=s&since=2026-10-01&until=2026-11-01&state=signed&sort=day&page=1",
  ],
])("the address %s asks the office for %s", (said, question) => {
  expect(questionOf(address(said))).toBe(question);
});

test.each(["", "page=0", "page=-3", "page=two", "page=1.5"])("%s is page 1", (said) => {
  expect(pageOf(address(said))).toBe(1);
});

test("another filter begins at the first page, another page keeps the filter", () => {
  expect(changed(address("etat=signed&page=3"), "charge", "b")).toBe("?etat=signed&charge=b");
  expect(changed(address("etat=signed"), "page", "2")).toBe("?etat=signed&page=2");
  expect(changed(address("etat=signed&page=3"), "etat", null)).toBe("?");
});

test("a page and an order do not narrow the list", () => {
  expect(isNarrowed(address("page=2&tri=jour"))).toBe(false);
  expect(isNarrowed(address("chantier=s"))).toBe(true);
});
