import type { Live } from "../store/live.svelte";
import { RESERVE_BYTES } from "../store/photos";
import { type Env, pageEnv } from "./env";
import { LARGEST_BATCH } from "./phone";
import { Schedule } from "./schedule";
import { type SyncProblem, syncState } from "./state.svelte";

let schedule: Schedule | null = null;
let stopped = new AbortController();

/** Begin to exchange for the person who unlocked. */
export function startSync(live: Live, user: string, env: Env = pageEnv): void {
  stopSync();
  stopped = new AbortController();
  const { signal } = stopped;
  const phone = { live, env, user, state: syncState, stopped: signal, batch: LARGEST_BATCH };
  schedule = new Schedule(
    async (lightly) => {
      const { exchange } = await import("./exchange"); // after the first screen, which does without
      return exchange(phone, lightly).finally(() => void measureStorage());
    },
    syncState,
    env.random,
  );
  schedule.start((listener) => live.store.onSaved(listener));
  live.store.onHeard(() => syncState.heardElsewhere());
}

/** Stop: the phone is locked, or its person left. */
export function stopSync(): void {
  schedule?.stop();
  stopped.abort();
  schedule = null;
  syncState.problem = null;
  syncState.nextTry = null;
  syncState.lastContact = null;
}

/** Push, pull and photos now; tells whether all went. */
export async function sendNow(): Promise<{ ok: boolean; problem: SyncProblem | null }> {
  const outcome = await schedule?.now();
  if (!outcome) return { ok: false, problem: null };
  return outcome.ok ? { ok: true, problem: null } : outcome;
}

function manager(): Partial<StorageManager> | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.storage;
}

/** See how much room there is, and whether the browser may evict this store. */
export async function measureStorage(): Promise<void> {
  const storage = manager();
  if (!storage?.estimate) return;
  const { usage = 0, quota = 0 } = await storage.estimate().catch((): StorageEstimate => ({}));
  const persisted = (await storage.persisted?.().catch(() => null)) ?? null;
  const full = quota > 0 && quota - usage < RESERVE_BYTES;
  syncState.storage = { persisted, usage, quota, full };
}

/** Ask the browser never to evict this store; the answer stays in `syncState.storage`. */
export async function askPersist(): Promise<boolean> {
  const granted = await manager()?.persist?.();
  await measureStorage();
  return granted ?? false;
}
