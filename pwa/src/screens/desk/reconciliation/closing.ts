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
  sheet: (party: string, month: string) =>
    api.get<{ readonly rev: string; readonly file_reading_id: string | null }>(
      `/api/sheets/${party}/${month}`,
    ),
  reopen: (party: string, month: string, rev: string, comment: string) =>
    api.post(`/api/sheets/${party}/${month}/correct`, { rev, comment }),
};
