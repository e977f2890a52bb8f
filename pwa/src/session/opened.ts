import { pageClock } from "../store/clock";
import { dbName, type PhoneDb, phoneDb } from "../store/db";
import { enliven, type Live } from "../store/live.svelte";
import { unsentCount } from "../store/outbox";
import { sealingKey } from "../store/seal";
import { Store } from "../store/store";
import { withDb } from "../store/withdb";
import { keepsStore, type Person } from "./registry";
import type { Identity } from "./signin";

/** The database of a person on this phone. */
export function databaseOf(person: Pick<Person, "territory" | "user">): PhoneDb {
  return phoneDb(dbName(person.territory, person.user));
}

/** Bring a person's store to life with its key; the first time, its device identifier is set. */
export async function openStore(db: PhoneDb, person: Person, key: CryptoKey): Promise<Live> {
  await withDb(db, () =>
    db.write(["meta"], async ({ meta }) => {
      const known = await meta.get("device");
      if (!known) await meta.put({ key: "device", id: person.device, nextN: 1 });
    }),
  );
  const sealing = person.sealingKey ? await sealingKey(person.sealingKey) : null;
  return enliven(new Store(db, key, sealing, pageClock));
}

/** What the screen of several people on one phone shows of each; their work stays closed. */
export interface PersonShown {
  readonly user: string;
  readonly name: string;
  readonly territory: string;
  readonly unsent: number;
  readonly photos: number;
  readonly lastContact: string | null;
}

/** Count what waits in a person's store, which stays locked. */
export async function shown(person: Person): Promise<PersonShown> {
  const db = databaseOf(person);
  try {
    const { ops, photos } = await unsentCount(db);
    const standing = await db.meta.get("sync");
    const lastContact = standing?.key === "sync" ? standing.lastContact : null;
    const { user, name, territoryName } = person;
    return { user, name, territory: territoryName, unsent: ops, photos, lastContact };
  } finally {
    db.close();
  }
}

/** Whether somebody whose new role keeps nothing on a phone has work here that must leave first. */
export async function isKeptBy(old: Person, now: Identity): Promise<boolean> {
  if (!keepsStore(old) || keepsStore(now)) return false;
  const { unsent, photos } = await shown(old);
  return unsent + photos > 0;
}

/** What a new role does not keep leaves the phone, unless something unsent is in it. */
export async function dropUnkept(old: Person, now: Identity): Promise<void> {
  const isOver = keepsStore(old) && !keepsStore(now);
  if (isOver && !(await isKeptBy(old, now))) await databaseOf(old).delete();
}
