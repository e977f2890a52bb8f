import type { OpKind } from "./db";

export type Values = Readonly<Record<string, unknown>>;

/** A record as the office last said it; `g` is the reset generation in which it arrived. */
export interface BaseRow {
  readonly tbl: string;
  readonly id: string;
  readonly rev: number;
  readonly tags: readonly string[];
  readonly data: Values;
  readonly g?: number;
}

/** A record as this person sees it: what the office said and the own changes on top. */
export interface ViewRow extends BaseRow {
  readonly pending?: true;
}

/** Where and when an author wrote, by a clock that nobody trusts. */
export interface WrittenAt {
  readonly wall: string;
  readonly skew_ms: number;
  readonly mono: number;
}

/** What an author had seen of a record, and the number up to which he had heard of everything. */
export interface Seen {
  readonly epoch: string | null;
  readonly rev: number;
  readonly heard?: number;
}

/** The content of one change, as it is encrypted here, sealed, and sent. */
export interface ChangeContent {
  readonly op: string;
  readonly kind: OpKind;
  readonly intent: string | null;
  readonly tbl: string;
  readonly id: string;
  readonly group: string | null;
  readonly base: Seen;
  readonly set: Values;
  readonly was: Values;
  readonly at: WrittenAt;
}

/** A change that waits, with its place in the queue (`n` is 0 until it is on disk). */
export interface PendingChange extends ChangeContent {
  readonly n: number;
  readonly v: number;
  readonly tries: number;
  readonly again: boolean;
  readonly bytes: number;
}

/** The name of a record among all tables. */
export function rowKey(tbl: string, id: string): string {
  return `${tbl}/${id}`;
}

const AGENDA = new Set(["site", "visit", "staff", "operation"]);

/** What a site gathers month after month: bulky, and untouched by a day on site. */
const MONTHS = new Set([
  "monthly_sheet",
  "sheet_line",
  "hours_confirmation",
  "retained_hours",
  "discrepancy",
  "outcome",
]);

/** The directory (people, companies, lots that several sites share) is cut into 64 slices. */
function slice(id: string): string {
  return String((parseInt(id.slice(0, 2), 16) || 0) >> 2);
}

/** The block that holds a row: the agenda, its one site (or the months of it), or a slice of the directory. */
export function blockOf(row: BaseRow): string {
  if (AGENDA.has(row.tbl)) return "agenda";
  const [site, ...others] = row.tags.filter((tag) => tag.startsWith("site:"));
  if (!site || others.length > 0) return `directory:${slice(row.id)}`;
  return MONTHS.has(row.tbl) ? `${site}/months` : site;
}

/** Tell whether a value is a JSON object. */
export function isItems(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Answers of a grid on top of others: item by item, null clears one. */
export function mergedItems(under: unknown, over: Values): Values {
  const merged = { ...(isItems(under) ? under : {}), ...over };
  return Object.fromEntries(Object.entries(merged).filter(([, answer]) => answer !== null));
}

function isEmpty(value: unknown): boolean {
  return value === null || (isItems(value) && Object.keys(value).length === 0);
}

/** Values set on top of others; fields in `byItem` merge item by item, an emptied field is absent. */
export function withSet(data: Values, set: Values, byItem: ReadonlySet<string>): Values {
  const merged: Record<string, unknown> = { ...data };
  for (const [field, value] of Object.entries(set)) {
    merged[field] = byItem.has(field) && isItems(value) ? mergedItems(data[field], value) : value;
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => !isEmpty(value)));
}

/** What a settle shows before the office has answered it. */
function settledValues(tbl: string, set: Values): Values {
  const choice = set["choice"];
  const reason = set["reason"] ?? null;
  if (tbl === "hold") {
    return { state: choice === "accept" ? "accepted" : "refused", decision_reason: reason };
  }
  return { state: "settled", settled_with: choice, reason };
}

/** The record after the own changes, in their order; undefined where it is gone or was never whole. */
export function viewOf(
  base: BaseRow | undefined,
  changes: readonly ChangeContent[],
  byItem: ReadonlySet<string>,
): ViewRow | undefined {
  if (changes.length === 0) return base;
  let row: ViewRow | undefined = base;
  for (const change of changes) {
    const { kind, tbl, id } = change;
    if (kind === "delete") row = undefined;
    else if (kind === "create" && !row) {
      row = { tbl, id, rev: 0, tags: [], data: withSet({}, change.set, byItem), pending: true };
    } else if (row) {
      const set = kind === "settle" ? settledValues(tbl, change.set) : change.set;
      row = { ...row, data: withSet(row.data, set, byItem), pending: true };
    }
  }
  return row;
}

/** Tell whether two JSON values say the same; an absent value and null do. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one ?? null, other ?? null)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, i) => same(each, other[i]));
  }
  if (!isItems(one) || !isItems(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}
