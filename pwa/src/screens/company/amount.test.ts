import { expect, test } from "vitest";
import { amountIn, typedHours } from "./amount";

test.each([
  ["151,67", 9100],
  ["151.67", 9100],
  ["151h40", 9100],
  ["151 h 40 min", 9100],
  ["151h67", 9100],
  ["151,67 h", 9100],
  ["140 heures", 8400],
  ["35:00", 2100],
  ["7:30", 450],
  ["1 234,5", 74070],
  ["45 min", 45],
  ["0", 0],
  ["20 j", 8400],
  ["20,5 jours", 8610],
])("«%s» is %i minutes", (typed, minutes) => {
  expect(amountIn(typed, "hours")?.minutes).toBe(minutes);
});

test("a bare number is in days where days are asked for, and hours stay hours", () => {
  expect(amountIn("20", "days")).toEqual({ minutes: 8400, unit: "days" });
  expect(amountIn("20h", "days")).toEqual({ minutes: 1200, unit: "hours" });
});

test.each(["n.c.", "-5", "12h99h", "7:75", "1 2 3", "h"])("«%s» is not read", (typed) => {
  expect(amountIn(typed, "hours")).toBeUndefined();
});

test("nothing typed is no amount", () => {
  expect(amountIn("  ", "hours")).toBeNull();
});

test("what is written is read again", () => {
  for (const minutes of [0, 5, 450, 9100, 44640]) {
    expect(amountIn(typedHours(minutes), "days")?.minutes).toBe(minutes);
  }
});
