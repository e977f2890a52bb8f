import { api } from "../../../sync";

/** What the office answers about confirmations (backend/confirmations/schemas.py). */
export type State =
  "no_address" | "blocked" | "reopened" | "to_ask" | "asked" | "viewed" | "answered";

export interface Said {
  readonly name: string;
  readonly state: "confirmed" | "contested" | "not_here";
  readonly minutes: number | null;
  readonly declared: number | null;
  readonly comment: string;
}

export interface Request {
  readonly id: string | null;
  readonly site_id: string;
  readonly site: string;
  readonly company_id: string;
  readonly company: string;
  readonly month: string;
  readonly state: State;
  readonly manager: string | null;
  readonly manager_role: string;
  readonly recipient: string | null;
  readonly last_asked_at?: string | null;
  readonly times_asked: number;
  readonly viewed_at?: string | null;
  readonly answered_at?: string | null;
  readonly reference?: string | null;
  readonly signed_by: string;
  readonly lines: number;
  readonly confirmed_lines: number;
  readonly said: readonly Said[];
}

export interface Requests {
  readonly month: string;
  readonly sends: boolean;
  readonly requests: readonly Request[];
}

export const confirmations = {
  list: (month: string) => api.get<Requests>(`/api/confirmations?month=${month}`),
  /** Ask for the first time, or send a new link to who was asked. */
  send: ({ id, site_id, company_id, month }: Request) =>
    id
      ? api.post<Request>(`/api/confirmations/${id}/link`)
      : api.post<Request>("/api/confirmations", { site_id, company_id, month }),
};

/** Whether a link may be sent: nobody without address, nobody who has answered. */
export function maySend({ state }: Request): boolean {
  return state !== "no_address" && state !== "answered" && state !== "blocked";
}

/** The months to choose from, the latest first: those behind us, as this one is not over. */
export function monthsBefore(day: string, many = 12): string[] {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  return Array.from({ length: many }, (_, back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1));
    return at.toISOString().slice(0, 7);
  });
}
