import { api } from "../../../sync";
import type { Device } from "../../account/devices";

/** An account of the territory, in the list (backend/directory/schemas.py). */
export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly phone: string;
  readonly state: "invited" | "active" | "disabled";
  readonly disabled_at: string | null;
  readonly needs_factor: boolean;
}
export interface AccountRow extends AccountLine {
  readonly factor: boolean;
  readonly last_seen: string | null;
  readonly devices: number;
  readonly sites: number;
}
export interface AccountRead extends AccountLine {
  readonly methods: readonly string[];
  readonly devices: readonly Device[];
  readonly sites: readonly { readonly id: string; readonly label: string }[];
  readonly authorities: readonly {
    readonly id: string;
    readonly label: string;
    readonly held: boolean;
  }[];
}
export interface Invited {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly phone: string;
}

/** The roles that an administrator gives; people of companies are invited from their contacts. */
export const STAFF_ROLES = [
  "officer",
  "supervisor",
  "administrator",
  "data_clerk",
  "authority_reader",
] as const;

const HOME = "/api/accounts";

export const accounts = {
  list: async () => api.get<{ accounts: AccountRow[]; sends: boolean }>(HOME),
  read: async (id: string) => api.get<AccountRead>(`${HOME}/${id}`),
  invite: async (invited: Invited) => api.post<AccountRead>(HOME, invited),
  giveRole: async (id: string, role: string) =>
    api.post<AccountRead>(`${HOME}/${id}/role`, { role }),
  giveAuthorities: async (id: string, authorities: readonly string[]) =>
    api.post<AccountRead>(`${HOME}/${id}/authorities`, { authorities }),
  act: async (id: string, act: "disable" | "enable" | "reset" | "forget-factors") =>
    api.post<AccountRead>(`${HOME}/${id}/${act}`),
  endDevice: async (id: string, device: string, wipe: boolean) =>
    api.post<AccountRead>(`${HOME}/${id}/devices/${device}/end`, { wipe }),
  endDevices: async (id: string, wipe: boolean) =>
    api.post<AccountRead>(`${HOME}/${id}/devices/end`, { wipe }),
};
