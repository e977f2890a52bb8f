import { hours, number } from "../../../i18n/format";
import { language } from "../../../i18n/language.svelte";
import type { Names, Values } from "../office";
import { fieldWords, shortened, tableWords, valueWords } from "../words";
import { categoryWords } from "./categories";
import type { Page, Row } from "./registers";
import { t } from "./texts";

/** What a register is called: «Entreprises». */
export function registerWords(type: string): string {
  return t().plurals[type] ?? tableWords(type);
}

/** What a draft waits for: «Il manque : clause, chantier». */
export function missingWords(types: readonly string[]): string {
  return t().missing(types.map((type) => tableWords(type).toLowerCase()).join(", "));
}

/** The name of a field; amounts are shown in euros. */
export function labelOf(type: string, field: string): string {
  const words = fieldWords(type, field).replace(/ \((centimes|cents)\)$/, "");
  return field.endsWith("_cents") ? `${words} (€)` : words;
}

/** A value of a record as people read it; empty when there is none. */
export function shown(type: string, field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "";
  if (field.endsWith("_cents") && typeof value === "number") return `${number(value / 100, 2)} €`;
  if (field === "birth_year" && typeof value === "number") return String(value);
  if (type === "eligibility" && field === "category" && typeof value === "string") {
    return categoryWords(value, language.code);
  }
  if (field === "formula") return formulaWords(value as Values);
  return valueWords(type, field, value, names);
}

function formulaWords({ kind, result_minutes }: Values): string {
  const known = kind === "works" || kind === "cleaning" ? t().formula.kinds[kind] : "";
  return t().formula.of(known, typeof result_minutes === "number" ? hours(result_minutes) : "");
}

/** What tells a record from another one of the same name: its other columns. */
export function detailOf(type: string, row: Row, page: Pick<Page, "columns" | "names">): string {
  const said = page.columns
    .filter((column) => column !== "is_draft")
    .map((column) => shown(type, column, row.values[column], page.names))
    .filter((words) => words !== "" && !row.label.toLowerCase().includes(words.toLowerCase()));
  return shortened([...new Set(said)].join(" · "), 110);
}

export { fieldWords, tableWords };
