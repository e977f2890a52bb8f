import { api } from "../../../sync";

/** What the office answers about people's files and their times (backend/privacy/schemas.py). */
export interface Told {
  readonly label: string;
  readonly shown: string;
}
export interface RecordTold {
  readonly id: string;
  readonly label: string;
  readonly deleted: boolean;
  readonly kept: string;
  readonly values: readonly Told[];
}
export interface RequestTold {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly ended_at: string | null;
}
export interface PersonFile {
  readonly person: { readonly id: string; readonly name: string };
  readonly records: readonly RecordTold[];
  readonly mentions: readonly { where: string; field: string; text: string }[];
  readonly requests: readonly RequestTold[];
  readonly last_contact: string | null;
  readonly due_on: string | null;
  readonly guards: readonly string[];
}
/** What somebody looks through by hand: a name that two bear, a picture, a PDF. */
export interface Place {
  readonly why: "same_name" | "not_searched";
  readonly where: string;
  readonly name: string;
  readonly link: string;
}
export interface Erased {
  readonly kept: number;
  readonly deleted: number;
  readonly masked: number;
  readonly files: number;
  readonly places: readonly Place[];
}
export interface Unread {
  readonly erasures: readonly { id: string; at: string; places: readonly Place[] }[];
}
export interface Due {
  readonly person: string;
  readonly name: string;
  readonly last_contact: string;
  readonly due_on: string;
  readonly phase: "notice" | "archive";
  readonly guards: readonly string[];
}
export interface Axis {
  readonly year: number;
  readonly axis: string;
  readonly total: number | null;
  readonly cells: readonly { value: string; persons: number }[];
}
export interface Dues {
  readonly active_months: number;
  readonly archive_months: number;
  readonly notice_days: number;
  readonly known: number;
  readonly files: readonly Due[];
  readonly rows: Readonly<Record<string, number>>;
  readonly archives: readonly { id: string; archived_at: string; purge_on: string }[];
  readonly statistics: readonly Axis[];
  readonly ran_on: string | null;
  readonly refused: "clock_moved" | "too_many" | null;
  readonly consented: boolean;
}
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly rtl: boolean;
  readonly reviewed: boolean;
}
export interface Languages {
  readonly languages: readonly Language[];
  readonly dpo_contact: string;
}

export const KINDS = ["rectification", "objection", "limitation", "litigation"] as const;
export type Kind = (typeof KINDS)[number];

const HOME = "/api/privacy";
const one = (person: string): string => `${HOME}/people/${person}`;

export const people = {
  read: async (person: string) => api.get<PersonFile>(one(person)),
  file: (person: string, form: "pdf" | "json") => `${one(person)}/file?form=${form}`,
  note: async (person: string, kind: Kind, reason: string) =>
    api.post<RequestTold>(`${one(person)}/requests`, { kind, reason }),
  end: async (request: string) => api.post<RequestTold>(`${HOME}/requests/${request}/end`),
  /** What an erasure would do: nothing is touched. */
  tryErasing: async (person: string) =>
    api.post<Erased>(`${one(person)}/erase`, {
      reason: "à blanc",
      despite_unsent: true,
      trial: true,
    }),
  erase: async (person: string, reason: string, despite_unsent: boolean) =>
    api.post<Erased>(`${one(person)}/erase`, { reason, despite_unsent }),
  unread: async () => api.get<Unread>(`${HOME}/erasures`),
  readThrough: async (erasure: string) => api.post<Unread>(`${HOME}/erasures/${erasure}/end`),
  dues: async () => api.get<Dues>(`${HOME}/due`),
  consent: async () => api.post<{ consented: boolean }>(`${HOME}/due/consent`),
  languages: async () => api.get<Languages>(`${HOME}/notices`),
  notice: (code: string) => `${HOME}/notices/${code}`,
};
