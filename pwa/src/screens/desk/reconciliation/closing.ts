import { api } from "../../../sync";
import { place, type Place, type Said } from "./review";

/** What keeps a month from closing. */
export interface Blocker {
  readonly kind: "sheet" | "finding" | "question" | "conflict" | "hold" | "person";
  readonly key: string | null;
  readonly id: string | null;
  readonly said: Said;
}
export interface ClosingRead {
  readonly state: "open" | "closed";
  readonly can_close: boolean;
  readonly needs_reason: boolean;
  readonly basis: string;
  readonly blockers: readonly Blocker[];
  readonly lines: readonly {
    readonly worker_id: string;
    readonly person: string;
    readonly declared: number;
    readonly retained: number;
    readonly before: number | null;
  }[];
  readonly closings: readonly {
    readonly number: number;
    readonly closed_at: string;
    readonly by: string | null;
    readonly version: number;
    readonly engine: string;
    readonly reason: string | null;
    readonly retained: number;
  }[];
  readonly ledger: readonly {
    readonly id: string;
    readonly person: string;
    readonly retained: number;
    readonly at: string;
    readonly by: string | null;
    readonly version: number;
    readonly superseded: boolean;
    readonly reason: string | null;
  }[];
}
export interface Closable {
  readonly sheets: readonly (Place & {
    readonly lines: number;
    readonly declared: number;
    readonly retained: number;
    readonly open: number;
    readonly basis: string;
  })[];
  readonly blocked: readonly (Place & { readonly blockers: readonly Blocker[] })[];
}

/** A company's file as text: the first cell of each tab is at (`left`, `top`), both from 1. */
export interface Grid {
  readonly sheets: readonly {
    readonly name: string | null;
    readonly top: number;
    readonly left: number;
    readonly rows: readonly (readonly string[])[];
  }[];
}
/** Some rows of a file; `at` is the place of the cell in its row, -1 in the others. */
export interface Excerpt {
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly string[];
    readonly at: number;
  }[];
}
const BEFORE = 2;
const AFTER = 1;

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The rows around a cell «Feuil1!E12» or «E12», and those at the top of its tab, where columns are named. */
export function aroundCell(grid: Grid, cell: string): Excerpt | undefined {
  const [, name, letters, digits] = /^(?:(.*)!)?([A-Z]{1,3})([0-9]{1,6})$/.exec(cell) ?? [];
  if (!letters || !digits) return undefined;
  const tab = grid.sheets.find((each) => name === undefined || each.name === name);
  if (!tab) return undefined;
  const row = Number(digits) - tab.top;
  const column = columnOf(letters) - tab.left;
  if (tab.rows[row]?.[column] === undefined) return undefined;
  const heads = tab.rows.findIndex((cells) => cells.filter(Boolean).length >= 3);
  return {
    rows: tab.rows
      .map((cells, i) => ({ number: i + tab.top, cells, at: i === row ? column : -1, i }))
      .filter(({ i }) => i === heads || (i >= row - BEFORE && i <= row + AFTER)),
  };
}

export const closing = {
  read: (party: string, month: string) =>
    api.get<ClosingRead>(`${place}/${party}/${month}/closing`),
  close: (where: string, op: string, basis: string, reason: string) =>
    api.post<ClosingRead>(`${place}/${where}/closing`, {
      op,
      basis,
      reason: reason.trim() || null,
    }),
  closable: (month: string, question: string) =>
    api.get<Closable>(`${place}/${month}/closable?${question}`),
  closeAll: (month: string, op: string, sheets: Closable["sheets"]) =>
    api.post<{ readonly closed: number; readonly retained: number }>(`${place}/${month}/closings`, {
      op,
      sheets: sheets.map(({ party_id, basis }) => ({ party_id, basis })),
    }),
  /** A closed month is opened again by a new version of its sheet, from the state it has now. */
  sheet: (where: string) =>
    api.get<{ readonly rev: string; readonly file_reading_id: string | null }>(
      `/api/sheets/${where}`,
    ),
  grid: (reading: string) => api.get<Grid>(`/api/sheets/readings/${reading}/grid`),
  reopen: (party: string, month: string, rev: string, comment: string) =>
    api.post(`/api/sheets/${party}/${month}/correct`, { rev, comment }),
};
