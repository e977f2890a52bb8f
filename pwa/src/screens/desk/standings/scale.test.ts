import { expect, test } from "vitest";
import { apartFrom, linear, spaced, steps } from "./scale";

test("a figure has its place on the line, beyond its end too", () => {
  const place = linear(1000, 0, 200);
  expect([place(0), place(500), place(1290)]).toEqual([0, 100, 258]);
  expect(linear(0, 10, 20)(0)).toBe(10);
});

test("an axis has round steps and reaches the highest figure", () => {
  expect(steps(0)).toEqual([0]);
  expect(steps(933)).toEqual([0, 500, 1000]);
  expect(steps(1800)).toEqual([0, 500, 1000, 1500, 2000]);
  expect(steps(7)).toEqual([0, 2, 4, 6, 8]);
});

test("labels are thinned out where there is no room, the last month keeps its own", () => {
  expect([...spaced(5, 10)].sort()).toEqual([0, 1, 2, 3, 4]);
  expect([...spaced(24, 6)].sort((a, b) => a - b)).toEqual([3, 7, 11, 15, 19, 23]);
});

test("labels at the ends of lines do not cover each other", () => {
  expect(apartFrom([50, 52, 90], 16)).toEqual([50, 66, 90]);
  expect(apartFrom([90, 50], 16)).toEqual([90, 50]);
});
