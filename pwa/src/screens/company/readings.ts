/** What the office read in a file, with what it was not sure of (backend/sheets/schemas.py). */
export type ReadingState = "unplaced" | "open" | "finished" | "dropped" | "refused";
export interface Said {
  readonly fr: string;
  readonly en: string;
}
export interface Refused extends Said {
  readonly code: string;
}
export interface Brief {
  readonly id: string;
  readonly state: ReadingState;
  readonly party_id: string | null;
  readonly company: string | null;
  readonly lot: string | null;
  readonly site: string | null;
  readonly months: readonly string[];
  readonly file: {
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly kind: string;
  };
  readonly sent_at: string;
  readonly sent_by: string | null;
  readonly channel: string;
  readonly refused: Refused | null;
  readonly rows: number;
  /** How many questions wait; lists do not always say. */
  readonly open?: number;
  readonly sheets: readonly Place[];
}
export interface Place {
  readonly party_id: string;
  readonly month: string;
  readonly version: number;
}
/** «repris de la fiche de février 2026» */
export interface From extends Said {
  readonly memory_id: string;
}
export interface Answer {
  readonly value: string;
  readonly by: string | null;
  readonly at: string | null;
  readonly from: From | null;
}
export interface Question extends Said {
  readonly key: string;
  readonly code: string;
  readonly cell: string | null;
  readonly choices: readonly ({ readonly value: string } & Said)[];
  /** What may be typed in place of a choice. */
  readonly takes: "" | "hours" | "name";
  readonly needed: boolean;
  readonly rows: readonly number[];
  readonly answer: Answer | null;
}
export interface Candidate {
  readonly worker_id: string;
  readonly name: string;
  readonly detail: string;
  readonly reasons_fr: readonly string[];
  readonly reasons_en: readonly string[];
}
export type Band = "sure" | "confirm" | "ambiguous" | "none" | "decided";
export interface Row {
  readonly index: number;
  readonly sheet: string | null;
  readonly row: number;
  readonly month: string | null;
  readonly raw_name: string;
  readonly minutes: number | null;
  readonly written: string;
  readonly training_minutes: number | null;
  readonly absence_minutes: number | null;
  readonly daily_minutes: Readonly<Record<string, number>>;
  readonly kind: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly tutor_raw: string | null;
  readonly errors: readonly Refused[];
  readonly cells: Readonly<Record<string, string>>;
  readonly out: boolean;
  readonly key: string;
  readonly person: {
    readonly key: string | null;
    readonly band: Band;
    readonly worker_id: string | null;
    readonly name: string | null;
    readonly reasons_fr: readonly string[];
    readonly reasons_en: readonly string[];
    readonly from: From | null;
    readonly candidates: readonly Candidate[];
  };
}
export interface Total {
  readonly row: number;
  readonly sheet: string | null;
  readonly month: string | null;
  readonly kind: string;
  readonly minutes: number;
  readonly sum_minutes: number;
  readonly agrees: boolean;
}
export interface Column {
  readonly key: string;
  readonly header: string;
  readonly meaning: string;
  readonly from: From | null;
}
export interface Reading extends Brief {
  readonly rev: number;
  readonly may: readonly ("answer" | "place" | "finish" | "drop")[];
  readonly layout: string;
  readonly siret: string | null;
  readonly siret_differs: boolean;
  readonly questions: readonly Question[];
  readonly columns: readonly Column[];
  readonly lines: readonly Row[];
  readonly totals: readonly Total[];
  readonly months_read: readonly {
    readonly month: string;
    readonly people: number;
    readonly minutes: number;
  }[];
}
export interface Tab {
  readonly name: string | null;
  readonly rows: readonly (readonly string[])[];
  readonly cut: boolean;
}
export interface Grid {
  readonly sheets: readonly Tab[];
}
export interface ReadingList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly readings: readonly Brief[];
}
