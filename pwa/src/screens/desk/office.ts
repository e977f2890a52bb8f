import { api } from "../../sync";
import type { Minutes } from "../../minutes";

/** What the office answers to the desk (backend/follow_up/schemas.py, backend/documents/schemas.py). */
export interface VisitLine {
  readonly id: string;
  readonly site_id: string;
  readonly site: string;
  readonly kind: string;
  readonly state: string;
  readonly number: number | null;
  readonly planned_on: string | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly officer: string | null;
  readonly received_at: string | null;
}
export interface VisitPage {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly visits: readonly VisitLine[];
}
export interface Receiver {
  readonly name: string;
  readonly organisation?: string | null;
  readonly email?: string | null;
}
export interface VisitRead extends VisitLine {
  readonly receivers: readonly Receiver[];
  readonly photos: readonly { readonly id: string; readonly sha256: string }[];
}
export interface Labelled {
  readonly id: string;
  readonly label: string;
}
export interface Choices {
  readonly sites: readonly Labelled[];
  readonly officers: readonly Labelled[];
}
export type Values = Readonly<Record<string, unknown>>;
export type Names = Readonly<Record<string, string>>;
export interface Act {
  readonly by: string;
  readonly at: string;
  readonly kind: string;
  readonly intent: string;
  readonly table: string;
  readonly record_id: string;
  readonly about: string;
  readonly status: string;
  readonly before: Values;
  readonly after: Values;
}
export interface History {
  readonly acts: readonly Act[];
  readonly names: Names;
}
export interface Refused {
  readonly pointer: string;
  readonly code: string;
  readonly limit?: number;
}
export interface Matter {
  readonly id: string;
  readonly table: "conflict" | "hold";
  readonly about: string;
  readonly record_id: string;
  readonly title: string;
  readonly visit_id: string | null;
  readonly site: string;
  readonly reason: string;
  readonly late: boolean;
  /** Held changes that are decided with this one. */
  readonly along: number;
  readonly author: string;
  readonly written_at: string | null;
  readonly office_by: string;
  readonly office_at: string | null;
  readonly office: Values;
  readonly due_on: string;
  readonly data: {
    readonly base?: Values;
    readonly theirs?: Values;
    readonly mine?: Values;
    readonly group?: string;
    readonly kind?: string;
    readonly content?: { readonly kind: string; readonly set: Values; readonly was: Values };
    readonly problems?: { readonly fields: readonly Refused[] };
  };
}
export interface Matters {
  readonly items: readonly Matter[];
  readonly names: Names;
}
export interface Phone {
  readonly id: string;
  readonly officer: string;
  readonly role: string;
  readonly label: string;
  readonly last_seen: string | null;
  readonly waiting: number;
  readonly oldest_at: string | null;
  readonly photos: number;
  readonly persisted: boolean | null;
  readonly phone: string | null;
  readonly app_version: string;
  readonly silent: boolean;
}
export interface DueSite {
  readonly id: string;
  readonly site: string;
  readonly officer: string | null;
  readonly last_on: string | null;
  readonly next_on: string | null;
  readonly days: number;
  readonly never: boolean;
  readonly overdue: boolean;
}
type Counts = Readonly<Record<string, number>>;
export interface Overview {
  readonly today: string;
  readonly recent: { readonly since: string; readonly by_state: Counts };
  readonly meetings: { readonly due: number; readonly overdue: number; readonly never: number };
  readonly minutes: { readonly until: string; readonly by_state: Counts };
  readonly to_settle: { readonly total: number; readonly first: readonly Matter[] };
  readonly phones: { readonly total: number; readonly first: readonly Phone[] };
  readonly missing_photos: number;
}
export interface Message {
  readonly id: string;
  readonly visit_id: string | null;
  readonly recipient: string;
  readonly recipient_name: string;
  readonly subject: string;
  readonly attachment_name: string;
  readonly created_at: string;
  readonly state: "waiting" | "sending" | "sent" | "refused" | "unsure";
  readonly tries: number;
  readonly next_try_at: string | null;
  readonly sent_at: string | null;
  readonly error: string;
}
export interface Mail {
  readonly total: number;
  readonly page: number;
  readonly sends: boolean;
  readonly messages: readonly Message[];
}
export interface Sending {
  readonly state: string;
  readonly sends: boolean;
  readonly messages: readonly Message[];
  readonly without_address: readonly string[];
}
/** How a collision (mine, theirs, both, other) or a held change (accept, refuse) is settled. */
export interface Settlement {
  readonly choice: "mine" | "theirs" | "both" | "other" | "accept" | "refuse";
  readonly reason?: string;
  readonly values?: Values;
}

const visitAt = (visit: string): string => `/api/visits/${visit}`;

export const office = {
  overview: () => api.get<Overview>("/api/overview"),
  visits: (query: string) => api.get<VisitPage>(`/api/visits?${query}`),
  choices: () => api.get<Choices>("/api/visits/choices"),
  visit: (visit: string) => api.get<VisitRead>(visitAt(visit)),
  minutes: (visit: string, language: string) =>
    api.get<Minutes>(`${visitAt(visit)}/minutes?language=${language}`),
  pdfOf: (visit: string, language: string) => `${visitAt(visit)}/minutes.pdf?language=${language}`,
  send: (visit: string) => api.post<Sending>(`${visitAt(visit)}/minutes/send`),
  history: (visit: string) => api.get<History>(`${visitAt(visit)}/history`),
  due: () => api.get<{ readonly sites: readonly DueSite[] }>("/api/due"),
  matters: () => api.get<Matters>("/api/to-settle"),
  /** `op` is drawn once for each decision, so that asking again after a lost answer does no harm. */
  settle: (matter: Matter, op: string, settlement: Settlement) =>
    api.post(`/api/to-settle/${matter.id}`, { op, table: matter.table, ...settlement }),
  team: () => api.get<{ readonly phones: readonly Phone[] }>("/api/team"),
  mail: (query: string) => api.get<Mail>(`/api/mail?${query}`),
  message: (id: string) => api.get<Message & { readonly body: string }>(`/api/mail/${id}`),
  attachment: (id: string) => `/api/mail/${id}/attachment`,
  photo: (id: string, sha256: string) => `/sync/v1/blobs/${sha256}?rec=photo/${id}&v=full`,
};
