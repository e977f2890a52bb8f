import { api } from "../../../sync";
import type { FindingState, Said } from "../reconciliation/review";

/** What the office answers about where we stand (backend/indicators/schemas.py); hours are minutes, rates per mille. */
export const KINDS = [
  "territory",
  "authority",
  "operation",
  "contract",
  "lot",
  "clause",
  "company",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Row {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly sub: string | null;
  /** What stands under it. */
  readonly below: Kind | null;
  readonly required: number;
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  /** The part of the retained minutes that is in the ledger. */
  readonly closed: number;
  readonly disputed: number;
  /** Retained of required; null when nothing is due, and never clamped. */
  readonly rate: number | null;
  readonly elapsed: number | null;
  readonly starts_on: string | null;
  readonly due_on: string | null;
  /** Minutes at the due date if the pace holds; null when it is too early to say. */
  readonly forecast: number | null;
  readonly pace: number | null;
  readonly pace_needed: number | null;
  readonly missing: number;
  /** In hundredths of a full-time year. */
  readonly required_fte: number;
  readonly retained_fte: number;
  readonly received_on: string | null;
  readonly clauses: number;
  readonly received: {
    readonly required: number;
    readonly retained: number;
    readonly rate: number | null;
  } | null;
}
export interface MonthPoint {
  readonly month: string;
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  readonly disputed: number;
  readonly closed: number;
  /** Cumulated: what a steady pace to the due date would have given, and what is retained. */
  readonly objective: number | null;
  readonly cumulated: number;
}
export interface Standings {
  readonly by: Kind;
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly months: readonly MonthPoint[];
  readonly fte_annual_minutes: number;
  readonly until: string;
}
/** A penalty as the clause's terms give it today; nothing is kept of it. */
export interface Computed {
  readonly cause: string;
  readonly amount_cents: number;
  readonly said: Said;
}
/** A penalty proposed to the authority, and what it made of it. */
export interface Penalty extends Computed {
  readonly id: string;
  readonly proposed_on: string;
  readonly state: "proposed" | "decided_by_authority" | "waived";
  readonly decided_amount_cents: number | null;
  readonly decided_on: string | null;
  readonly reason: string | null;
}
/** What the authority decided; its amount where it applies a penalty. */
export interface Settled {
  readonly op: string;
  readonly state: "decided_by_authority" | "waived";
  readonly amount_cents: number | null;
  readonly decided_on: string;
  readonly reason: string;
}
export interface Standing {
  readonly row: Row;
  readonly months: readonly MonthPoint[];
  readonly below: { readonly by: Kind; readonly rows: readonly Row[] } | null;
  readonly fte_annual_minutes: number;
  readonly until: string;
}
/** A part of a figure; `figure` is its name, by which it is asked about in its turn. */
export interface Part {
  readonly figure: string;
  readonly kind: string;
  readonly label: string;
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  readonly disputed: number;
  readonly closed: number;
}
/** One person's month: from what was declared to what is retained. */
export interface LineExplained {
  readonly said: Said;
  readonly declared: number;
  readonly confirmed: number | null;
  readonly retained: number;
  readonly cuts: Readonly<Record<string, number>>;
  readonly bound: number | null;
  readonly lines: readonly {
    readonly id: string;
    readonly worked_minutes: number;
    readonly training_minutes: number | null;
    readonly absence_minutes: number | null;
    readonly cell: string | null;
  }[];
  readonly findings: readonly {
    readonly key: string;
    readonly title: Said;
    readonly said: Said;
    readonly takes: number;
    readonly state: FindingState;
    readonly reason: string | null;
    readonly evidence: readonly {
      readonly table: string;
      readonly id: string;
      readonly cell: string | null;
      readonly masked: boolean;
    }[];
  }[];
  readonly closing: {
    readonly number: number;
    readonly version: number;
    readonly closed_at: string;
    readonly by: string;
    readonly engine: string;
    readonly inputs_digest: string;
    readonly reason: string | null;
  } | null;
  readonly ledger: readonly {
    readonly id: string;
    readonly retained: number;
    readonly at: string;
    readonly by: string | null;
    readonly superseded: boolean;
    readonly reason: string | null;
  }[];
}
/** One level of the explanation of a figure: its parts, or the line that it is. */
export interface Why {
  readonly figure: string;
  readonly label: string;
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  readonly disputed: number;
  readonly closed: number;
  readonly is_closed?: boolean;
  readonly parts?: readonly Part[];
  readonly line?: LineExplained;
}

const asked = {
  donneur: "authority",
  operation: "operation",
  marche: "contract",
  entreprise: "company",
};
export const home = "/bureau/avancement";

/** The months of a chart: the last one only once something of it is declared. */
export function told(months: readonly MonthPoint[]): readonly MonthPoint[] {
  const last = months.at(-1);
  return last?.declared === 0 ? months.slice(0, -1) : months;
}

/** By what the table of the address `?par=operation` counts. */
export function kindOf(address: URLSearchParams): Kind {
  const by = address.get("par");
  return KINDS.find((kind) => kind === by) ?? "operation";
}

/** The name of a row's figure, by which it can be asked why it is so. */
export function figureOf({ kind, id }: Pick<Row, "kind" | "id">): string {
  return kind === "territory" ? kind : `${kind}:${id}`;
}

/** One step on the way down to a figure. */
export interface Step {
  readonly figure: string;
  readonly label: string;
}

/** The address of the explanation of a figure, with the steps that led to it. */
export function whyAt(figure: string, trail: readonly Step[] = []): string {
  const query = new URLSearchParams({ chiffre: figure });
  for (const step of trail) query.append("depuis", `${step.figure}~${step.label}`);
  return `${home}/pourquoi?${query.toString()}`;
}

/** The steps that led to the figure of an address. */
export function trailOf(address: URLSearchParams): Step[] {
  return address.getAll("depuis").map((step) => {
    const [figure = "", ...label] = step.split("~");
    return { figure, label: label.join("~") };
  });
}

/** The question to the office that the address of the table asks. */
export function questionOf(address: URLSearchParams): string {
  const question = new URLSearchParams({ by: kindOf(address) });
  for (const [name, parameter] of Object.entries(asked)) {
    const value = address.get(name);
    if (value) question.set(parameter, value);
  }
  return question.toString();
}

export const standings = {
  list: (question: string) => api.get<Standings>(`/api/standings?${question}`),
  one: (kind: string, id: string) => api.get<Standing>(`/api/standings/${kind}/${id}`),
  why: (figure: string) => api.get<Why>(`/api/why?figure=${encodeURIComponent(figure)}`),
  exported: (table: string, kind: "xlsx" | "csv", question = "") =>
    `/api/exports/${table}.${kind}${question && `?${question}`}`,
  statement: (contract: string) => `/api/exports/contracts/${contract}/statement.pdf`,
  penalties: (clause: string) =>
    api.get<{ readonly proposals: readonly Penalty[]; readonly computed: readonly Computed[] }>(
      `/api/penalties?clause=${clause}`,
    ),
  propose: (clause: string, op: string, cause: string) =>
    api.post<Penalty>(`/api/penalties/of/${clause}`, { op, cause }),
  settle: (penalty: string, settled: Settled) =>
    api.post<Penalty>(`/api/penalties/${penalty}/decision`, settled),
};
