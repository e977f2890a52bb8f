import { Unreadable } from "./crypto";
import { type BlockLine, type OutboxLine, syncLine, versionsLine } from "./db";
import { pendingOf, unpackedBlock } from "./lines";
import type { BaseRow, PendingChange } from "./rows";
import type { Store } from "./store";
import { withDb } from "./withdb";

interface Scheduler {
  yield?(): Promise<void>;
  postTask?(work: () => void, how: { priority: "background" }): Promise<void>;
}

const { scheduler } = globalThis as { scheduler?: Scheduler };

/** Let the page paint and answer a tap. */
export async function breathe(): Promise<void> {
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((done) => setTimeout(done, 0));
}

/** Let all that a person waits for go first. */
async function giveWay(): Promise<void> {
  return scheduler?.postTask?.(() => undefined, { priority: "background" }) ?? breathe();
}

const SLICE_MS = 8;

/** Long work step by step: call the result after each step, and the page never freezes. */
export function pace(clock: { mono(): number }): () => Promise<void> {
  let since = clock.mono();
  return async () => {
    if (clock.mono() - since < SLICE_MS) return;
    await breathe();
    since = clock.mono();
  };
}

/** Keep an unreadable row as it is, aside, so that nothing ever writes over it. */
async function quarantine(store: Store, table: "blocks" | "outbox", key: string): Promise<void> {
  const { db } = store;
  const at = new Date(store.clock.now()).toISOString();
  await withDb(db, () =>
    db.write(["blocks", "outbox", "quarantine", "meta"], async (tx) => {
      const row: unknown = await tx[table].get(key);
      if (!row) return;
      await tx.quarantine.put({ key: `${table}/${key}/${at}`, at, row });
      await tx[table].delete(key);
      if (table === "blocks") {
        const line = await syncLine(tx);
        await tx.meta.put({ ...line, cursor: null, generation: line.generation + 1 });
      }
    }),
  );
  store.standing = await syncLine(db);
}

async function readable<R>(
  store: Store,
  table: "blocks" | "outbox",
  key: string,
  read: () => Promise<R>,
): Promise<R | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await quarantine(store, table, key);
    return null;
  }
}

/** A line as a waiting change; its words are read again only when they are others than memory has. */
async function waitingChange(
  store: Store,
  line: OutboxLine,
  old: PendingChange | undefined,
): Promise<PendingChange | null> {
  const { n, v, tries, again } = line;
  if (old?.v === v) return { ...old, n, tries, again };
  return readable(store, "outbox", line.op, () => pendingOf(store, line));
}

function isAsKnown(line: OutboxLine, old: PendingChange | undefined): boolean {
  const { n, v, tries, again } = line;
  return old?.v === v && old.n === n && old.tries === tries && old.again === again;
}

/** Take the outbox as it is on disk: what another tab folded, what left, what is gone. */
export async function loadOutbox(store: Store): Promise<void> {
  const lines = await withDb(store.db, () => store.db.outbox.by("n"));
  const known = new Map(store.book.queue.map((change) => [change.op, change]));
  const news: [string, PendingChange | null][] = [];
  for (const line of lines) {
    const old = known.get(line.op);
    known.delete(line.op);
    if (isAsKnown(line, old)) continue;
    const change = await waitingChange(store, line, old);
    if (change) news.push([line.op, change]);
  }
  for (const gone of known.values()) if (gone.n > 0) news.push([gone.op, null]);
  if (news.length > 0) store.book.queueChanges(news);
}

async function installLine(store: Store, line: BlockLine): Promise<void> {
  if (line.v <= store.book.base.version(line.key)) return;
  const rows = await readable(store, "blocks", line.key, () => unpackedBlock(store, line));
  if (!rows || line.v <= store.book.base.version(line.key)) return;
  store.book.install([[line.key, line.v, rows]]);
}

/** Read one block from disk, unless memory already has it as new. */
export async function loadBlock(store: Store, key: string): Promise<void> {
  const line = await withDb(store.db, () => store.db.blocks.get(key));
  if (line) await installLine(store, line);
}

/** Read again blocks that another tab wrote; one that is no longer there is empty. */
export async function reloadBlocks(store: Store, keys: readonly string[]): Promise<void> {
  const versions = await withDb(store.db, () => versionsLine(store.db));
  for (const key of keys) {
    const line = await withDb(store.db, () => store.db.blocks.get(key));
    if (line) await installLine(store, line);
    else store.book.install([[key, versions.of[key] ?? 0, new Map<string, BaseRow>()]]);
  }
}

/** Where this phone stands, as another tab may have moved it. */
export async function loadStanding(store: Store): Promise<void> {
  store.standing = await withDb(store.db, () => syncLine(store.db));
  store.book.scopes = store.standing.scopes;
}

/** See what other tabs wrote, in case this page slept while they told it. */
export async function catchUp(store: Store): Promise<void> {
  await loadStanding(store);
  await loadOutbox(store);
  const versions = await withDb(store.db, () => versionsLine(store.db));
  const moved = Object.entries(versions.of)
    .filter(([block, v]) => v !== store.book.base.version(block))
    .map(([block]) => block);
  await reloadBlocks(store, moved);
}

const AGENDA = "agenda";
const SHARED = "directory";

/** The tag of the site that a block is of; those of the directory are of several. */
function siteOf(key: string): string {
  return key.startsWith(SHARED) ? SHARED : key.replace("/months", "");
}

/**
 * What sites share first, then site by site, the one that a screen waits for before the others. A site is read when
 * its own blocks are: all that carries its tag is in them, in the directory, and in the agenda.
 */
async function loadOthers(store: Store): Promise<void> {
  const { book, db, wanted } = store;
  const keys = await withDb(db, () => db.blocks.keys());
  const sites = new Set([SHARED, ...keys.filter((key) => key !== AGENDA).map(siteOf)]);
  const step = pace(store.clock);
  while (sites.size > 0 && store.open) {
    if (book.unread && !wanted.some((site) => sites.has(site))) await giveWay();
    const [next = ""] = [SHARED, ...wanted, ...sites].filter((site) => sites.has(site));
    const range = IDBKeyRange.bound(next, `${next}~`);
    for (const line of await withDb(db, () => db.blocks.all(range))) {
      await installLine(store, line);
      await step();
    }
    sites.delete(next);
    book.unread = sites;
    if (next === SHARED || wanted.includes(next)) book.tell();
  }
}

/** Paint first: the own changes and the agenda; `rest` then brings people and sites in slices. */
export async function load(store: Store): Promise<{ rest: Promise<void> }> {
  await loadStanding(store);
  await loadOutbox(store);
  await loadBlock(store, AGENDA);
  store.book.loaded = AGENDA;
  const rest = loadOthers(store).then(() => {
    if (store.open) store.book.loaded = "all";
  });
  // Whoever waits for the rest hears of its failure; nobody has to wait.
  rest.catch(() => undefined);
  return { rest };
}
