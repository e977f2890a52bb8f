import { changed, pageOf } from "../visits";
import type { Finding, Line, Person, Severity, SheetRead, Urgency } from "./review";

const asked = {
  mois: "month",
  entreprise: "company",
  chantier: "site",
  urgence: "urgency",
  regle: "rule",
  tri: "sort",
};
export const home = "/bureau/rapprochement";

/** The question to the office that the address of the list asks: `?mois=2026-10&lignes=toutes`. */
export function questionOf(address: URLSearchParams): string {
  const question = new URLSearchParams();
  for (const [name, parameter] of Object.entries(asked)) {
    const value = address.get(name);
    if (value) question.set(parameter, value);
  }
  if (onlyOpen(address)) question.set("only", "open");
  question.set("page", String(pageOf(address)));
  return question.toString();
}

/** The question about findings alike: of the same company and site as the list. */
export function nearOf(address: URLSearchParams): string {
  const question = new URLSearchParams();
  for (const name of ["entreprise", "chantier"] as const) {
    const value = address.get(name);
    if (value) question.set(asked[name], value);
  }
  return question.toString();
}

/** The question about the list of a month, as its address narrows it. */
export function listQuestion(address: URLSearchParams, month: string): string {
  const question = new URLSearchParams(questionOf(address));
  question.set("month", month);
  return question.toString();
}

/** The list of a month that a page was opened from, narrowed as it was. */
export function listAt(address: URLSearchParams, month: string): string {
  const query = new URLSearchParams(address);
  query.set("mois", month);
  return `${home}?${query.toString()}`;
}

/** A page about a whole month, of the same company and site as the list: `ensemble/…`, `pretes/…`. */
export function monthPage(address: URLSearchParams, page: string): string {
  const near = new URLSearchParams();
  for (const name of ["entreprise", "chantier"]) {
    const value = address.get(name);
    if (value) near.set(name, value);
  }
  return `${home}/${page}${near.size > 0 ? `?${near.toString()}` : ""}`;
}

/** Whether only what waits for a decision is shown: so it is unless all lines are asked for. */
export function onlyOpen(address: URLSearchParams): boolean {
  return address.get("lignes") !== "toutes";
}

/** Whether the list is narrowed beyond its month. */
export function isNarrowed(address: URLSearchParams): boolean {
  return ["entreprise", "chantier", "urgence", "regle"].some((name) => address.has(name));
}

/** The address of the list without what narrows it. */
export function widened(address: URLSearchParams): string {
  const next = new URLSearchParams(address);
  for (const name of ["entreprise", "chantier", "urgence", "regle", "page"]) next.delete(name);
  return `?${next.toString()}`;
}

/** Where a line leads: its person on the page of its sheet; the page knows the list it came from. */
export function pageOfLine(
  line: Pick<Line, "party_id" | "subject">,
  month: string,
  address: URLSearchParams,
): string {
  const list = new URLSearchParams(address);
  list.delete("mois");
  list.delete("page");
  const kept = list.size > 0 ? `?${list.toString()}` : "";
  const who = line.subject && `#${encodeURIComponent(line.subject)}`;
  return `${home}/${line.party_id}/${month}${kept}${who}`;
}

type Tone = "plain" | "ok" | "ko" | "warn" | "info";
const tones: Readonly<Record<Severity, Tone>> = {
  blocking: "ko",
  major: "warn",
  to_confirm: "info",
  minor: "info",
  info: "plain",
};
const urgent: Readonly<Record<Urgency, Tone>> = {
  blocking: "ko",
  due: "ko",
  major: "warn",
  minor: "info",
  waiting: "plain",
};

/** How a severity stands out. */
export function toneOf(severity: Severity): Tone {
  return tones[severity];
}

/** How an urgency stands out. */
export function toneOfUrgency(urgency: Urgency): Tone {
  return urgent[urgency];
}

const decided = new Set(["accepted", "dismissed"]);

/** Whether a finding has been decided on. */
export function isDecided({ state }: Pick<Finding, "state">): boolean {
  return decided.has(state);
}

/** The undecided findings of a line that take the same hours as this one: alone, it gives none back. */
export function sameHours(finding: Finding, ofLine: readonly Finding[]): Finding[] {
  if (finding.weighs === finding.takes) return [];
  return ofLine.filter((each) => each.key !== finding.key && each.takes > 0 && !isDecided(each));
}

/** All findings of a sheet in the order of its page. */
export function findingsOf(sheet: SheetRead): Finding[] {
  return [...sheet.findings, ...sheet.people.flatMap((person: Person) => person.findings)];
}

/** The finding to decide on after this one: of the kind that the list was narrowed to, if it was. */
export function findingAfter(
  sheet: SheetRead,
  key: string | undefined,
  address: URLSearchParams,
): Finding | undefined {
  const all = sheet.closed ? [] : findingsOf(sheet);
  const at = all.findIndex((each) => each.key === key);
  const [urgency, code] = [address.get("urgence"), address.get("regle")];
  return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].find(
    (each) =>
      !isDecided(each) &&
      (urgency ? each.urgency === urgency : each.urgency !== "waiting") &&
      (!code || each.code === code),
  );
}

/** The findings of the line that a finding is about. */
export function lineOf(sheet: SheetRead, key: string | undefined): readonly Finding[] {
  const lines = [sheet.findings, ...sheet.people.map(({ findings }) => findings)];
  return lines.find((findings) => findings.some((each) => each.key === key)) ?? [];
}

/** Findings of one rule that wait on several lines of a sheet: they can be decided together. */
export function alike(sheet: SheetRead): Finding[][] {
  const open = sheet.people
    .flatMap((person: Person) => person.findings)
    .filter((finding) => !isDecided(finding));
  const byRule = new Map<string, Finding[]>();
  for (const each of open) byRule.set(each.code, [...(byRule.get(each.code) ?? []), each]);
  return [...byRule.values()].filter((some) => some.length > 1);
}

/** The row to go to from row `at` of `count`: j is the next one, k the one before. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "j") return Math.min(count - 1, at + 1);
  return key === "k" ? Math.max(0, at - 1) : undefined;
}

/** Whether a key was meant for the page: not typed into a field, no dialog open, no modifier. */
export function isForPage(event: KeyboardEvent): boolean {
  const inField = (event.target as Element | null)?.closest("input, select, textarea, dialog");
  const held = event.ctrlKey || event.metaKey || event.altKey;
  return !inField && !held && document.querySelector("dialog[open]") === null;
}

export interface Group {
  readonly name: string;
  readonly lines: readonly Line[];
}
export type Grouping = "" | "entreprise" | "chantier";

/** How the list is grouped: by company, by site, or not at all. */
export function groupingOf(address: URLSearchParams): Grouping {
  const by = address.get("par");
  return by === "entreprise" || by === "chantier" ? by : "";
}

/** The lines by company or by site, in the order in which each first stands in the list. */
export function grouped(lines: readonly Line[], by: Grouping): Group[] {
  if (by === "") return [{ name: "", lines }];
  const names = (line: Line): string => (by === "chantier" ? line.site : line.company);
  const found = new Map<string, Line[]>();
  for (const line of lines) found.set(names(line), [...(found.get(names(line)) ?? []), line]);
  return [...found].map(([name, some]) => ({ name, lines: some }));
}

/** The next sheet of the list after this one; the first one when this one has left the list. */
export function sheetAfter(lines: readonly Line[], party: string): Line | undefined {
  const last = lines.findLastIndex((line) => line.party_id === party);
  const others = [...lines.slice(last + 1), ...lines.slice(0, Math.max(0, last))];
  return others.find((line) => line.party_id !== party);
}

export { changed };
