import type { HoursConfirmation, MonthlySheet, SheetLine } from "../../records.gen";
import { sha256Text } from "./digest";

/** A record as the book gives it. */
interface Kept<T> {
  readonly id: string;
  readonly data: Readonly<T>;
}

export type Said = "exact" | "corrected" | "contested" | "not_here";

/** The hours of one person on one lot in a month, as declared, with the answer that there is. */
export interface Line {
  readonly worker: string;
  readonly written: string;
  readonly minutes: number;
  readonly digest: string;
  readonly confirmation: Kept<HoursConfirmation> | undefined;
}

/** A month of one party: the sheet that counts, and its people. */
export interface Month {
  readonly party: string;
  readonly period: string;
  readonly lines: readonly Line[];
}

const HANDED_IN: readonly string[] = ["submitted", "returned", "reviewed", "closed"];

/** The figures of a line as the office digests them: what is confirmed is told from what came later. */
export function lineDigest(line: SheetLine): string {
  const worker = line.worker_id ? `'${line.worker_id}'` : "None";
  const days = Object.entries(line.daily_minutes ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, minutes]) => `('${day}', ${String(minutes)})`);
  const training = line.training_minutes ?? "None";
  return sha256Text(
    `(${worker}, ${String(line.worked_minutes)}, ${String(training)}, [${days.join(", ")}])`,
  );
}

/** Of the versions of a sheet the latest that was handed in counts; a draft is nobody's word yet. */
function sheetsThatCount(sheets: readonly Kept<MonthlySheet>[]): Kept<MonthlySheet>[] {
  const found = new Map<string, Kept<MonthlySheet>>();
  for (const sheet of sheets) {
    const key = `${sheet.data.party_id}/${sheet.data.period}`;
    const known = found.get(key);
    if (!HANDED_IN.includes(sheet.data.state)) continue;
    if (!known || known.data.version < sheet.data.version) found.set(key, sheet);
  }
  return [...found.values()];
}

/** Somebody who stands on two lines is asked about once, with the sum. */
function peopleOf(
  lines: readonly Kept<SheetLine>[],
): Map<string, { written: string; minutes: number; digest: string }> {
  const found = new Map<string, { written: string; minutes: number; digest: string }>();
  for (const { data } of lines) {
    if (!data.worker_id) continue;
    const known = found.get(data.worker_id);
    found.set(data.worker_id, {
      written: known?.written ?? data.raw_name,
      minutes: (known?.minutes ?? 0) + data.worked_minutes,
      digest: known?.digest ?? lineDigest(data),
    });
  }
  return found;
}

export interface Books {
  readonly sheets: readonly Kept<MonthlySheet>[];
  linesOf(sheet: string): readonly Kept<SheetLine>[];
  confirmationOf(
    party: string,
    worker: string,
    period: string,
  ): Kept<HoursConfirmation> | undefined;
}

/** The months with somebody to confirm, the latest first. */
export function monthsOf(books: Books): Month[] {
  const months = sheetsThatCount(books.sheets).map(({ id, data }): Month => {
    const { party_id: party, period } = data;
    const lines = [...peopleOf(books.linesOf(id))].map(([worker, figures]): Line => {
      return { worker, ...figures, confirmation: books.confirmationOf(party, worker, period) };
    });
    return { party, period, lines };
  });
  return months
    .filter(({ lines }) => lines.length > 0)
    .sort((one, other) => (one.period < other.period ? 1 : -1));
}

/** Whether the line is no longer the one that was answered about. */
export function isStale({ confirmation, digest }: Line): boolean {
  const seen = confirmation?.data.line_digest;
  return Boolean(seen) && seen !== digest;
}

/** What was answered on the line as it is; undefined: nothing yet. */
export function saidOf(line: Line): Said | undefined {
  const { confirmation, minutes } = line;
  if (!confirmation || isStale(line)) return undefined;
  const { state, confirmed_minutes: confirmed } = confirmation.data;
  if (state !== "confirmed") return state;
  return confirmed === minutes ? "exact" : "corrected";
}

export function unanswered(month: Month): readonly Line[] {
  return month.lines.filter((line) => saidOf(line) === undefined);
}
