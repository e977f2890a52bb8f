import { api } from "../../../sync";

/** What the office answers about readings and alarms (backend/audit/schemas.py). */
export interface Person {
  readonly id: string;
  readonly person: string;
}
export interface ReadOnce {
  readonly at: string;
  readonly name: string;
  readonly role: string;
  readonly what: string;
  readonly device: string;
}
export interface Readers extends Person {
  readonly readings: readonly ReadOnce[];
  readonly more: boolean;
}
export interface Alarm {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly role: string;
  readonly kind: "files" | "names" | "received" | "day";
  readonly at: string;
  readonly persons: number;
  readonly threshold: number;
  readonly caseload: number;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: string | null;
  readonly note: string | null;
}
export interface Alarms {
  readonly waiting: number;
  readonly alarms: readonly Alarm[];
}

export const audit = {
  people: (words: string) =>
    api.get<{ people: readonly Person[] }>(`/api/audit/people?q=${encodeURIComponent(words)}`),
  readers: (id: string) => api.get<Readers>(`/api/audit/people/${id}/readers`),
  alarms: () => api.get<Alarms>("/api/audit/alarms"),
  acknowledge: (id: string, note: string) => api.post<Alarms>(`/api/audit/alarms/${id}`, { note }),
};
