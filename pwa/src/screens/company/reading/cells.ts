import type { Grid, Tab } from "../readings";

/** A cell of a file: its tab, its row and its column from 1. */
export interface Cell {
  readonly tab: string | null;
  readonly row: number;
  readonly column: number;
}

/** «A», «Z», «AA» for 1, 26, 27. */
export function letters(column: number): string {
  const rest = (column - 1) % 26;
  const before = column > 26 ? letters(Math.floor((column - 1) / 26)) : "";
  return before + String.fromCharCode(65 + rest);
}

/** The cell that a text like «Feuil1!E12», or «E12», names. */
export function cellAt(text: string): Cell | undefined {
  const [, tab, column, row] = /^(?:(.*)!)?([A-Z]{1,3})(\d+)$/.exec(text) ?? [];
  if (column === undefined) return undefined;
  const number = Array.from(column, (letter) => letter.charCodeAt(0) - 64).reduce(
    (sum, letter) => sum * 26 + letter,
    0,
  );
  return { tab: tab ?? null, row: Number(row), column: number };
}

/** The place of a cell among the tabs: a file without named tabs has one. */
export function tabOf(grid: Grid, cell: Cell | undefined): number {
  const found = grid.sheets.findIndex(({ name }) => name === (cell?.tab ?? null));
  return Math.max(0, found);
}

/** What stands in a cell; nothing where the file has none. */
export function textAt(tab: Tab | undefined, row: number, column: number): string {
  return tab?.rows[row - 1]?.[column - 1] ?? "";
}

/** The first values that stand under a cell: they say what a column is. */
export function below(grid: Grid, text: string | null, most = 4): string[] {
  const cell = text === null ? undefined : cellAt(text);
  const tab = cell && grid.sheets[tabOf(grid, cell)];
  if (!cell || !tab) return [];
  const found: string[] = [];
  for (let row = cell.row + 1; row <= tab.rows.length && found.length < most; row++) {
    const value = textAt(tab, row, cell.column).trim();
    if (value !== "") found.push(value);
  }
  return found;
}
