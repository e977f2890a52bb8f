import { deviceLine, type OutboxLine, type SentLine, type SyncLine, syncLine } from "./db";
import { loadOutbox, loadStanding } from "./load";
import type { Store } from "./store";
import { withDb } from "./withdb";

/** Days that an answered change is kept against a restore of the server. */
export const SENT_DAYS = 60;

/** Forget the position, so that everything is said again; rows stay readable meanwhile. */
export function fromTheStart(standing: SyncLine): SyncLine {
  const { generation, resets } = standing;
  return { ...standing, cursor: null, heard: 0, generation: generation + 1, resets: resets + 1 };
}

function offered(line: SentLine): OutboxLine {
  const { op, n, v, tbl, id, kind, intent, group, at, bytes, c, s } = line;
  return { op, n, v, tbl, id, kind, intent, group, at, bytes, c, s, tries: 1, again: true };
}

/**
 * Freeze changes that are about to leave: from now on nothing is folded into them. False when one of them
 * is not as this page knows it; then the outbox has been read again.
 */
export async function markLeaving(
  store: Store,
  ops: ReadonlyMap<string, number>,
): Promise<boolean> {
  const { db } = store;
  const marked = await withDb(db, () =>
    db.write(["outbox"], async ({ outbox }) => {
      const lines = await outbox.bulkGet([...ops.keys()]);
      const fresh = lines.filter((line) => line && ops.get(line.op) === line.v);
      if (fresh.length < ops.size) return false;
      await outbox.bulkPut(
        lines.flatMap((line) => (line ? [{ ...line, tries: line.tries + 1 }] : [])),
      );
      return true;
    }),
  );
  await loadOutbox(store);
  return marked;
}

/** Offer again what was sent from a number on; false when the log no longer reaches that far back. */
export async function offerFrom(store: Store, expect: number): Promise<boolean> {
  const { db } = store;
  const found = await withDb(db, () =>
    db.write(["outbox", "sent"], async ({ outbox, sent }) => {
      const lines = await sent.by("n", IDBKeyRange.lowerBound(expect));
      const first = Math.min(...lines.map((line) => line.n));
      if (first !== expect) return false;
      await outbox.bulkPut(lines.map(offered));
      await sent.delete(...lines.map((line) => line.op));
      return true;
    }),
  );
  await loadOutbox(store);
  return found;
}

/**
 * The server was restored: it may have forgotten what it acknowledged. The whole log of what was sent is
 * offered again, and everything is asked for anew; receipts make what it still knows cheap.
 */
export async function offerAll(store: Store, epoch: string): Promise<void> {
  const { db } = store;
  await withDb(db, () =>
    db.write(["outbox", "sent", "meta"], async ({ outbox, sent, meta }) => {
      const lines = await sent.all();
      await outbox.bulkPut(lines.map(offered));
      await sent.clear();
      await meta.put({ ...fromTheStart(await syncLine({ meta })), epoch });
    }),
  );
  await loadStanding(store);
  await loadOutbox(store);
}

/**
 * This phone is a copy of another: it takes a new device number, keeps its changes under the same ops, and
 * counts what it sent and what waits from one.
 */
export async function forkDevice(store: Store): Promise<void> {
  const { db } = store;
  await withDb(db, () =>
    db.write(["outbox", "sent", "meta"], async ({ outbox, sent, meta }) => {
      await deviceLine({ meta });
      const gone = await sent.by("n");
      const waiting = await outbox.by("n");
      const all = [...gone.map(offered), ...waiting].sort((a, b) => a.n - b.n);
      await outbox.bulkPut(all.map((line, i) => ({ ...line, n: i + 1 })));
      await sent.clear();
      await meta.put({ key: "device", id: crypto.randomUUID(), nextN: all.length + 1 });
      const standing = await syncLine({ meta });
      await meta.put({ ...standing, forks: standing.forks + 1 });
    }),
  );
  await loadStanding(store);
  await loadOutbox(store);
}

/** Forget what was sent of records from which a person was erased. */
export async function forgetSent(store: Store, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { db } = store;
  await withDb(db, () =>
    db.write(["sent"], async ({ sent }) => {
      const lines = await sent.all();
      await sent.delete(...lines.filter((line) => ids.includes(line.id)).map((line) => line.op));
    }),
  );
}

/** Forget what was answered more than 60 days ago, by the office's clock. */
export async function pruneSent(store: Store): Promise<void> {
  const now = store.clock.now() + store.standing.skewMs;
  const before = new Date(now - SENT_DAYS * 86_400_000).toISOString();
  await withDb(store.db, () =>
    store.db.sent.deleteBy("answeredAt", IDBKeyRange.upperBound(before, true)),
  );
}
