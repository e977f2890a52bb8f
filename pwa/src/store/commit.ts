import type { BaseChange } from "./base";
import {
  type BlockLine,
  type OutboxLine,
  type PhoneDb,
  type SentLine,
  type SyncLine,
  syncLine,
  versionsLine,
} from "./db";
import { packedBlock } from "./lines";
import { loadStanding, pace, reloadBlocks } from "./load";
import type { BaseRow, PendingChange } from "./rows";
import type { Store } from "./store";
import { withDb } from "./withdb";

/** The office's answer to one change: it leaves the outbox for the log of what was sent. */
export interface Answered {
  readonly op: string;
  readonly status: string;
  readonly rev: number | null;
}

/** What a page or an answer changes: rows, standing and answered changes go to disk together or not at all. */
export interface Commit {
  readonly change: BaseChange;
  readonly standing?: Partial<Omit<SyncLine, "key">>;
  readonly answered?: readonly Answered[];
  /** The cursor that must still be the stored one, or the answer is a late one and is dropped. */
  readonly cursor?: string | null;
}

type Plan = Map<string, Map<string, BaseRow>>;
type Written =
  { how: "written"; standing: SyncLine } | { how: "late" } | { how: "moved"; blocks: string[] };

function sentLine(line: OutboxLine, answer: Answered, at: string): SentLine {
  const { op, n, v, tbl, id, kind, intent, group, bytes, c, s } = line;
  const { status, rev } = answer;
  return {
    op,
    n,
    v,
    tbl,
    id,
    kind,
    intent,
    group,
    at: line.at,
    bytes,
    c,
    s,
    answeredAt: at,
    status,
    rev,
  };
}

type Queues = Pick<PhoneDb, "outbox" | "sent">;

async function moveAnswered(
  { outbox, sent }: Queues,
  answered: readonly Answered[],
  at: string,
): Promise<void> {
  for (const answer of answered) {
    const line = await outbox.get(answer.op);
    if (!line) continue;
    await sent.put(sentLine(line, answer, at));
    await outbox.delete(answer.op);
  }
}

/** The transaction itself: nothing but the database is awaited inside. */
async function write(
  store: Store,
  commit: Commit,
  plan: Plan,
  lines: BlockLine[],
): Promise<Written> {
  // By the office's clock: a phone's that is wrong by years must not make the log of what was sent look old.
  const skew = commit.standing?.skewMs ?? store.standing.skewMs;
  const at = new Date(store.clock.now() + skew).toISOString();
  return store.db.write(["meta", "blocks", "outbox", "sent"], async (tx): Promise<Written> => {
    const now = await syncLine(tx);
    if (commit.cursor !== undefined && now.cursor !== commit.cursor) return { how: "late" };
    const versions = await versionsLine(tx);
    const blocks = [...plan.keys()];
    const moved = blocks.filter((key) => (versions.of[key] ?? 0) !== store.book.base.version(key));
    if (moved.length > 0) return { how: "moved", blocks: moved };
    const empty = blocks.filter((key) => plan.get(key)?.size === 0);
    await tx.blocks.bulkPut(lines.filter((line) => !empty.includes(line.key)));
    await tx.blocks.delete(...empty);
    const of = { ...versions.of, ...Object.fromEntries(lines.map((line) => [line.key, line.v])) };
    const standing: SyncLine = { ...now, ...commit.standing };
    await tx.meta.bulkPut([standing, { key: "versions", of }]);
    await moveAnswered(tx, commit.answered ?? [], at);
    return { how: "written", standing };
  });
}

async function packed(store: Store, plan: Plan): Promise<BlockLine[]> {
  const lines: BlockLine[] = [];
  const step = pace(store.clock);
  for (const [key, rows] of plan) {
    lines.push(await packedBlock(store, key, store.book.base.version(key) + 1, rows));
    await step();
  }
  return lines;
}

function show(
  store: Store,
  commit: Commit,
  plan: Plan,
  lines: BlockLine[],
  standing: SyncLine,
): void {
  store.standing = standing;
  store.book.install(
    lines.map((line) => [line.key, line.v, plan.get(line.key) ?? new Map<string, BaseRow>()]),
  );
  const gone = (commit.answered ?? []).map(({ op }): [string, PendingChange | null] => [op, null]);
  if (gone.length > 0) {
    store.book.queueChanges(gone);
    store.tabs.tell({ kind: "outbox" });
  }
  if (commit.standing?.scopes) store.book.scopes = standing.scopes;
  if (commit.standing) store.tabs.tell({ kind: "standing" });
  if (plan.size > 0) store.tabs.tell({ kind: "blocks", blocks: [...plan.keys()] });
}

/**
 * Write what the office said, with the cursor and the answered changes, in one transaction. False when the
 * cursor is no longer the one that was asked with. Needs all blocks in memory (`load`).
 */
export async function commit(store: Store, given: Commit): Promise<boolean> {
  for (;;) {
    const plan = store.book.plan(given.change);
    const lines = await packed(store, plan);
    const written = await withDb(store.db, () => write(store, given, plan, lines));
    if (written.how === "written") {
      show(store, given, plan, lines, written.standing);
      return true;
    }
    if (written.how === "late") {
      await loadStanding(store);
      return false;
    }
    await reloadBlocks(store, written.blocks);
  }
}
