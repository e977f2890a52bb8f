import { expect, test } from "vitest";
import { monthsBefore } from "./confirmations";

test("the months to choose from are those behind us, over the turn of a year", () => {
  expect(monthsBefore("2026-02-14", 3)).toEqual(["2026-01", "2025-12", "2025-11"]);
});
