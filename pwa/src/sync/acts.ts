import { unlocked } from "../store/facade";
import { current } from "../store/live.svelte";
import { unpackedChange } from "../store/lines";
import { abandon, exportUnsent, type SentItem, sentSince } from "../store/outbox";
import type { ChangeContent } from "../store/rows";
import { settle as settleIn } from "../store/save";
import { withDb } from "../store/withdb";

/** One unsent change in the list of what waits. */
export interface WaitingItem {
  readonly op: string;
  readonly n: number;
  readonly tbl: string;
  readonly id: string;
  readonly kind: ChangeContent["kind"];
  readonly intent: string | null;
  readonly at: string;
  readonly bytes: number;
  readonly tries: number;
}

/** What waits, what was sent, and what a person may do about it. */
export const outbox = {
  /** The unsent changes, in the order in which they will go. */
  get list(): readonly WaitingItem[] {
    const queue = current.live?.store.book.queue ?? [];
    return queue
      .filter((change) => !change.again)
      .map(({ op, n, tbl, id, kind, intent, at, bytes, tries }) => {
        return { op, n, tbl, id, kind, intent, at: at.wall, bytes, tries };
      });
  },
  /** What the office answered in the last days, the newest first. */
  sent: async (days = 30): Promise<SentItem[]> => sentSince(unlocked().store, days),
  /** One change with its words, waiting or sent. */
  async read(op: string): Promise<ChangeContent | undefined> {
    const { store } = unlocked();
    const waiting = store.book.queue.find((change) => change.op === op);
    if (waiting) return waiting;
    const line = await withDb(store.db, () => store.db.sent.get(op));
    return line && unpackedChange(store, line);
  },
  /** After a typed confirmation: give up a change that never left this phone. */
  abandon: async (op: string): Promise<boolean> => abandon(unlocked().store, op),
};

/** A decision on a conflict (mine, theirs, both, other) or on a held change (accept, refuse). */
export interface Decision {
  readonly choice: "mine" | "theirs" | "both" | "other" | "accept" | "refuse";
  /** The values by leaf (`note`, `answers.tutor_on_site`), for both and other. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Settle a conflict or a held change. */
export async function settle(
  tbl: "conflict" | "hold",
  id: string,
  decision: Decision,
): Promise<void> {
  await settleIn(unlocked().store, tbl, id, { ...decision });
}

/** All that is unsent as a file sealed to the territory; works on a locked phone too. */
export async function exportOutbox(): Promise<Blob> {
  const { db } = current;
  if (!db) throw new Error("nobody uses this phone");
  return exportUnsent(db, current.user ?? "", Date.now());
}

/** The name of that file. */
export function exportName(): string {
  return `jalon-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-")}.json`;
}
