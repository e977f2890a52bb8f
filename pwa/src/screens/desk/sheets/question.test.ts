import { expect, test } from "vitest";
import { questionOf } from "./question";

test.each([
  ["", "page=1"],
  ["mois=2026-10&etat=submitted", "month=2026-10&state=submitted&page=1"],
  ["entreprise=c1&retard=1&page=3", "company=c1&late=true&page=3"],
])("«%s» asks for %s", (address, question) => {
  expect(questionOf(new URLSearchParams(address))).toBe(question);
});
