import type { Book } from "./book";
import type { Draft } from "./drafted";
import {
  type ChangeContent,
  isItems,
  same,
  type Seen,
  type Values,
  type ViewRow,
  viewOf,
  withSet,
  type WrittenAt,
} from "./rows";
import { itemFields, specOf } from "./spec";
import { checkRecord, checkValues, type FieldProblem } from "./validate";

/** What is wrong with one field of one record that was to be saved. */
export interface FieldError extends FieldProblem {
  readonly tbl: string;
  readonly id: string;
  readonly pointer: string;
}

/** The values are not what the declaration allows; nothing was saved. */
export class SaveRefused extends Error {
  override name = "SaveRefused";
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super(errors.map((error) => `${error.tbl}${error.pointer}: ${error.code}`).join(", "));
    this.errors = errors;
  }
}

/** What all changes of one act share. */
export interface Act {
  readonly intent: string | null;
  readonly group: string | null;
  readonly epoch: string | null;
  readonly heard: number;
  readonly at: WrittenAt;
  readonly today: string;
}

/** What a change sets, and what its author saw there. */
interface Difference {
  set: Record<string, unknown>;
  was: Record<string, unknown>;
}

function itemDifference(old: unknown, wanted: Values): { set: Values; was: Values } | null {
  const before = isItems(old) ? old : {};
  const changed = Object.keys(wanted).filter((item) => !same(before[item], wanted[item]));
  if (changed.length === 0) return null;
  const pick = (from: Values): Values => {
    return Object.fromEntries(changed.map((item) => [item, from[item] ?? null]));
  };
  return { set: pick(wanted), was: pick(before) };
}

/** Only what really changes travels: equal values are dropped. */
function difference(tbl: string, wanted: Values, old: Values): Difference {
  const found: Difference = { set: {}, was: {} };
  for (const [field, value] of Object.entries(wanted)) {
    if (itemFields(tbl).has(field) && isItems(value)) {
      const items = itemDifference(old[field], value);
      if (items) [found.set[field], found.was[field]] = [items.set, items.was];
    } else if (!same(old[field], value)) {
      [found.set[field], found.was[field]] = [value ?? null, old[field] ?? null];
    }
  }
  return found;
}

function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? null) !== null));
}

/** Problems that this change brings; those that the record had before are not its author's. */
function problemsOf(tbl: string, set: Values, old: Values | null, today: string): FieldProblem[] {
  const type = specOf(tbl);
  const single = checkValues(type, set);
  if (single.length > 0) return single;
  const before = old ? checkRecord(type, old, today) : [];
  return checkRecord(type, withSet(old ?? {}, set, itemFields(tbl)), today).filter(
    (now) => !before.some((then) => then.field === now.field && then.code === now.code),
  );
}

function errorsOf(draft: Draft, problems: FieldProblem[]): FieldError[] {
  const { tbl, id } = draft;
  return problems.map((problem) => ({ ...problem, tbl, id, pointer: `/${problem.field}` }));
}

type Prepared = { change: ChangeContent | null } | { errors: FieldError[] };

/**
 * What its author has seen of a record. What waits hides what came in under it: he has seen no more than he
 * had then, and of an older timeline nothing of this one.
 */
function seenOf(rev: number, before: readonly ChangeContent[], act: Act): Seen {
  const { epoch, heard } = act;
  const under = before.map((change) => change.base);
  const older = under.find((base) => base.epoch !== epoch);
  const now: Seen = { epoch, rev, heard };
  return older ?? under.reduce((least, base) => (base.rev < least.rev ? base : least), now);
}

function changeOf(draft: Draft, row: ViewRow | undefined, base: Seen, act: Act): Prepared {
  const { tbl, id, seen } = draft;
  const { intent, group, epoch, heard, at, today } = act;
  const frame = { op: crypto.randomUUID(), intent, tbl, id, group, at };
  if (draft.kind === "delete") {
    return { change: row ? { ...frame, kind: "delete", base, set: {}, was: {} } : null };
  }
  if (!row && draft.kind === "update") {
    return { errors: errorsOf(draft, [{ field: "", code: "unknown_record" }]) };
  }
  if (!row) {
    const set = given(draft.values);
    const problems = problemsOf(tbl, set, null, today);
    if (problems.length > 0) return { errors: errorsOf(draft, problems) };
    return { change: { ...frame, kind: "create", base: { epoch, rev: 0, heard }, set, was: {} } };
  }
  const { set, was } = difference(tbl, draft.values, row.data);
  const problems = problemsOf(tbl, set, row.data, today);
  if (problems.length > 0) return { errors: errorsOf(draft, problems) };
  if (Object.keys(set).length === 0) return { change: null };
  const from = seen ? { epoch, rev: seen.rev, heard } : base;
  return {
    change: { ...frame, kind: "update", base: from, set, was: { ...was, ...seen?.values } },
  };
}

/** Turn what a screen asks for into changes, each upon those before it; throws `SaveRefused`. */
export function prepare(book: Book, drafts: readonly Draft[], act: Act): ChangeContent[] {
  const changes: ChangeContent[] = [];
  const errors: FieldError[] = [];
  for (const draft of drafts) {
    const base = book.base.get(draft.tbl, draft.id);
    const mine = changes.filter((change) => change.tbl === draft.tbl && change.id === draft.id);
    const before = [...book.changesOf(draft.tbl, draft.id), ...mine];
    const row = viewOf(base, before, itemFields(draft.tbl));
    const prepared = changeOf(draft, row, seenOf(base?.rev ?? 0, before, act), act);
    if ("errors" in prepared) errors.push(...prepared.errors);
    else if (prepared.change) changes.push(prepared.change);
  }
  if (errors.length > 0) throw new SaveRefused(errors);
  return changes;
}
