import { api } from "../../../sync";

/** The installation as its administrator sees it (backend/upkeep/schemas.py). */
export interface Alert {
  readonly code: string;
  readonly count: number;
  readonly about: string;
  /** As a sentence, in the language that was asked for. */
  readonly said: string;
  readonly since: string | null;
}
export interface Figures {
  readonly accounts: number;
  readonly devices: number;
  readonly devices_seen: number;
  readonly outbox: number;
  readonly outbox_since: string | null;
  readonly conflicts: number;
  readonly holds: number;
  readonly discrepancies: number;
  readonly mail_waiting: number;
  readonly mail_refused: number;
  readonly files: number;
  readonly file_bytes: number;
  readonly database_bytes: number;
  readonly backup_at: string | null;
}
export interface Job {
  readonly name: string;
  readonly said: string;
  readonly wanted: boolean;
  readonly every_minutes: number;
  readonly succeeded_at: string | null;
  readonly due_at: string | null;
  readonly failures: number;
  readonly error: string;
}
export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly suspended_at: string | null;
  readonly accounts: number;
  readonly devices_seen: number;
  readonly records: number;
}
export interface Installation {
  readonly at: string;
  readonly alerts: readonly Alert[];
  readonly figures: Figures;
  readonly jobs: readonly Job[];
  readonly territories: readonly Territory[];
}
export interface Opened {
  readonly name: string;
  readonly email: string;
  readonly administrator: string;
}

const HOME = "/api/installation";

export const installation = {
  look: async () => api.get<Installation>(HOME),
  open: async (opened: Opened) => api.post<Installation>(`${HOME}/territories`, opened),
  change: async (id: string, changed: { name?: string; suspended?: boolean }) =>
    api.patch<Installation>(`${HOME}/territories/${id}`, changed),
};
