import { SCHEMA } from "../records.gen";
import type { BaseChange } from "../store/base";
import { commit } from "../store/commit";
import { deviceLine, type SyncLine } from "../store/db";
import { contentOf } from "../store/lines";
import { setAside } from "../store/outbox";
import { forgetSent, forkDevice, markLeaving, offerAll, offerFrom } from "../store/queue";
import { type BaseRow, type PendingChange, rowKey } from "../store/rows";
import { withDb } from "../store/withdb";
import type { Reply } from "./http";
import { type Phone, problemOf, skewOf, type Stop } from "./phone";
import { callSignedIn } from "./refresh";
import { isRestored, markAfter } from "./timeline";
import { erasedIn, type PushAnswer, pushAnswer } from "./wire";

const BATCH_BYTES = 256 * 1024;
const OFFICE_LIMIT = 500;

/** The office cannot read one of the changes at all. */
const UNREADABLE = new Set(["invalid_op", "invalid"]);

/** The end of the group that begins at an index: changes of one act travel together. */
function groupEnd(queue: readonly PendingChange[], start: number): number {
  const group = queue[start]?.group ?? null;
  let end = start + 1;
  while (group !== null && queue[end]?.group === group) end += 1;
  return end;
}

/** The next changes to send, in order, whole groups only. */
export function nextBatch(queue: readonly PendingChange[], limit: number): PendingChange[] {
  const ready = queue.filter((change) => change.n > 0);
  const batch: PendingChange[] = [];
  let bytes = 0;
  for (let at = 0; at < ready.length;) {
    const next = ready.slice(at, groupEnd(ready, at));
    bytes += next.reduce((sum, change) => sum + change.bytes, 0);
    const full = batch.length + next.length > limit || bytes > BATCH_BYTES;
    if (full && batch.length > 0) break;
    batch.push(...next.slice(0, OFFICE_LIMIT));
    at += next.length;
  }
  return batch;
}

function oldestOf(queue: readonly PendingChange[]): string | null {
  return queue.map((change) => change.at.wall).toSorted()[0] ?? null;
}

async function envelope(phone: Phone, batch: readonly PendingChange[]): Promise<unknown> {
  const { live, env, user, state } = phone;
  const { store, photos } = live;
  const { epoch, mark, mismatches, resets, forks } = store.standing;
  // What the office does not have once it has taken this batch.
  const leaving = new Set(batch.map(({ op }) => op));
  const left = store.book.queue.filter(({ op }) => !leaving.has(op));
  const device = await withDb(store.db, () => store.db.write(["meta"], deviceLine));
  return {
    device: device.id,
    user,
    schema: SCHEMA,
    sent_at: new Date(env.clock.now()).toISOString(),
    epoch,
    mark: mark?.token ?? null,
    outbox: {
      count: left.length,
      oldest_at: oldestOf(left),
      blobs: photos.waiting.length,
      blob_bytes: state.photoBytes,
      persisted: state.storage.persisted,
      mismatches,
      resets,
      forks,
    },
    ops: batch.map((change) => ({ ...contentOf(change), n: change.n })),
  };
}

/** What the answers change in the base: the rows that are news (R3); one outside all held scopes goes. */
function changeOf(standing: SyncLine, answer: PushAnswer): BaseChange {
  const { heard, scopes, generation } = standing;
  const puts = new Map<string, BaseRow>();
  const drops = new Map<string, { tbl: string; id: string }>();
  for (const { line } of answer.results) {
    if (!line || (line.t === "put" ? line.row : line).rev <= heard) continue;
    const { tbl, id } = line.t === "put" ? line.row : line;
    const key = rowKey(tbl, id);
    puts.delete(key);
    drops.delete(key);
    if (line.t === "put" && line.row.tags.some((tag) => tag in scopes)) {
      puts.set(key, generation > 0 ? { ...line.row, g: generation } : line.row);
    } else drops.set(key, { tbl, id });
  }
  return { puts: [...puts.values()], drops: [...drops.values()] };
}

/** Take the office's answers: the rows that are news, and the changes out of the queue. */
async function take(phone: Phone, answer: PushAnswer, serverNow: number | null): Promise<void> {
  const { store } = phone.live;
  const change = changeOf(store.standing, answer);
  const answered = answer.results.map(({ op, status, rev }) => ({ op, status, rev }));
  const mark = markAfter(store.standing.mark, answer);
  const standing = { mark, skewMs: skewOf(phone, serverNow) };
  await commit(store, { change, standing, answered });
  await forgetSent(store, erasedIn(answer.results.map(({ line }) => line)));
}

async function takeAnswer(
  phone: Phone,
  reply: Reply & { kind: "answer" },
  batch: readonly PendingChange[],
): Promise<Stop> {
  const answer = pushAnswer(reply.body);
  if (!answer) return { kind: "network" };
  const ops = new Set(batch.map((change) => change.op));
  if (!answer.results.some((result) => ops.has(result.op))) return { kind: "server" };
  const { store } = phone.live;
  const restored = isRestored(store.standing, answer);
  await take(phone, answer, reply.serverNow);
  if (restored) await offerAll(store, answer.epoch);
  return null;
}

/** The batch was too large, or one of its changes cannot be read: narrow it down, then set that one aside. */
async function narrow(
  phone: Phone,
  reply: Reply & { kind: "problem" },
  batch: readonly PendingChange[],
): Promise<Stop> {
  const [first] = batch;
  if (batch.length > 1) {
    phone.batch = Math.max(1, Math.floor(batch.length / 2));
    return null;
  }
  const aside = first && UNREADABLE.has(reply.code) && (await setAside(phone.live.store, first.op));
  return aside ? null : problemOf(reply);
}

/** What to do with a refusal of the whole push: mend and go on (null), or stop and say why. */
async function mend(
  phone: Phone,
  reply: Reply & { kind: "problem" },
  batch: readonly PendingChange[],
  forked: { done: boolean },
): Promise<Stop> {
  const { store } = phone.live;
  const { status, code } = reply;
  if (status === 413 || UNREADABLE.has(code)) return narrow(phone, reply, batch);
  if (code !== "gap" && code !== "device_forked") return problemOf(reply);
  const expect = Number(reply.body["expect"]);
  const sentBefore = code === "gap" && expect < (batch[0]?.n ?? 0);
  if (sentBefore && (await offerFrom(store, expect))) return null;
  if (forked.done) return problemOf(reply);
  forked.done = true;
  await forkDevice(store);
  return null;
}

async function pushBatch(
  phone: Phone,
  batch: readonly PendingChange[],
  forked: { done: boolean },
  signal: AbortSignal,
): Promise<Stop> {
  const body = await envelope(phone, batch);
  const reply = await callSignedIn(phone.env, {
    method: "POST",
    path: "/sync/v1/push",
    body,
    signal,
  });
  if (signal.aborted) return { kind: "network" };
  if (reply.kind === "answer") return takeAnswer(phone, reply, batch);
  return reply.kind === "none" ? problemOf(reply) : mend(phone, reply, batch, forked);
}

/** Send all that waits, in order. Nothing leaves the queue but by the office's answer to it. */
export async function pushAll(phone: Phone, signal: AbortSignal): Promise<Stop> {
  const { store } = phone.live;
  const forked = { done: false };
  let sent = 0;
  for (;;) {
    const batch = nextBatch(store.book.queue, phone.batch);
    if (batch.length === 0) return null;
    phone.state.phase = "sending";
    phone.state.sending = { i: sent, n: sent + store.book.queue.length };
    const versions = new Map(batch.map((change) => [change.op, change.v]));
    if (!(await markLeaving(store, versions))) continue;
    const before = store.book.queue.length;
    const stop = await pushBatch(phone, batch, forked, signal);
    if (stop) return stop;
    sent += Math.max(0, before - store.book.queue.length);
  }
}
