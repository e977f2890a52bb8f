import { api } from "../../../sync";

/** What the office answers about a month (backend/discrepancies/schemas.py); hours are minutes. */
export type Severity = "blocking" | "major" | "to_confirm" | "minor" | "info";
export interface Place {
  readonly party_id: string;
  readonly company: string;
  readonly lot: string;
  readonly site: string;
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
  readonly lines: readonly Line[];
  readonly companies: readonly Named[];
  readonly sites: readonly Named[];
}
interface Said {
  readonly fr: string;
  readonly en: string;
}
export interface Evidence {
  readonly table: string;
  readonly id: string;
  readonly cell: string | null;
  readonly masked: boolean;
  readonly visit_id: string | null;
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
  readonly own: boolean;
  readonly basis: string;
  readonly evidence: readonly Evidence[];
  readonly state: string;
  readonly changed: boolean;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly company_answer: string | null;
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
  }[];
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
  readonly totals: Totals;
  readonly people: readonly Person[];
  readonly findings: readonly Finding[];
}
export type Decision = "accepted" | "dismissed" | "open";

const place = "/api/reconciliation";

export const review = {
  month: (question: string) => api.get<Month>(`${place}?${question}`),
  sheet: (party: string, month: string) => api.get<SheetRead>(`${place}/${party}/${month}`),
  /** `op` is drawn once for each decision, so that asking again after a lost answer does no harm. */
  decide: (
    { party_id, month }: SheetRead,
    op: string,
    given: { decision: Decision; reason: string; findings: readonly Finding[] },
  ) =>
    api.post<{ readonly decided: number }>(`${place}/${party_id}/${month}/decisions`, {
      op,
      decision: given.decision,
      reason: given.reason.trim() || null,
      findings: given.findings.map(({ key, basis, state }) => ({ key, basis, state })),
    }),
};
