import { dayAndHour, dayInFrance, fullDay, hours, monthName } from "../i18n/format";
import { language } from "../i18n/language.svelte";
import { type FieldSpec, type RecordName, RECORDS, type RecordSpec } from "../records.gen";
import type { GridKey } from "../minutes/reading";
import { GRID } from "../minutes/words.gen";
import { book } from "../store";
import { t } from "./texts";

type Values = Readonly<Record<string, unknown>>;

const declared: Record<string, RecordSpec | undefined> = { ...RECORDS };

/** Know other declarations too: the desk has those of the office alone. */
export function declareAlso(others: Readonly<Record<string, RecordSpec>>): void {
  Object.assign(declared, others);
}

function label(said: { fr: string; en: string } | undefined): string {
  return said ? said[language.code].replaceAll("'", "’") : "";
}

function valuesOf(table: string, id: unknown): Values | undefined {
  if (!declared[table] || typeof id !== "string") return undefined;
  return book.get(table as RecordName, id)?.data;
}

/** What a record is called: a person, a company, the first words of a text. */
export function nameOf(table: string, values: Values | undefined): string {
  if (!values) return "";
  if (table === "worker")
    return `${text(values["last_name"]).toUpperCase()} ${text(values["first_name"])}`.trim();
  if (table === "visit") {
    const started = text(values["started_at"]);
    const on = started ? dayInFrance(new Date(started)) : text(values["planned_on"]);
    return on && fullDay(on);
  }
  const named = ["label", "name", "title", "body", "caption", "number"];
  const found = named.map((field) => text(values[field])).find((each) => each !== "");
  return found && found.length > 60 ? `${found.slice(0, 59).trimEnd()}…` : (found ?? "");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function typeWords(table: string, values: Values): string {
  const kind = table === "minutes_item" || table === "visit" ? text(values["kind"]) : "";
  return kind ? choiceWords(declared[table]?.fields["kind"], kind) : label(declared[table]);
}

function wholeOf(table: string, id: string, values: Values): Values {
  return { ...valuesOf(table, id), ...values };
}

/** A record in words, from what this phone knows of it: «Constat de présence · KONATÉ Awa». */
export function recordWords(table: string, id: string, values: Values = {}): string {
  if (!declared[table]) return table;
  const all = wholeOf(table, id, values);
  if (table === "conflict" || table === "hold") {
    return [label(declared[table]), recordWords(text(all["table"]), text(all["record_id"]))].join(
      " · ",
    );
  }
  const own = table === "site" ? "" : nameOf(table, all);
  const who = own || nameOf("worker", valuesOf("worker", all["worker_id"]));
  return [typeWords(table, all), who].filter(Boolean).join(" · ");
}

/** The site that a record belongs to, where this phone knows it. */
export function placeWords(table: string, id: string, values: Values = {}): string {
  const all = wholeOf(table, id, values);
  if (table === "conflict" || table === "hold") {
    return placeWords(text(all["table"]), text(all["record_id"]));
  }
  const visit = table === "visit" ? all : valuesOf("visit", all["visit_id"]);
  const site = table === "site" ? id : (visit?.["site_id"] ?? all["site_id"]);
  return nameOf("site", valuesOf("site", site));
}

/** What is declared of a field; of a grid, for each of its items. */
export function specAt(table: string, leaf: string): FieldSpec | undefined {
  return declared[table]?.fields[leaf.split(".")[0] ?? ""];
}

function itemOf(leaf: string): GridKey | undefined {
  const item = leaf.split(".")[1];
  return item !== undefined && item in GRID ? (item as GridKey) : undefined;
}

/** The name of a field or of one item of a grid. */
export function fieldWords(table: string, leaf: string): string {
  const item = itemOf(leaf);
  if (item) return GRID[item].said[language.code === "en" ? 1 : 0];
  return label(specAt(table, leaf)) || leaf;
}

/** Whether two versions can be kept one after the other: free text. */
export function isText(table: string, leaf: string): boolean {
  return specAt(table, leaf)?.kind === "text";
}

function answerWords(value: unknown): string {
  if (typeof value !== "object" || value === null) return t().none;
  const { answer, evidence, note } = value as Values;
  const said = t().answers[text(answer)] ?? text(answer);
  const proof = Array.isArray(evidence) ? evidence.map(text).join(", ") : text(evidence);
  return [said, proof, text(note)].filter(Boolean).join(" · ");
}

function choiceWords(spec: FieldSpec | undefined, value: string): string {
  return label(spec?.options?.find((each) => each.value === value)) || value;
}

function stringWords(spec: FieldSpec, value: string): string {
  if (spec.kind === "choice" || spec.kind === "choices") return choiceWords(spec, value);
  if (spec.kind === "day") return fullDay(value);
  if (spec.kind === "month") return monthName(value);
  if (spec.kind === "instant") return dayAndHour(value);
  if (spec.kind !== "ref" && spec.kind !== "refs") return value;
  const found = valuesOf(spec.target ?? "", value);
  return nameOf(spec.target ?? "", found) || t().elsewhere;
}

function plainWords(spec: FieldSpec, value: unknown): string {
  if (typeof value === "boolean") return value ? t().yes : t().no;
  if (typeof value === "number") return spec.kind === "minutes" ? hours(value) : String(value);
  if (typeof value === "string") return stringWords(spec, value);
  if (Array.isArray(value)) return value.map((each) => stringWords(spec, text(each))).join(", ");
  return JSON.stringify(value);
}

/** A value as people read it. */
export function valueWords(table: string, leaf: string, value: unknown): string {
  const spec = specAt(table, leaf);
  if (value === null || value === undefined || value === "") return t().none;
  if (!spec) return JSON.stringify(value);
  if (table === "signature" && leaf === "strokes") return t().drawn;
  if (spec.kind !== "answers") return plainWords(spec, value);
  return itemOf(leaf) ? answerWords(value) : itemsWords(table, leaf, value);
}

function itemsWords(table: string, field: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return t().none;
  const items = Object.entries(value);
  return items
    .map(([item, answer]) => `${fieldWords(table, `${field}.${item}`)} : ${answerWords(answer)}`)
    .join("\n");
}

/** The written values of a record, named, in the order of its declaration; references to itself are left out. */
export function factsOf(table: string, values: Values): { name: string; value: string }[] {
  const order = Object.keys(declared[table]?.fields ?? {});
  const hidden = new Set([
    "visit_id",
    "site_id",
    "officer_id",
    "author_id",
    "sha256",
    "grid_version",
    "position",
  ]);
  return Object.entries(values)
    .filter(([field, value]) => !hidden.has(field) && value !== null)
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([field, value]) => {
      return { name: fieldWords(table, field), value: valueWords(table, field, value) };
    });
}
