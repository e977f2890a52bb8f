import { api } from "../../../sync";
import type { PersonFile, RequestTold } from "./people";

/** What the office answers about the archive under lock (backend/privacy/archive_schemas.py). */
export interface Line {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}
export interface Archive {
  readonly id: string;
  readonly name: string;
  readonly archived_at: string;
  readonly last_contact_on: string;
  readonly purge_on: string;
  readonly openings: readonly Line[];
  readonly notes: readonly (Line & { readonly id: string; readonly kind: string })[];
}
export interface Found {
  readonly archives: readonly Archive[];
  readonly more: boolean;
}
export type Kept = Pick<PersonFile, "person" | "records" | "mentions">;
export type Act = "open" | "hold" | "erase";

const HOME = "/api/privacy/archives";
const one = (id: string): string => `${HOME}/${id}`;

export const archives = {
  find: async (name: string) => api.post<Found>(`${HOME}/search`, { name }),
  open: async (id: string, reason: string) =>
    api.post<{ file: Kept }>(`${one(id)}/open`, { reason }),
  file: (id: string, form: "pdf" | "json") => `${one(id)}/file?form=${form}`,
  hold: async (id: string, reason: string) =>
    api.post<RequestTold>(`${one(id)}/requests`, { kind: "litigation", reason }),
  erase: async (id: string, reason: string) =>
    api.post<{ deleted: number }>(`${one(id)}/erase`, { reason }),
};
