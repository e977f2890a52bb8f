import { changed, pageOf } from "../visits";
import type { Finding, Line, Person, Severity, SheetRead } from "./review";

const asked = { mois: "month", entreprise: "company", chantier: "site", tri: "sort" };

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

/** Whether only what waits for a decision is shown: so it is unless all lines are asked for. */
export function onlyOpen(address: URLSearchParams): boolean {
  return address.get("lignes") !== "toutes";
}

/** Where a line leads: its person on the page of its sheet. */
export function pageOfLine(line: Line, month: string): string {
  const who = line.subject && `#${encodeURIComponent(line.subject)}`;
  return `/bureau/rapprochement/${line.party_id}/${month}${who}`;
}

type Tone = "plain" | "ok" | "ko" | "warn" | "info";
const tones: Readonly<Record<Severity, Tone>> = {
  blocking: "ko",
  major: "warn",
  to_confirm: "info",
  minor: "info",
  info: "plain",
};

/** How a severity stands out. */
export function toneOf(severity: Severity): Tone {
  return tones[severity];
}

const decided = new Set(["accepted", "dismissed"]);

/** Whether a finding has been decided on. */
export function isDecided({ state }: Finding): boolean {
  return decided.has(state);
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

export { changed, pageOf };
