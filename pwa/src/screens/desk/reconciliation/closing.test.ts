import { expect, test } from "vitest";
import { aroundCell } from "./closing";

const grid = {
  sheets: [
    {
      name: "Feuil1",
      top: 1,
      left: 1,
      rows: [
        ["Fiche de mai", "", ""],
        ["Nom", "Contrat", "Heures"],
        ["Diallo", "CDI", "151,67"],
        ["Konaté", "CDD", "140"],
        ["Petit", "CDD", "35"],
        ["Roy", "CDD", "70"],
        ["Total", "", "396,67"],
      ],
    },
  ],
};

test("a cell is shown with the rows around it, under the names of the columns", () => {
  const shown = aroundCell(grid, "Feuil1!C6");
  expect(shown?.rows.map(({ number }) => number)).toEqual([2, 4, 5, 6, 7]);
  const row = shown?.rows.find(({ number }) => number === 6);
  expect(row?.cells[row.at]).toBe("70");
});

test("a cell of a file with one nameless tab is found, one that is not there is not", () => {
  expect(aroundCell(grid, "C3")?.rows.some(({ at }) => at === 2)).toBe(true);
  expect(["Z9", "Feuil2!A1", "ligne 3"].map((cell) => aroundCell(grid, cell))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
