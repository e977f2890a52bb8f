import { api, sendFile } from "../../sync";
import type { Attached } from "./questions/questions";
import type { Grid, Place, Reading, ReadingList } from "./readings";

/** What the office answers about monthly sheets, to a company and to its own desk (backend/sheets/schemas.py). */
export type State = "due" | "draft" | "submitted" | "returned" | "reviewed" | "closed";
export type May = "edit" | "upload" | "submit" | "return" | "review" | "correct" | "move";

export interface Slot {
  readonly party_id: string;
  readonly company_id: string;
  readonly company: string;
  readonly lot: string;
  readonly site_id: string | null;
  readonly site: string | null;
  readonly market: string | null;
  readonly month: string;
  readonly state: State;
  readonly due_on: string;
  readonly late: boolean;
  readonly sheet_id: string | null;
  readonly version: number;
  readonly submitted_at: string | null;
  readonly submitted_by: string | null;
  readonly comment: string | null;
  readonly lines: number;
  readonly minutes: number;
  readonly channel: string | null;
  readonly reading_id: string | null;
  readonly reminders: number;
  readonly may: readonly May[];
}
export interface Line {
  readonly id: string | null;
  readonly worker_id: string | null;
  readonly name: string;
  readonly raw_name: string;
  readonly kind: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly worked_minutes: number | null;
  readonly worked: string;
  readonly training_minutes: number | null;
  readonly absence_minutes: number | null;
  readonly tutor_raw: string | null;
  readonly comment: string | null;
  readonly cell: string | null;
  readonly origin: "saved" | "last_month" | "employment";
  readonly last_month_minutes: number | null;
}
export interface Employed {
  readonly worker_id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly employment_id: string;
  readonly last_month_minutes: number | null;
}
export interface Version {
  readonly sheet_id: string;
  readonly version: number;
  readonly state: State;
  readonly comment: string | null;
  readonly submitted_at: string | null;
  readonly submitted_by: string | null;
  readonly channel: string;
  readonly lines: number;
  readonly minutes: number;
  readonly documents: readonly Attached[];
}
export interface Step {
  readonly at: string;
  readonly by: string | null;
  readonly version: number;
  readonly state: State;
  readonly comment: string | null;
}
export interface SheetPage extends Slot {
  readonly rev: string;
  readonly lines_read: readonly Line[];
  readonly prefilled: boolean;
  readonly previous_month: string | null;
  readonly people: readonly Employed[];
  readonly versions: readonly Version[];
  readonly history: readonly Step[];
  readonly total_written: number | null;
  readonly source_file: string | null;
  readonly file_reading_id: string | null;
}
/** A line as it is sent: the figures are text, as they were typed. */
export interface WrittenLine {
  readonly worker_id: string | null;
  readonly raw_name: string;
  readonly worked: string;
  readonly training: string;
  readonly absence: string;
  readonly tutor_raw: string;
  readonly comment: string;
  readonly kind: string | null;
}

export interface Memory {
  readonly columns: readonly (Remembered & {
    readonly header: string;
    readonly meaning: string;
    readonly day_minutes: number | null;
  })[];
  readonly names: readonly (Remembered & {
    readonly written: string;
    readonly verdict: "same" | "not_same" | "nobody";
    readonly worker: string | null;
  })[];
}
export interface Remembered {
  readonly id: string;
  readonly from_fr: string;
  readonly from_en: string;
  readonly said_by: string | null;
  readonly said_at: string | null;
}
export interface CompanyPage {
  readonly today: string;
  readonly companies: readonly {
    readonly id: string;
    readonly name: string;
    readonly siret: string;
  }[];
  readonly slots: readonly Slot[];
}
export interface SheetList {
  readonly month: string;
  readonly months: readonly string[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly counts: Readonly<Record<State | "late", number>>;
  readonly slots: readonly Slot[];
  readonly companies: readonly { readonly id: string; readonly label: string }[];
}
export interface Reminder {
  readonly party_id: string;
  readonly company: string;
  readonly lot: string;
  readonly site: string | null;
  readonly month: string;
  readonly step: string;
  readonly sent_on: string;
  readonly recipient: string;
  readonly mail_state: string;
}
export interface ReminderList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly reminders: readonly Reminder[];
}

const sheetAt = (party: string, month: string): string => `/api/sheets/${party}/${month}`;
const readingAt = (id: string): string => `/api/sheets/readings/${id}`;

export const sheets = {
  ofCompany: () => api.get<CompanyPage>("/api/company/sheets"),
  list: (query: string) => api.get<SheetList>(`/api/sheets?${query}`),
  page: (party: string, month: string) => api.get<SheetPage>(sheetAt(party, month)),
  keep: (
    { party_id: party, month }: Slot,
    body: { rev: string; unit: string; lines: readonly WrittenLine[] },
  ) => api.put<SheetPage>(`${sheetAt(party, month)}/lines`, body),
  act: (
    { party_id: party, month, rev }: SheetPage,
    act: "submit" | "return" | "review" | "correct" | "move",
    more: Readonly<Record<string, string | readonly string[]>> = {},
  ) => api.post<SheetPage>(`${sheetAt(party, month)}/${act}`, { rev, ...more }),
  receipt: ({ party_id: party, month, version }: Slot, language: string) =>
    `${sheetAt(party, month)}/receipt.pdf?version=${String(version)}&language=${language}`,
  /** A document for the correction being prepared; it is handed in with it. */
  attach: ({ party_id: party, month }: Slot, file: File, progress: (share: number) => void) =>
    sendFile<Attached>({
      path: `${sheetAt(party, month)}/documents?name=${encodeURIComponent(file.name)}`,
      file,
      progress,
    }),
  documentOf: ({ party_id: party, month }: Slot, id: string) =>
    `${sheetAt(party, month)}/documents/${id}`,
  template: ({ party_id: party, month }: Slot) => `${sheetAt(party, month)}/template.xlsx`,
  send: (
    place: { party: string; months: readonly string[] },
    file: File,
    progress: (share: number) => void,
  ) => {
    const about = new URLSearchParams({
      party: place.party,
      month: place.months.join(","),
      name: file.name,
    });
    return sendFile<Reading>({
      path: `/api/sheets/readings?${about.toString()}`,
      file,
      progress,
    });
  },
  /** One of many files: the office puts it where it says that it belongs. */
  sort: (month: string, file: File) => {
    const about = new URLSearchParams({ month, name: file.name });
    return sendFile<Reading>({
      path: `/api/sheets/readings/several?${about.toString()}`,
      file,
      progress: () => undefined,
    });
  },
  readings: (query: string) => api.get<ReadingList>(`/api/sheets/readings?${query}`),
  reading: (id: string) => api.get<Reading>(readingAt(id)),
  grid: (id: string) => api.get<Grid>(`${readingAt(id)}/grid`),
  fileOf: (id: string) => `${readingAt(id)}/file`,
  answer: ({ id, rev }: Reading, answers: Readonly<Record<string, string | null>>) =>
    api.post<Reading>(`${readingAt(id)}/answers`, { rev, answers }),
  place: ({ id, rev }: Reading, party_id: string, months: readonly string[]) =>
    api.post<Reading>(`${readingAt(id)}/place`, { rev, party_id, months }),
  finish: ({ id, rev }: Reading, replace: boolean) =>
    api.post<{ sheets: readonly Place[] }>(`${readingAt(id)}/finish`, { rev, replace }),
  drop: ({ id, rev }: Reading) => api.post<Reading>(`${readingAt(id)}/drop`, { rev }),
  memory: (company: string) => api.get<Memory>(`/api/sheets/memory?company=${company}`),
  revoke: (memory: string) => api.post(`/api/sheets/memory/${memory}/revoke`),
  reminders: (query: string) => api.get<ReminderList>(`/api/sheets/reminders?${query}`),
};
