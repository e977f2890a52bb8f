import { api } from "../../../sync";
import type { Message } from "../../company/questions/questions";

/** What the office answers about a month (backend/discrepancies/schemas.py); hours are minutes. */
export type Severity = "blocking" | "major" | "to_confirm" | "minor" | "info";
/** Why something is on the desk, the most urgent first. */
export type Urgency = "blocking" | "due" | "major" | "minor" | "waiting";
export interface Place {
  readonly party_id: string;
  readonly company_id: string;
  readonly company: string;
  readonly lot: string;
  readonly site_id: string | null;
  readonly site: string;
}
export interface Said {
  readonly fr: string;
  readonly en: string;
}
export interface Line extends Place {
  readonly subject: string;
  readonly person: string;
  readonly declared: number;
  readonly confirmed: number | null;
  readonly confirmation: "confirmed" | "contested" | null;
  readonly retained: number;
  readonly disputed: number;
  readonly open: number;
  readonly severity: Severity | null;
  readonly state: "open" | "decided" | "clear" | "closed";
  readonly seen_on: string | null;
  readonly urgency: Urgency | null;
  readonly titles: readonly Said[];
  readonly codes: readonly string[];
  readonly asked: number;
  readonly answered: number;
  readonly answer_due_on: string | null;
}
export interface Totals {
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  readonly disputed: number;
  readonly lines: number;
  readonly lines_open: number;
  readonly open: number;
}
export interface Named {
  readonly id: string;
  readonly label: string;
}
export interface Month {
  readonly month: string;
  readonly months: readonly string[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly totals: Totals;
  readonly by_urgency: Readonly<Record<Urgency, number>>;
  readonly rules: readonly { readonly code: string; readonly title: Said; readonly open: number }[];
  readonly lines: readonly Line[];
  readonly companies: readonly Named[];
  readonly sites: readonly Named[];
}
export type FindingState = "open" | "asked" | "answered" | "escalated" | "accepted" | "dismissed";
export interface Evidence {
  readonly table: string;
  readonly id: string;
  readonly cell: string | null;
  readonly masked: boolean;
  readonly visit_id: string | null;
  /** The sheet that the line stands on, maybe another company's. */
  readonly of: {
    readonly party_id: string;
    readonly month: string;
    readonly company: string;
  } | null;
  readonly values: Readonly<Record<string, unknown>>;
}
export interface Finding {
  readonly key: string;
  readonly record_id: string;
  readonly code: string;
  readonly title: Said;
  readonly said: Said;
  readonly severity: Severity;
  readonly takes: number;
  readonly weighs: number;
  readonly urgency: Urgency;
  readonly day: string | null;
  /** Minutes taken from named days, and the most that a line may keep. */
  readonly cuts: Readonly<Record<string, number>>;
  readonly bound: number | null;
  /** The minutes of the line retained after each choice; null where the choice moves none. */
  readonly after: { readonly accepted: number; readonly dismissed: number } | null;
  readonly own: boolean;
  readonly basis: string;
  readonly evidence: readonly Evidence[];
  readonly state: FindingState;
  readonly changed: boolean;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly company_answer: string | null;
  readonly answer_due_on: string | null;
  /** The neutral sentence that the company would be asked; null: it is not for a company. */
  readonly question: Said | null;
  readonly can_ask: boolean;
  readonly round: 1 | 2 | null;
  readonly days_to_answer: number | null;
  /** The version of the sheet that answers the question. */
  readonly answered_version: number | null;
  readonly thread: readonly Message[];
}
export interface Person extends Line {
  readonly findings: readonly Finding[];
  readonly declared_lines: readonly {
    readonly id: string;
    readonly raw_name: string;
    readonly training_minutes: number | null;
    readonly absence_minutes: number | null;
    readonly cell: string | null;
    readonly comment: string | null;
    readonly days: Readonly<Record<string, number>>;
  }[];
  readonly confirmed_by: string | null;
  readonly confirmed_at: string | null;
  readonly confirmation_comment: string | null;
  readonly sightings: readonly {
    readonly visit_id: string;
    readonly day: string;
    readonly site: string;
    readonly status: string;
    readonly source: string;
  }[];
  readonly registers: readonly {
    readonly first: string;
    readonly last: string;
    readonly minutes: number;
    readonly kind: string;
  }[];
  readonly employments: readonly {
    readonly id: string;
    readonly starts_on: string;
    readonly ends_on: string | null;
    readonly weekly_minutes: number;
  }[];
  readonly eligibilities: readonly { readonly from_on: string; readonly until_on: string }[];
}
export interface Holiday extends Said {
  readonly day: string;
}
export interface VisitDay {
  readonly id: string;
  readonly day: string;
  readonly kind: string;
  readonly site: string;
}
export interface SheetRead extends Place {
  readonly month: string;
  readonly sheet: {
    readonly version: number;
    readonly state: string;
    readonly channel: string;
    readonly submitted_at: string | null;
    readonly submitted_by: string | null;
  } | null;
  readonly closed: boolean;
  /** The days that a company has to answer a question. */
  readonly answer_days: number;
  readonly totals: Totals;
  readonly calendar: {
    readonly holidays: readonly Holiday[];
    readonly visits: readonly VisitDay[];
  };
  readonly people: readonly Person[];
  readonly findings: readonly Finding[];
}
export type Decision = "accepted" | "dismissed" | "open";

/** A finding beside others of its rule, and whom it is about. */
export interface Alike extends Finding, Place {
  readonly subject: string;
  readonly person: string;
}

export const place = "/api/reconciliation";
const seen = (findings: readonly Finding[]): unknown =>
  findings.map(({ key, basis, state }) => ({ key, basis, state }));

/** What is decided of findings; `op` is drawn once, so that asking again after a lost answer does no harm. */
export interface Given {
  readonly op: string;
  readonly decision: Decision;
  readonly reason: string;
  readonly findings: readonly Finding[];
}
type Decided = { readonly decided: number };
/** What is asked of companies about findings, with words of one's own beside the neutral sentence. */
export interface Question {
  readonly op: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}
interface Sent {
  readonly asked: number;
  readonly due_on: string | null;
  readonly letters: readonly { readonly company: string; readonly recipient: string | null }[];
}
/** `where` is a month, or a party and its month: «party/2026-10». */
export const review = {
  month: (question: string) => api.get<Month>(`${place}?${question}`),
  sheet: (party: string, month: string) => api.get<SheetRead>(`${place}/${party}/${month}`),
  alike: (month: string, code: string, question: string) =>
    api.get<{ readonly findings: readonly Alike[]; readonly answer_days: number }>(
      `${place}/${month}/alike/${code}?${question}`,
    ),
  decide: (where: string, { op, decision, reason, findings }: Given) =>
    api.post<Decided>(`${place}/${where}/decisions`, {
      op,
      decision,
      reason: reason.trim() || null,
      findings: seen(findings),
    }),
  ask: (month: string, { op, text, findings }: Question) =>
    api.post<Sent>(`${place}/${month}/questions`, {
      op,
      text: text.trim() || null,
      findings: seen(findings),
    }),
  recognise: (where: string, written: string, worker: string) =>
    api.post<unknown>(`/api/sheets/${where}/persons`, { written, worker_id: worker }),
  attachment: (id: string) => `${place}/attachments/${id}`,
};
