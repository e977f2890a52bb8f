import type { KeyLine } from "../store/db";
import { waitAfter } from "../store/vault";
import type { LockSettings, Person } from "./registry";
import type { Refused } from "./signin";

/**
 * Which screen the shell shows. `desk`: signed in, online, with nothing kept in this browser. `enrolling`: signed
 * in, and the office waits for a second factor. `wiped`: by order of the office; unsent work is still here.
 */
export type Stage =
  "starting" | "signed_out" | "enrolling" | "no_store" | "locked" | "wiped" | "open" | "desk";

/** The signed-in person, as screens show it. */
export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly territory: { readonly id: string; readonly name: string; readonly demo: boolean };
}

export interface LockInfo {
  readonly tries: number;
  /** Seconds until the next try. */
  readonly wait: number;
  /** The right to read ended: 14 days without contact. Signing in renews it. */
  readonly expired: boolean;
}

export type Refusal = Refused;

export const DEFAULT_LOCK: LockSettings = { lockAfterMin: 5, pocketMin: 10 };

/** A person of this phone, as screens show it. */
export function userOf(person: Person): SessionUser {
  const { user, name, role, email, territory, territoryName, demo } = person;
  return { id: user, name, role, email, territory: { id: territory, name: territoryName, demo } };
}

/** What the lock screen shows of the key's line; a clock that was set back lengthens no wait. */
export function lockInfoOf(
  line: KeyLine,
  at: number,
  contact: boolean,
  expired: boolean,
): LockInfo {
  const now = Math.max(at, line.maxSeen);
  const wait = Math.min(waitAfter(line.fails), Math.max(0, line.nextTryAt - at));
  const over = expired || (now > line.notAfter && !contact);
  return { tries: line.fails, wait: Math.ceil(wait / 1000), expired: over };
}
