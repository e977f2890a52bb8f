import { expect, test } from "vitest";
import { below, cellAt, letters } from "./cells";

test.each([
  ["Feuil1!E12", { tab: "Feuil1", row: 12, column: 5 }],
  ["Mars 2026!AA3", { tab: "Mars 2026", row: 3, column: 27 }],
  ["B7", { tab: null, row: 7, column: 2 }],
])("%s names a cell", (text, cell) => {
  expect(cellAt(text)).toEqual(cell);
  expect(letters(cell.column)).toBe(/([A-Z]+)\d+$/.exec(text)?.[1]);
});

test("what stands under a head says what a column is", () => {
  const rows = [
    ["Nom", "Total"],
    ["Awa", "151,67"],
    ["Léo", ""],
    ["Mia", "35"],
  ];
  const grid = { sheets: [{ name: null, rows, cut: false }] };
  expect(below(grid, "B1")).toEqual(["151,67", "35"]);
  expect(below(grid, null)).toEqual([]);
});
