import { api } from "../../../sync";
import type { RecordName } from "../../../records.gen";
import type { History, Names, Values } from "../office";

/** What the office answers about its registers (backend/registers/schemas.py). */
export interface RegisterLine {
  readonly type: RecordName;
  readonly total: number;
  readonly drafts: number;
}
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly values: Values;
  /** The types of records that a draft waits for. */
  readonly missing: readonly string[];
}
export interface Page {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly names: Names;
}
export interface Filter {
  readonly name: string;
  readonly target: RecordName | null;
}
export interface List extends Page {
  readonly filters: readonly Filter[];
  readonly narrowed_to: Names;
}
export interface Related extends Page {
  readonly type: RecordName;
  readonly field: string;
}
export interface Counted {
  readonly type: string | null;
  readonly field: string | null;
  readonly total: number;
}
export interface RecordRead {
  readonly type: RecordName;
  readonly id: string;
  readonly label: string;
  readonly rev: number;
  readonly epoch: string;
  readonly asked: readonly string[];
  readonly values: Values;
  readonly names: Names;
  /** The types of records that a draft waits for. */
  readonly missing: readonly string[];
  /** What the ledger has for a person, a party or a lot. */
  readonly retained_minutes: number | null;
  readonly related: readonly Related[];
  readonly others: readonly Counted[];
  readonly may: {
    readonly edit: boolean;
    readonly delete: boolean;
    readonly merge: boolean;
    readonly unmerge: boolean;
    /** The registers in which something may be added to it. */
    readonly add: readonly string[];
  };
}
export interface Blank {
  readonly asked: readonly string[];
  readonly values: Values;
  readonly names: Names;
  readonly months: number | null;
}
export interface Meanwhile {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}
export interface MergePreview {
  readonly values: Values;
  readonly references: readonly {
    readonly type: string;
    readonly field: string;
    readonly moves: number;
    readonly stays: number;
  }[];
}
type Saved = { readonly id: string };
type Unmerged = Saved & { readonly moved: number; readonly stayed: number };
/** A record as it was read: what a change of it is based on. */
export type Seen = Pick<RecordRead, "type" | "id" | "rev" | "epoch">;

const root = "/api/registers";

/** `op` is drawn once for each act, so that asking again after a lost answer does no harm. */
export const registers = {
  index: async () =>
    (await api.get<{ readonly registers: readonly RegisterLine[] }>(root)).registers,
  list: (type: string, question: string) => api.get<List>(`${root}/${type}?${question}`),
  read: (type: string, id: string) => api.get<RecordRead>(`${root}/${type}/${id}`),
  history: (type: string, id: string) => api.get<History>(`${root}/${type}/${id}/history`),
  blank: (type: string, to: string) => api.get<Blank>(`${root}/${type}/blank?to=${to}`),
  add: (type: string, op: string, values: Values) =>
    api.post<Saved>(`${root}/${type}`, { op, values }),
  edit: ({ type, id, rev, epoch }: Seen, op: string, values: Values, was: Values) =>
    api.patch<Saved>(`${root}/${type}/${id}`, { op, rev, epoch, values, was }),
  remove: ({ type, id, rev, epoch }: Seen, op: string) =>
    api.del<Saved>(`${root}/${type}/${id}?op=${op}&rev=${String(rev)}&epoch=${epoch}`),
  preview: (type: string, id: string, into: string) =>
    api.get<MergePreview>(`${root}/${type}/${id}/merge?into=${into}`),
  merge: (duplicate: Seen, kept: Seen, op: string, values: Values) =>
    api.post<Saved>(`${root}/${duplicate.type}/${duplicate.id}/merge`, {
      op,
      into: kept.id,
      rev: duplicate.rev,
      into_rev: kept.rev,
      values,
    }),
  unmerge: ({ type, id }: Seen, op: string) =>
    api.post<Unmerged>(`${root}/${type}/${id}/unmerge`, { op }),
  formula: (kind: string, inputs: Readonly<Record<string, number | null>>) =>
    api.post<{ readonly result_minutes: number }>(`${root}/clause/formula`, { kind, inputs }),
};
