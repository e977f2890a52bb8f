import type { RecordName } from "../../../records.gen";
import { sendFile } from "../../../sync";

/** What importing a file would do, or did (backend/imports/schemas.py). */
export interface RowFault {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly words: string;
}
export interface RowsResult {
  readonly type: RecordName;
  readonly sheet: string | null;
  readonly other_sheets: readonly string[];
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly repeated: number;
  readonly unknown_columns: readonly { readonly head: string; readonly near: string | null }[];
  readonly repeated_columns: readonly string[];
  readonly fault_total: number;
  readonly faults: readonly RowFault[];
  /** The rows to mend as CSV. */
  readonly report: string | null;
}

/** What importing published contracts would do, or did (backend/imports/decp/schemas.py). */
export interface ContractImported {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly buyer: string;
  readonly fate: "create" | "update" | "unchanged" | "kept";
  readonly notes: readonly string[];
}
export interface ContractsResult {
  readonly read: number;
  readonly social: number;
  readonly others_total: number;
  readonly others: readonly string[];
  readonly unstated: number;
  readonly concessions: number;
  readonly apart_total: number;
  readonly apart: readonly { readonly number: string; readonly words: string }[];
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly kept: number;
  readonly repeated: number;
  readonly authorities: number;
  readonly operations: number;
  readonly companies: number;
  readonly contracts: readonly ContractImported[];
}
export type Result = RowsResult | ContractsResult;

/** Published contracts, beside the registers. */
export const DECP = "decp";
export type Imported = RecordName | typeof DECP;
export type Existing = "skip" | "update";

export const isOfContracts = (result: Result): result is ContractsResult => "social" in result;

/** How many records a result adds or changes. */
export const changes = (result: Result): number => result.create + result.update;

export interface Sent {
  readonly what: Imported;
  readonly existing: Existing;
  /** Drawn once for each import, so that asking again after a lost answer does no harm. */
  readonly op: string;
  readonly file: Blob;
}

const root = "/api/imports";

export const imports = {
  template: (what: Imported, ending: "xlsx" | "csv") => `${root}/${what}/template.${ending}`,
  check: (sent: Sent, progress: (share: number) => void) => send("/check", sent, progress),
  bring: (sent: Sent, progress: (share: number) => void) => send("", sent, progress),
};

async function send(
  step: string,
  { what, existing, op, file }: Sent,
  progress: (share: number) => void,
): Promise<Result> {
  const path = `${root}/${what}${step}?op=${op}&existing=${existing}`;
  return sendFile<Result>({ path, file, progress });
}
