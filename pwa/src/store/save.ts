import { dayInFrance, writtenAt } from "./clock";
import { deviceLine, type OutboxLine } from "./db";
import type { Draft } from "./drafted";
import { folded, foldTarget } from "./fold";
import { contentOf, packedChange } from "./lines";
import { type Act, prepare } from "./prepare";
import type { ChangeContent, PendingChange } from "./rows";
import type { Store } from "./store";
import { SaveFailed, withDb } from "./withdb";

/** The largest change, in bytes of JSON; the office refuses more. */
export const LARGEST_CHANGE = 60 * 1024;

export interface SaveOptions {
  /** The business act, for the history: `visit.close`. */
  readonly intent?: string;
  /** All or nothing, at the office too. */
  readonly group?: boolean;
}

type Outcome = [string, PendingChange | null][];

function waiting(change: ChangeContent): PendingChange {
  const bytes = new TextEncoder().encode(JSON.stringify(change)).length;
  if (bytes > LARGEST_CHANGE) throw new SaveFailed("too_big");
  return { ...change, n: 0, v: 1, tries: 0, again: false, bytes };
}

/** Put an edit into the unsent change before it; false when that one left meanwhile. */
async function fold(store: Store, target: PendingChange, merged: PendingChange): Promise<boolean> {
  const { db } = store;
  const line = await packedChange(store, merged);
  return withDb(db, () =>
    db.write(["outbox"], async ({ outbox }) => {
      const now = await outbox.get(target.op);
      if (now?.v !== target.v || now.tries > 0 || now.again) return false;
      await outbox.put({ ...line, n: now.n });
      return true;
    }),
  );
}

async function append(store: Store, changes: readonly PendingChange[]): Promise<Outcome> {
  const { db } = store;
  const lines = await Promise.all(changes.map((change) => packedChange(store, change)));
  const numbered = await withDb(db, () =>
    db.write(["outbox", "meta"], async (tx) => {
      const device = await deviceLine(tx);
      const placed: OutboxLine[] = lines.map((line, i) => ({ ...line, n: device.nextN + i }));
      await tx.outbox.bulkAdd(placed);
      await tx.meta.put({ ...device, nextN: device.nextN + lines.length });
      return placed;
    }),
  );
  return changes.map((change, i) => [change.op, { ...change, n: numbered[i]?.n ?? 0 }]);
}

async function persist(store: Store, changes: readonly PendingChange[]): Promise<Outcome> {
  const [only] = changes;
  const target = changes.length === 1 && only ? foldTarget(store.book.queue, only) : null;
  if (only && target) {
    const merged = folded(target, only);
    const small = JSON.stringify(contentOf(merged)).length <= LARGEST_CHANGE / 4;
    if (small && (await fold(store, target, merged))) {
      return [
        [target.op, merged],
        [only.op, null],
      ];
    }
  }
  return append(store, changes);
}

function act(store: Store, options: SaveOptions): Act {
  return {
    intent: options.intent ?? null,
    group: options.group ? crypto.randomUUID() : null,
    epoch: store.standing.epoch,
    heard: store.standing.heard,
    at: writtenAt(store.clock, store.standing.skewMs),
    today: dayInFrance(store.clock.now()),
  };
}

/** Show changes at once, then keep them with their numbers: both or neither. Returns their ops. */
export async function keep(store: Store, contents: readonly ChangeContent[]): Promise<string[]> {
  if (contents.length === 0) return [];
  const changes = contents.map(waiting);
  store.book.queueChanges(changes.map((change) => [change.op, change]));
  try {
    const outcome = await store.inTurn(() => persist(store, changes));
    store.book.queueChanges(outcome);
    store.saved();
    return outcome.flatMap(([op, change]) => (change ? [op] : []));
  } catch (error) {
    store.book.queueChanges(changes.map((change) => [change.op, null]));
    throw error;
  }
}

/**
 * Keep changes on the phone and queue them for the office: both or neither. What is seen follows in this
 * tick; throws `SaveRefused` (values) or `SaveFailed` (storage), and then nothing is kept.
 */
export async function save(
  store: Store,
  drafts: readonly Draft[],
  options: SaveOptions = {},
): Promise<string[]> {
  return keep(store, prepare(store.book, drafts, act(store, options)));
}

/** Settle a conflict or a held change; the office applies it under the right of who settles. */
export async function settle(
  store: Store,
  tbl: "conflict" | "hold",
  id: string,
  decision: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const { epoch, heard, at } = act(store, {});
  const rev = store.book.base.get(tbl, id)?.rev ?? 0;
  const op = crypto.randomUUID();
  const base = { epoch, rev, heard };
  const intent = `${tbl}.settle`;
  return keep(store, [
    { op, kind: "settle", intent, tbl, id, group: null, base, set: decision, was: {}, at },
  ]);
}
