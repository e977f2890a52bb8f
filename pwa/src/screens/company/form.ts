import { type Amount, amountIn, typedHours } from "./amount";
import type { Line, SheetPage, WrittenLine } from "./sheets";
import type { Cells } from "./typed.svelte";

export const AMOUNTS = ["worked", "training", "absence"] as const;
export type AmountName = (typeof AMOUNTS)[number];

/** One person of the form. */
export interface Entry {
  /** The same on every device: the worker's id, or the name as it was written. */
  readonly key: string;
  readonly workerId: string | null;
  readonly name: string;
  readonly rawName: string;
  readonly kind: string | null;
  readonly tutor: string | null;
  /** Minutes of the month before: proposed, never taken for this month's. */
  readonly last: number | null;
  /** Added by hand: may be taken off again. */
  readonly added: boolean;
}

const BY_NAME = "name:";

/** The key of a person who is on no list. */
export function keyOfName(name: string): string {
  return BY_NAME + name.trim().replaceAll(/\s+/g, " ").toUpperCase();
}

function entryOf(line: Line): Entry {
  const { worker_id: workerId, raw_name: rawName, origin } = line;
  const last = line.last_month_minutes ?? (origin === "last_month" ? line.worked_minutes : null);
  return {
    key: workerId ?? keyOfName(rawName),
    workerId,
    name: line.name,
    rawName,
    kind: line.kind,
    tutor: line.tutor_raw,
    last,
    added: workerId === null,
  };
}

function addedIn(cells: Cells): Entry[] {
  return Object.entries(cells).flatMap(([cell, name]) => {
    if (!cell.startsWith(BY_NAME) || !cell.endsWith("/name") || name === "") return [];
    const key = cell.slice(0, -"/name".length);
    const bare = { workerId: null, kind: null, tutor: null, last: null };
    return [{ key, name, rawName: name, added: true, ...bare }];
  });
}

/** Whom the form shows: the lines that are there, then who is employed on the lot, then who was added. */
export function entriesOf(page: SheetPage, cells: Cells): Entry[] {
  const employed = page.people.map((person): Entry => {
    const { worker_id: workerId, name, kind } = person;
    const last = person.last_month_minutes;
    return { key: workerId, workerId, name, rawName: name, kind, tutor: null, last, added: false };
  });
  const byKey = new Map<string, Entry>();
  for (const entry of [...page.lines_read.map(entryOf), ...employed, ...addedIn(cells)]) {
    if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  }
  return [...byKey.values()].filter(({ key }) => cells[`${key}/gone`] !== "1");
}

/** What the office keeps, as cells of the form; proposals are not among them. */
export function cellsOf(page: SheetPage): Cells {
  const cells: Record<string, string> = {};
  for (const line of page.lines_read) {
    if (line.origin !== "saved") continue;
    const { key } = entryOf(line);
    const minutes = {
      worked: line.worked_minutes,
      training: line.training_minutes,
      absence: line.absence_minutes,
    };
    for (const name of AMOUNTS) {
      const value = minutes[name];
      if (value !== null) cells[`${key}/${name}`] = typedHours(value);
    }
    if (line.comment) cells[`${key}/comment`] = line.comment;
  }
  return cells;
}

/** A figure of a person: null when nothing is typed, undefined when it cannot be read. */
export function amountOf(cells: Cells, key: string, name: AmountName): Amount | null | undefined {
  return amountIn(cells[`${key}/${name}`] ?? "", "hours");
}

export type Wrong = "unread" | "absurd" | "missing";

function daysOf(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).getUTCDate();
}

function wrongAlone(amount: Amount | null | undefined, month: string): Wrong | undefined {
  if (amount === undefined) return "unread";
  return amount && amount.minutes > daysOf(month) * 24 * 60 ? "absurd" : undefined;
}

/** What is wrong with a person's figures, by the cell where it is to be mended. */
export function wrongOf(cells: Cells, { key }: Entry, month: string): [AmountName, Wrong][] {
  const found = AMOUNTS.flatMap((name): [AmountName, Wrong][] => {
    const wrong = wrongAlone(amountOf(cells, key, name), month);
    return wrong ? [[name, wrong]] : [];
  });
  if (found.length > 0) return found;
  const worked = amountOf(cells, key, "worked");
  const training = amountOf(cells, key, "training");
  const hasRemark = (cells[`${key}/comment`] ?? "") !== "";
  const hasMore = training !== null || amountOf(cells, key, "absence") !== null || hasRemark;
  return !worked && hasMore ? [["worked", "missing"]] : [];
}

export interface ToSend {
  readonly lines: readonly WrittenLine[];
  /** The cells that the office cannot take as they are. */
  readonly unread: ReadonlySet<string>;
}

/** What goes to the office: who has hours, with the minutes that the form says it understood. */
export function linesToSend(entries: readonly Entry[], cells: Cells, month: string): ToSend {
  const unread = new Set<string>();
  const lines: WrittenLine[] = [];
  for (const entry of entries) {
    const { key } = entry;
    const wrong = wrongOf(cells, entry, month);
    for (const [name] of wrong) unread.add(`${key}/${name}`);
    const text = (name: AmountName): string => {
      const amount = unread.has(`${key}/${name}`) ? null : amountOf(cells, key, name);
      return amount ? typedHours(amount.minutes) : "";
    };
    const worked = text("worked");
    if (worked === "") {
      for (const name of ["training", "absence", "comment"]) unread.add(`${key}/${name}`);
      continue;
    }
    lines.push({
      worker_id: entry.workerId,
      raw_name: entry.rawName,
      worked,
      training: text("training"),
      absence: text("absence"),
      tutor_raw: entry.tutor ?? "",
      comment: cells[`${key}/comment`] ?? "",
      kind: entry.kind,
    });
  }
  for (const { key, added } of entries) if (added) unread.add(`${key}/name`);
  for (const { raw_name: name } of lines) unread.delete(`${keyOfName(name)}/name`);
  return { lines, unread };
}

/** What the form declares, work and training, as far as it can be read. */
export function totalOf(entries: readonly Entry[], cells: Cells): number {
  const minutes = (key: string, name: AmountName): number =>
    amountOf(cells, key, name)?.minutes ?? 0;
  return entries.reduce(
    (sum, { key }) => sum + minutes(key, "worked") + minutes(key, "training"),
    0,
  );
}

/** Those who have no hours. */
export function withoutHours(entries: readonly Entry[], cells: Cells): Entry[] {
  return entries.filter(({ key }) => amountOf(cells, key, "worked") === null);
}
