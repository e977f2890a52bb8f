import { expect, test } from "vitest";
import { unbrokenTexts } from "./spaces";

test("a colon never begins a line, nor does a quotation mark stand alone", () => {
  const texts = unbrokenTexts({
    due: "Fiches : août",
    deep: {
      quoted: (name: string) => `Lire « ${name} » ?`,
      tight: (name: string) => `Lire «${name}» ?`,
    },
  });
  expect(texts.due).toBe("Fiches\u00a0: août");
  const said = "Lire «\u00a0lot 2\u00a0»\u00a0?";
  expect(texts.deep.quoted("lot 2")).toBe(said);
  expect(texts.deep.tight("lot 2")).toBe(said);
  expect(unbrokenTexts([said])).toEqual([said]);
});
