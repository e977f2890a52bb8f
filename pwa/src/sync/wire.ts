import type { BaseRow } from "../store/rows";
import type { Json } from "./http";

/**
 * One line of a pull: a record as it is, gone for everybody, or gone from what I may see. With `erase` a
 * person was erased from it: what this phone sent of it is forgotten too.
 */
export type Line = { erase?: boolean } & (
  { t: "put"; row: BaseRow } | { t: "del" | "gone"; tbl: string; id: string; rev: number }
);

export interface ScopeLine {
  readonly id: string;
  readonly state: "ready" | "entering";
  readonly at?: number;
  readonly of?: number;
}

/** What every answer says of the office's timeline; `mark` shows later that this was heard. */
export interface Timeline {
  readonly epoch: string;
  readonly seq: number;
  readonly mark: string | null;
}

export interface PullAnswer extends Timeline {
  readonly reset: boolean;
  readonly scopes: readonly ScopeLine[];
  readonly lines: readonly Line[];
  readonly cursor: string;
  readonly more: boolean;
  readonly digest: Readonly<Record<string, { count: number; xor: string }>> | null;
}

export interface PushResult {
  readonly op: string;
  readonly status: "applied" | "merged" | "conflict" | "held";
  readonly rev: number | null;
  readonly line: Line | null;
}

export interface PushAnswer extends Timeline {
  readonly results: readonly PushResult[];
}

const STATUSES = new Set<unknown>(["applied", "merged", "conflict", "held"]);

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** The records from which these lines say that a person was erased. */
export function erasedIn(lines: readonly (Line | null)[]): string[] {
  return lines.flatMap((line) => (line?.erase ? [line.t === "put" ? line.row.id : line.id] : []));
}

/** A record's line, or null when it is none that this app understands. */
export function lineOf(raw: unknown): Line | null {
  if (!isObject(raw)) return null;
  const { t, tbl, id, tags, data } = raw;
  const rev = typeof raw["rev"] === "number" ? raw["rev"] : 0;
  if (!isText(tbl) || !isText(id)) return null;
  const erase = raw["erase"] === true;
  if (t === "del" || t === "gone") return { t, tbl, id, rev, erase };
  if (!isObject(data) || !Array.isArray(tags)) return null;
  return { t: "put", row: { tbl, id, rev, tags: tags.filter(isText), data: data }, erase };
}

function timelineOf(epoch: string, body: Json): Timeline {
  return { epoch, seq: Number(body["seq"] ?? 0), mark: isText(body["mark"]) ? body["mark"] : null };
}

function scopeOf(raw: unknown): ScopeLine[] {
  if (!isObject(raw) || !isText(raw["id"])) return [];
  const { id, at, of } = raw;
  if (raw["state"] !== "entering") return [{ id, state: "ready" }];
  return [{ id, state: "entering", at: Number(at ?? 0), of: Number(of ?? 0) }];
}

function digestOf(raw: unknown): PullAnswer["digest"] {
  if (!isObject(raw)) return null;
  const pairs = Object.entries(raw).flatMap(([scope, value]) => {
    if (!isObject(value) || !isText(value["xor"])) return [];
    return [[scope, { count: Number(value["count"]), xor: value["xor"] }] as const];
  });
  return Object.fromEntries(pairs);
}

/** The answer to a pull; null when it is not of the protocol (then it is no answer). */
export function pullAnswer(body: Json): PullAnswer | null {
  const { epoch, cursor, changes, scopes } = body;
  if (typeof body["protocol"] !== "number" || !isText(epoch) || !isText(cursor)) return null;
  if (!Array.isArray(changes) || !Array.isArray(scopes)) return null;
  const lines = changes.map(lineOf);
  if (lines.includes(null)) return null;
  return {
    ...timelineOf(epoch, body),
    reset: body["reset"] === true,
    scopes: scopes.flatMap(scopeOf),
    lines: lines.filter((line) => line !== null),
    cursor,
    more: body["more"] === true,
    digest: digestOf(body["digest"]),
  };
}

/** Nothing is new: the office says so in a few bytes, and what the phone knows stands. */
export function unchangedAnswer(body: Json, known: Known): PullAnswer | null {
  const { epoch, unchanged } = body;
  if (typeof body["protocol"] !== "number" || !isText(epoch) || unchanged !== true) return null;
  if (known.cursor === null) return null;
  return {
    ...timelineOf(epoch, body),
    reset: false,
    scopes: Object.entries(known.scopes).map(([id]) => ({ id, state: "ready" })),
    lines: [],
    cursor: known.cursor,
    more: false,
    digest: null,
  };
}

interface Known {
  readonly cursor: string | null;
  readonly scopes: Readonly<Record<string, unknown>>;
}

function resultOf(raw: unknown): PushResult[] {
  if (!isObject(raw) || !isText(raw["op"]) || !STATUSES.has(raw["status"])) return [];
  const rev = typeof raw["rev"] === "number" ? raw["rev"] : null;
  const status = raw["status"] as PushResult["status"];
  return [{ op: raw["op"], status, rev, line: lineOf(raw["record"]) }];
}

/** The answer to a push; null when it is not of the protocol (then it is no answer). */
export function pushAnswer(body: Json): PushAnswer | null {
  const { epoch, results } = body;
  if (typeof body["protocol"] !== "number" || !isText(epoch) || !Array.isArray(results))
    return null;
  return { ...timelineOf(epoch, body), results: results.flatMap(resultOf) };
}
