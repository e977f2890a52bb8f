import { SCHEMA } from "../records.gen";
import { commit } from "../store/commit";
import { deviceLine, type ScopeState, type SyncLine } from "../store/db";
import { breathe } from "../store/load";
import { forgetSent, fromTheStart, offerAll } from "../store/queue";
import { type BaseRow, rowKey } from "../store/rows";
import type { Store } from "../store/store";
import { withDb } from "../store/withdb";
import { disagreeing } from "./digest";
import { type Phone, problemOf, skewOf, type Stop } from "./phone";
import { callSignedIn } from "./refresh";
import type { Left } from "./state.svelte";
import { isRestored, markAfter } from "./timeline";
import { erasedIn, type PullAnswer, pullAnswer, unchangedAnswer } from "./wire";

/** Rows of one page: some 1 MB, so that the slowest phone is never frozen for longer than a tap may take. */
const PAGE_ROWS = 2500;

type Drop = { tbl: string; id: string };

/**
 * A scope that was not whole becomes ready only with the last page: until then it is arriving, whatever a page in the
 * middle says of it. One that was whole stays so while all is said anew: who stands on the site goes on.
 */
function scopeStates(
  answer: PullAnswer,
  known: Readonly<Record<string, ScopeState>>,
): Record<string, ScopeState> {
  const states = answer.scopes.map((line): [string, ScopeState] => {
    const before = known[line.id];
    if (before?.state === "ready" || (line.state === "ready" && !answer.more))
      return [line.id, { state: "ready" }];
    const at = line.at ?? before?.at ?? 0;
    return [line.id, { state: "entering", at, of: line.of ?? before?.of ?? 0 }];
  });
  return Object.fromEntries(states);
}

/** Rows that must go: out of all held scopes, or not said again by a reset that is complete. */
function leaving(
  store: Store,
  answer: PullAnswer,
  generation: number,
  said: ReadonlySet<string>,
): Drop[] {
  const held = new Set(answer.scopes.map((scope) => scope.id));
  const complete = !answer.more && generation > 0;
  const found: Drop[] = [];
  for (const row of store.book.base.rows()) {
    const outside = !row.tags.some((tag) => held.has(tag));
    const stale = complete && (row.g ?? 0) < generation && !said.has(rowKey(row.tbl, row.id));
    if (outside || stale) found.push(row);
  }
  return found;
}

function isNews(store: Store, row: BaseRow, generation: number): boolean {
  const old = store.book.base.get(row.tbl, row.id);
  return !old || row.rev >= old.rev || (old.g ?? 0) < generation;
}

/** What a page changes in the base; a later line about a record wins. */
function changeOf(
  store: Store,
  answer: PullAnswer,
  generation: number,
): { puts: BaseRow[]; drops: Drop[] } {
  const puts = new Map<string, BaseRow>();
  const drops = new Map<string, Drop>();
  for (const line of answer.lines) {
    const { tbl, id } = line.t === "put" ? line.row : line;
    const key = rowKey(tbl, id);
    puts.delete(key);
    drops.delete(key);
    if (line.t !== "put") drops.set(key, { tbl, id });
    else if (isNews(store, line.row, generation)) {
      puts.set(key, generation > 0 ? { ...line.row, g: generation } : line.row);
    }
  }
  const said = new Set(puts.keys());
  for (const row of leaving(store, answer, generation, said)) {
    drops.set(rowKey(row.tbl, row.id), { tbl: row.tbl, id: row.id });
  }
  return { puts: [...puts.values()], drops: [...drops.values()] };
}

/** The scopes that are no longer held, with the names that sites had here. */
function scopesLeft(store: Store, answer: PullAnswer): Left[] {
  const held = new Set(answer.scopes.map((scope) => scope.id));
  const gone = Object.keys(store.standing.scopes).filter((tag) => !held.has(tag));
  return gone.map((tag) => {
    const label = store.book.base.get("site", tag.replace("site:", ""))?.data["label"];
    return { tag, label: typeof label === "string" ? label : null };
  });
}

/** Photos of records that left this phone go with them; what is not yet sent stays. */
async function dropPhotos(phone: Phone, drops: readonly Drop[]): Promise<void> {
  const { photos } = phone.live;
  const gone = new Set(drops.map(({ tbl, id }) => rowKey(tbl, id)));
  const shas = photos.list
    .filter((photo) => photo.state !== "waiting" && gone.has(rowKey(photo.tbl, photo.id)))
    .map((photo) => photo.sha);
  if (shas.length > 0) await photos.forget(...shas);
}

/** Apply a page: rows, cursor and standing in one transaction. False when it came too late (R2). */
async function takePage(
  phone: Phone,
  answer: PullAnswer,
  cursor: string | null,
  serverNow: number | null,
): Promise<boolean> {
  const { store } = phone.live;
  const generation = store.standing.generation + (answer.reset ? 1 : 0);
  const change = changeOf(store, answer, generation);
  const standing: Partial<SyncLine> = {
    cursor: answer.cursor,
    epoch: answer.epoch,
    generation,
    scopes: scopeStates(answer, store.standing.scopes),
    // Rows between here and there are yet to come, so that an answer to a push may still be news.
    heard: answer.more ? store.standing.heard : Math.max(store.standing.heard, answer.seq),
    mark: markAfter(store.standing.mark, answer),
    resets: store.standing.resets + (answer.reset ? 1 : 0),
    lastContact: new Date(phone.env.clock.now()).toISOString(),
    skewMs: skewOf(phone, serverNow),
  };
  const left = scopesLeft(store, answer);
  await breathe();
  const applied = await commit(store, { change, standing, cursor });
  if (!applied) return false;
  if (left.length > 0) phone.state.left = [...left, ...phone.state.left];
  await dropPhotos(phone, change.drops);
  await forgetSent(store, erasedIn(answer.lines));
  return true;
}

function showArriving(phone: Phone): void {
  const scopes = Object.values(phone.live.store.standing.scopes);
  const entering = scopes.filter((scope) => scope.state === "entering");
  const at = entering.reduce((sum, scope) => sum + (scope.at ?? 0), 0);
  const of = entering.reduce((sum, scope) => sum + (scope.of ?? 0), 0);
  phone.state.arriving = of > 0 ? { at, of } : null;
}

async function startOver(store: Store, wrong: number): Promise<void> {
  const standing = fromTheStart(store.standing);
  const mismatches = standing.mismatches + wrong;
  await commit(store, { change: { puts: [], drops: [] }, standing: { ...standing, mismatches } });
}

/** R4: where the office's digest and ours differ, say so and ask for everything again. */
async function compare(phone: Phone, answer: PullAnswer): Promise<boolean> {
  const { store } = phone.live;
  const rows = answer.digest ? [...store.book.base.rows()] : [];
  const wrong = await disagreeing(rows, answer.digest ?? {}, phone.env.clock);
  if (wrong.length === 0) return true;
  const again = phone.state.mismatches > 0;
  phone.state.mismatches += wrong.length;
  if (!again) await startOver(store, wrong.length);
  return again;
}

async function askPage(
  phone: Phone,
  signal: AbortSignal,
): Promise<PullAnswer | "late" | "restored" | Stop> {
  const { store } = phone.live;
  const { cursor } = store.standing;
  const device = await withDb(store.db, () => store.db.write(["meta"], deviceLine));
  const prefer = store.wanted.slice(0, 20);
  const mark = store.standing.mark?.token ?? null;
  const body = { device: device.id, schema: SCHEMA, cursor, mark, limit: PAGE_ROWS, prefer };
  const reply = await callSignedIn(phone.env, {
    method: "POST",
    path: "/sync/v1/pull",
    body,
    signal,
  });
  if (signal.aborted) return { kind: "network" };
  if (reply.kind !== "answer") return problemOf(reply);
  await breathe();
  const answer = pullAnswer(reply.body) ?? unchangedAnswer(reply.body, store.standing);
  if (!answer) return { kind: "network" };
  if (isRestored(store.standing, answer)) {
    await offerAll(store, answer.epoch);
    return "restored";
  }
  return (await takePage(phone, answer, cursor, reply.serverNow)) ? answer : "late";
}

/** Hear all that is new, page by page; each page is whole on disk before the next is asked for. */
export async function pullAll(phone: Phone, signal: AbortSignal): Promise<Stop> {
  phone.state.phase = "receiving";
  for (;;) {
    const answer = await askPage(phone, signal);
    if (answer === "restored") continue;
    if (answer === null || answer === "late") return null;
    if ("kind" in answer) return answer;
    showArriving(phone);
    if (!answer.more && (await compare(phone, answer))) return null;
  }
}
