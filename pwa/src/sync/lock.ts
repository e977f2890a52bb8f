import type { PhoneDb } from "../store/db";
import { withDb } from "../store/withdb";
import type { Env } from "./env";

/** A tab that gave no sign of life for so long is frozen: another takes its place. */
export const FROZEN_MS = 60_000;

const BEAT_MS = 10_000;

/** Locks of pages without Web Locks (and of tests): one page alone. */
const held = new Set<string>();

/** A sign of life that cannot be written (a full phone) must not stop the exchange that makes room. */
async function beat(db: PhoneDb, env: Env, tab: string): Promise<void> {
  const line = { key: "beat", tab, at: env.clock.now() } as const;
  await withDb(db, () => db.meta.put(line)).catch(() => undefined);
}

async function isFrozen(db: PhoneDb, env: Env): Promise<boolean> {
  const line = await withDb(db, () => db.meta.get("beat"));
  const last = line?.key === "beat" ? line.at : 0;
  return Math.abs(env.clock.now() - last) > FROZEN_MS;
}

async function alone<R>(name: string, work: () => Promise<R>): Promise<R | null> {
  if (held.has(name)) return null;
  held.add(name);
  try {
    return await work();
  } finally {
    held.delete(name);
  }
}

async function beating<R>(db: PhoneDb, env: Env, work: () => Promise<R>): Promise<R> {
  const tab = crypto.randomUUID();
  await beat(db, env, tab);
  const timer = setInterval(() => void beat(db, env, tab), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/**
 * Run an exchange if no other tab of this store runs one; null when one does. A frozen tab's lock is stolen,
 * and its `signal` is aborted so that what it still hears is dropped.
 */
export async function oneAtATime<R>(
  db: PhoneDb,
  env: Env,
  work: (signal: AbortSignal) => Promise<R>,
): Promise<R | null> {
  const name = `jalon-exchange/${db.name}`;
  const stop = new AbortController();
  const run = async (): Promise<R> => beating(db, env, () => work(stop.signal));
  const { locks } = env;
  if (!locks) return alone(name, run);
  try {
    const steal = await isHeldByFrozen(locks, name, db, env);
    const options: LockOptions = steal ? { steal } : { ifAvailable: true };
    return await locks.request(name, options, async (lock) => (lock ? run() : null));
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "AbortError") throw error;
    stop.abort();
    return null;
  }
}

async function isHeldByFrozen(
  locks: LockManager,
  name: string,
  db: PhoneDb,
  env: Env,
): Promise<boolean> {
  const { held: now = [] } = await locks.query();
  return now.some((lock) => lock.name === name) && (await isFrozen(db, env));
}
