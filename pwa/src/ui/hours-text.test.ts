import { expect, test } from "vitest";
import { readHours, writeHours } from "./hours-text";

test.each([
  ["", null],
  ["  ", null],
  ["7", 420],
  ["7,5", 450],
  ["7.25", 435],
  [",5", 30],
  ["7h", 420],
  ["7h30", 450],
  ["7 h 05", 425],
  ["0:45", 45],
  ["45 min", 45],
  ["1 200", 72_000],
  ["7h75", undefined],
  ["sept heures", undefined],
  ["-2", undefined],
])("«%s» is %s minutes", (text, minutes) => {
  expect(readHours(text)).toBe(minutes);
});

test.each([0, 5, 60, 450, 24_725])("%s minutes are read as they were written", (minutes) => {
  expect(readHours(writeHours(minutes))).toBe(minutes);
});
