import { type PhoneName, RECORDS, type RecordName, type Records } from "../records.gen";
import { alphabetical, dayInFrance, sortedBy } from "./formats";
import type { Language } from "./value";
import { GRID, WORDS } from "./words.gen";

export const OFFICE = "office";
export const SHARED = "shared";
export const END_OF_TIME = "9999-12-31";

export interface Row<K extends RecordName> {
  readonly id: string;
  readonly data: Readonly<Records[K]>;
}

/** Whoever holds the records; the phone's book is one. Deleted records are not there. */
export interface Source {
  get<K extends RecordName>(table: K, id: string): Row<K> | undefined;
  where<K extends RecordName>(table: K, field: string, id: string): readonly Row<K>[];
}

export type WordKey = keyof typeof WORDS;
type Plural<T> = T extends `${infer Noun}_one` ? Noun : never;
export type GridKey = keyof typeof GRID;

/** The records as one reader of one visit's minutes sees them; sync/minutes/reading.py says the rules. */
export class Reading {
  readonly site: Partial<Records["site"]>;
  /** The French day of the visit, empty when it is neither held nor planned. */
  readonly day: string;
  readonly until: string;

  readonly visitId: string;
  readonly visit: Readonly<Records["visit"]>;
  readonly source: Source;
  readonly language: Language;
  readonly copy: string;

  constructor(
    { id, data }: Row<"visit">,
    source: Source,
    reader: { readonly language: Language; readonly copy: string },
  ) {
    [this.visitId, this.visit, this.source] = [id, data, source];
    [this.language, this.copy] = [reader.language, reader.copy];
    this.site = this.get("site", data.site_id);
    this.day = data.started_at ? dayInFrance(data.started_at) : (data.planned_on ?? "");
    this.until = this.day || END_OF_TIME;
  }

  said(words: readonly [string, string]): string {
    return words[this.language === "en" ? 1 : 0];
  }

  say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
    return Object.entries(values).reduce<string>(
      (said, [name, value]) => said.replaceAll(`{${name}}`, () => String(value)),
      this.said(WORDS[key]),
    );
  }

  /** A number with its noun: 1 is singular, and 0 too in French. */
  count(number: number, noun: Plural<WordKey>): string {
    const one = number === 1 || (number === 0 && this.language === "fr");
    return this.say(one ? `${noun}_one` : (`${noun}_many` as WordKey), { n: number });
  }

  listed(said: readonly string[]): string {
    return said.join(this.say("separator"));
  }

  /** The label of a choice, empty where there is none. */
  label(table: PhoneName, field: string, value: string | null | undefined): string {
    const option = RECORDS[table].fields[field]?.options?.find((each) => each.value === value);
    return this.#typeset(option);
  }

  gridItem(item: GridKey): string {
    const [fr, en] = GRID[item].said;
    return this.#typeset({ fr, en });
  }

  #typeset(label: { readonly fr: string; readonly en: string } | undefined): string {
    if (!label) return "";
    return this.language === "en" ? label.en : label.fr.replaceAll("'", "’");
  }

  /** The values of a record, empty where this phone has none. */
  get<K extends RecordName>(
    table: K,
    id: string | null | undefined,
  ): Readonly<Partial<Records[K]>> {
    const known: Readonly<Partial<Records[K]>> | undefined = id
      ? this.source.get(table, id)?.data
      : undefined;
    return known ?? ({} as Partial<Records[K]>);
  }

  /** The records of a table that name this one, in the order of their ids. */
  of<K extends RecordName>(table: K, field: keyof Records[K] & string, id: string): Row<K>[] {
    return sortedBy(this.source.where(table, field, id), (row) => [row.id]);
  }

  ofVisit<K extends "attendee" | "signature" | "photo" | "addendum">(table: K): Row<K>[];
  ofVisit<K extends "attendance_observation" | "tutoring_check" | "minutes_item">(
    table: K,
  ): Row<K>[];
  ofVisit<K extends RecordName>(table: K): Row<K>[] {
    return sortedBy(this.source.where(table, "visit_id", this.visitId), (row) => [row.id]);
  }

  company(id: string | null | undefined): string {
    return this.get("company", id).name ?? "";
  }

  /** A person in insertion, as the minutes write the name; a merged draft is who it became. */
  worker(id: string): string {
    const known = this.get("worker", id);
    const kept = known.merged_into_id
      ? this.source.get("worker", known.merged_into_id)?.data
      : null;
    const { last_name: last = "", first_name: first = "" } = kept ?? known;
    return `${last.toUpperCase()} ${first}`.trim();
  }

  /** The person's name where this reader may have it, else empty. */
  named(id: string): string {
    return this.copy !== SHARED && this.isOwn(this.employersOf(id)) ? this.worker(id) : "";
  }

  isOwn(companies: ReadonlySet<string>): boolean {
    return this.copy === OFFICE || companies.has(this.copy);
  }

  /** The companies that employ or host a person, or for which a roll-call met him. */
  employersOf(id: string): Set<string> {
    const jobs = this.of("employment", "worker_id", id);
    const parties = jobs
      .flatMap((job) => this.of("employment_allocation", "employment_id", job.id))
      .map(({ data }) => this.get("lot_party", data.party_id).company_id);
    const met = this.of("attendance_observation", "worker_id", id).map(
      ({ data }) => data.company_id,
    );
    const found = jobs.flatMap(({ data }) => [data.employer_id, data.host_company_id]);
    return new Set([...found, ...parties, ...met].filter((each) => typeof each === "string"));
  }
}

/** The order of people and companies: their name without accents, then their id. */
export function byName(name: string, id: string): [string, string] {
  return [alphabetical(name), id];
}
