import { fieldOf, holds } from "./checks";
import type { Values } from "./rows";
import { type FieldSpec, type TypeSpec, valuesOf } from "./spec";

/** What is wrong with one field: a stable code, worded where it is shown. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly limit?: number;
}

type Verdict = Omit<FieldProblem, "field"> | null;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
/** Control characters but tab and line ends, and lone surrogates. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u0080-\u009f]|\p{Surrogate}/u;
/** Signs that nobody sees: they end a line, turn what stands around, or do nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Longer texts are prose: they may have several lines, and signs that join others. */
const LONGEST_LINE = 200;
const ANSWERS = new Set<unknown>(["yes", "partial", "no", "na"]);
const NOTE_LENGTH = 1000;
const EVIDENCE_PIECES = 5;
const DAY_MINUTES = 24 * 60;

function text(field: FieldSpec, value: unknown): Verdict {
  if (typeof value !== "string" || FORBIDDEN.test(value)) return { code: "not_a_text" };
  if ((field.high ?? 0) <= LONGEST_LINE && UNSEEN.test(value)) return { code: "not_a_text" };
  const length = Array.from(value).length;
  if (field.high !== undefined && length > field.high)
    return { code: "too_long", limit: field.high };
  const low = field.low ?? 0;
  return length < low ? { code: "too_short", limit: low } : null;
}

function number(field: FieldSpec, value: unknown): Verdict {
  if (!Number.isInteger(value)) return { code: "not_a_whole_number" };
  const count = value as number;
  if (field.low !== undefined && count < field.low) return { code: "too_small", limit: field.low };
  const high = field.high ?? Infinity;
  return count > high ? { code: "too_large", limit: high } : null;
}

function matching(pattern: RegExp, code: string) {
  return (_: FieldSpec, value: unknown): Verdict =>
    typeof value === "string" && pattern.test(value) ? null : { code };
}

/** Tell whether a text is a day of the calendar, YYYY-MM-DD, from 1900 to 2199. */
export function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !DAY.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function instant(_: FieldSpec, value: unknown): Verdict {
  const right =
    typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  return right && isDay(value.slice(0, 10)) ? null : { code: "not_an_instant" };
}

function choice(field: FieldSpec, value: unknown): Verdict {
  const known = typeof value === "string" && valuesOf(field).has(value);
  return known ? null : { code: "not_a_choice" };
}

function list(field: FieldSpec, value: unknown): Verdict {
  if (!Array.isArray(value)) return { code: "not_a_list" };
  const high = field.high ?? Infinity;
  if (value.length > high) return { code: "too_many", limit: high };
  const single = field.kind === "choices" ? choice : KINDS.ref;
  for (const each of value) {
    const wrong = single(field, each);
    if (wrong) return wrong;
  }
  return new Set(value).size < value.length ? { code: "twice" } : null;
}

function isAnswer(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { answer, evidence = [], note = "", ...others } = value;
  if (!Array.isArray(evidence) || evidence.length > EVIDENCE_PIECES) return false;
  const texts: unknown[] = [note, ...(evidence as unknown[])];
  if (!texts.every((text) => typeof text === "string")) return false;
  const short = Array.from(texts.join("")).length <= NOTE_LENGTH;
  return short && Object.keys(others).length === 0 && ANSWERS.has(answer);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function answers(field: FieldSpec, value: unknown): Verdict {
  if (!isObject(value)) return { code: "not_answers" };
  for (const [item, answer] of Object.entries(value)) {
    if (!valuesOf(field).has(item)) return { code: "not_a_choice" };
    if (answer !== null && !isAnswer(answer)) return { code: "not_answers" };
  }
  return null;
}

function isMinutesOfDay(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= DAY_MINUTES;
}

function minutesByDay(_: FieldSpec, value: unknown): Verdict {
  const right =
    isObject(value) && Object.entries(value).every(([day, m]) => isDay(day) && isMinutesOfDay(m));
  return right ? null : { code: "not_minutes_by_day" };
}

function document(field: FieldSpec, value: unknown): Verdict {
  if (!isObject(value)) return { code: "not_a_document" };
  const high = field.high ?? Infinity;
  return JSON.stringify(value).length > high ? { code: "too_long", limit: high } : null;
}

const KINDS: Record<FieldSpec["kind"], (field: FieldSpec, value: unknown) => Verdict> = {
  ref: matching(ID, "not_an_id"),
  refs: list,
  text,
  integer: number,
  minutes: number,
  boolean: (_, value) => (typeof value === "boolean" ? null : { code: "not_a_boolean" }),
  day: (_, value) => (isDay(value) ? null : { code: "not_a_day" }),
  month: matching(MONTH, "not_a_month"),
  instant,
  choice,
  choices: list,
  answers,
  minutes_by_day: minutesByDay,
  file: matching(DIGEST, "not_a_digest"),
  document,
};

/** What is wrong with one value of one field; null when nothing is. */
export function checkValue(type: TypeSpec, name: string, value: unknown): FieldProblem | null {
  const field = type.fields[name];
  if (!field) return { field: name, code: "unknown_field" };
  if (value === null || value === undefined) {
    return field.optional ? null : { field: name, code: "required" };
  }
  const verdict = KINDS[field.kind](field, value);
  return verdict && { field: name, ...verdict };
}

/** What is wrong with the given values, field by field; absent fields do not matter. */
export function checkValues(type: TypeSpec, values: Values): FieldProblem[] {
  return Object.entries(values)
    .map(([name, value]) => checkValue(type, name, value))
    .filter((problem) => problem !== null);
}

/** What is missing from a whole record, or breaks a rule between its fields. */
export function checkRecord(type: TypeSpec, data: Values, today: string): FieldProblem[] {
  const missing = Object.entries(type.fields)
    .filter(([name, field]) => !field.optional && (data[name] ?? null) === null)
    .map(([name]) => ({ field: name, code: "required" }));
  const broken = type.checks
    .filter((check) => !holds(check, data, today))
    .map((check) => ({ field: fieldOf(check), code: check.code }));
  return [...missing, ...broken];
}
