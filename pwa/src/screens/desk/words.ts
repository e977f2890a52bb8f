import { dayInFrance, shortDay } from "../../i18n/format";
import {
  declareAlso,
  factsOf,
  fieldWords,
  isText,
  valueWords as writtenWords,
} from "../../forms/said";
import { language } from "../../i18n/language.svelte";
import { RECORDS } from "../../desk.gen";
import type { RecordName } from "../../records.gen";
import type { Names, VisitLine } from "./office";
import { t } from "./texts";

declareAlso(RECORDS);

const isTable = (table: string): table is RecordName => table in RECORDS;

/** The label of a choice of a field: «Réunion trimestrielle». */
export function choiceWords(table: RecordName, field: string, value: string): string {
  const found = RECORDS[table].fields[field]?.options?.find((each) => each.value === value);
  return found?.[language.code].replaceAll("'", "’") ?? value;
}

/** What a type of record is called: «Constat de présence». */
export function tableWords(table: string): string {
  return isTable(table) ? RECORDS[table][language.code].replaceAll("'", "’") : table;
}

/** The fields of a type in the order of its form. */
export function orderOf(table: string): readonly string[] {
  return isTable(table) ? Object.keys(RECORDS[table].fields) : [];
}

/** A value as people read it; `names` are those of the records that it may refer to. */
export function valueWords(table: string, leaf: string, value: unknown, names: Names): string {
  const field = isTable(table) ? RECORDS[table].fields[leaf] : undefined;
  if (field?.kind === "ref" && typeof value === "string") return names[value] ?? t().unnamed;
  return writtenWords(table, leaf, value);
}

/** The beginning of a long text, where it only has to be recognised. */
export function shortened(said: string, longest = 60): string {
  return said.length > longest ? `${said.slice(0, longest - 1).trimEnd()}…` : said;
}

export { factsOf, fieldWords, isText };

/** The day of a visit in France, as «mer. 25 nov.», with the year when it is another one. */
export function dayOfVisit(visit: VisitLine, today: Date): string {
  const day = visit.started_at ? dayInFrance(new Date(visit.started_at)) : visit.planned_on;
  if (!day) return "";
  const year = day.slice(0, 4);
  return year === dayInFrance(today).slice(0, 4) ? shortDay(day) : `${shortDay(day)} ${year}`;
}

type Tone = "plain" | "ok" | "ko" | "warn" | "info";
const tones: Readonly<Record<string, Tone>> = {
  planned: "plain",
  draft: "info",
  signed: "warn",
  distributed: "plain",
  contested: "ko",
  approved: "plain",
  cancelled: "plain",
};

/** What stands out in a list: what has to be sent or answered, and what is going on. */
export function toneOf(state: string): Tone {
  return tones[state] ?? "plain";
}
