import { catchUp } from "../store/load";
import { pruneSent } from "../store/queue";
import { renewLease } from "../store/vault";
import { isFull, SaveFailed } from "../store/withdb";
import { firstOf } from "./env";
import { oneAtATime } from "./lock";
import type { Phone, Stop } from "./phone";
import { pullAll } from "./pull";
import { pushAll } from "./push";
import type { SyncProblem } from "./state.svelte";
import { callSignedIn } from "./refresh";
import { uploadAll } from "./uploads";

/** How an exchange ended; "elsewhere" when another tab runs one. */
export type Outcome =
  { ok: true } | { ok: false; problem: SyncProblem } | { ok: false; problem: null };

/** Whether the office has nothing new since the last pull, asked by one small question. */
async function isQuiet(phone: Phone, signal: AbortSignal): Promise<boolean> {
  const { store, photos } = phone.live;
  if (store.book.queue.length + photos.waiting.length > 0 || store.standing.cursor === null)
    return false;
  const path = `/sync/v1/hint?since=${store.standing.heard}`;
  const reply = await callSignedIn(phone.env, { method: "GET", path, signal });
  return reply.kind === "answer" && reply.status === 304;
}

async function rounds(phone: Phone, signal: AbortSignal, lightly: boolean): Promise<Stop> {
  if (lightly && (await isQuiet(phone, signal))) return contacted(phone);
  const pushed = await pushAll(phone, signal);
  // An app that is too old to send may still hear; one that may not be heard must not lose what it has.
  if (pushed && pushed.kind !== "too_old") return pushed;
  const pulled = await pullAll(phone, signal);
  if (pulled) return pulled;
  // A restore of the server found while hearing puts the log of what was sent back into the queue.
  const again = phone.live.store.book.queue.some((change) => change.again);
  const offered = again ? await pushAll(phone, signal) : null;
  const stop = pushed ?? offered;
  if (stop) return stop;
  await contacted(phone); // words were exchanged: a photo that cannot go does not close the phone
  return uploadAll(phone, signal);
}

async function contacted(phone: Phone): Promise<null> {
  const { store } = phone.live;
  const now = phone.env.clock.now();
  phone.state.lastContact = new Date(now);
  await renewLease(store.db, store.key, now);
  await pruneSent(store);
  return null;
}

function failure(error: unknown): SyncProblem {
  const full = isFull(error) || (error instanceof SaveFailed && error.reason === "storage_full");
  if (full || error instanceof SaveFailed) return { kind: "storage" };
  throw error;
}

async function run(phone: Phone, signal: AbortSignal, lightly: boolean): Promise<Stop> {
  try {
    await phone.live.rest;
    await catchUp(phone.live.store);
    return await rounds(phone, signal, lightly);
  } catch (error) {
    return failure(error);
  } finally {
    phone.state.phase = "idle";
    phone.state.sending = null;
    phone.state.arriving = null;
  }
}

/**
 * One exchange with the office: push, then pull, then photos; one at a time on this phone. `lightly` asks
 * first whether there is anything new.
 */
export async function exchange(phone: Phone, lightly = false): Promise<Outcome> {
  const { store } = phone.live;
  const ended = await oneAtATime(store.db, phone.env, async (signal) => ({
    stop: await run(phone, firstOf(signal, phone.stopped), lightly),
  }));
  if (!ended) return { ok: false, problem: null };
  phone.state.problem = ended.stop;
  return ended.stop ? { ok: false, problem: ended.stop } : { ok: true };
}
