import { database, type Disk, type Tables } from "../store/disk";

/** How this phone locks, in minutes. */
export interface LockSettings {
  readonly lockAfterMin: number;
  readonly pocketMin: number;
}

/** Somebody who uses this phone: what the lock screen needs, nothing of the work. */
export interface Person {
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly territory: string;
  readonly territoryName: string;
  readonly demo: boolean;
  /** The territory's public key, as the office gave it. */
  readonly sealingKey: string;
  /** By which this phone knows the office's order to wipe it. */
  readonly wipeKey?: string;
  /** The office had this phone wiped, and something unsent is still on it, sealed. */
  readonly wiped?: boolean;
  /** The passkey that opens this store beside the passphrase. */
  readonly passkey?: string | undefined;
  /** The device identifier of this person on this phone. */
  readonly device: string;
  readonly usedAt: number;
  readonly lock?: LockSettings;
}

/** Officers and sites' managers work on the phone's own store; everybody else online, leaving nothing here. */
export function keepsStore({ role }: Pick<Person, "role">): boolean {
  return role === "officer" || role === "site_manager";
}

interface Lines {
  people: Person;
}

export type Registry = Disk<Lines> & Tables<Lines>;

/** The list of who uses this phone. */
export function phoneRegistry(name = "jalon-phone"): Registry {
  return database<Lines>(name, 10, { people: ["user"] });
}

/** All who use this phone, the last one first. */
export async function everybody(db: Registry): Promise<Person[]> {
  const people = await db.people.all();
  return people.sort((a, b) => b.usedAt - a.usedAt);
}
