import { expect, test } from "vitest";
import { strengthOf } from "./strength";

test.each([
  ["soleil", "short"],
  ["aaaaaaaaaaaaaa", "weak"],
  ["060504030201", "weak"],
  ["bruno-44000-nantes", "weak"],
  ["soleil du matin", "fair"],
  ["quatre mouettes sur la grue", "good"],
] as const)("«%s» is %s", (phrase, strength) => {
  expect(strengthOf(phrase, ["Bruno"])).toBe(strength);
});
