import { Base, type BaseChange } from "./base";
import type { ScopeState } from "./db";
import type { blockOf } from "./rows";
import { type PendingChange, rowKey, type ViewRow, viewOf } from "./rows";
import { Signals } from "./signals.svelte";
import { itemFields, TABLES } from "./spec";
import { TableView } from "./table";

/** How much of the phone's blocks is in memory. */
export type Loaded = "no" | "agenda" | "all";

const LOADED = "loaded";
const OTHER_SIGNALS = [LOADED, "scopes", "pending"];

/** Tell whether a change got its number or left, while what it says stays: then nothing looks different. */
function looksAlike(old: PendingChange | undefined, change: PendingChange | null): boolean {
  return old !== undefined && old.set === change?.set && old.again === change.again;
}

/** What this person may see, in memory while the phone is unlocked: office's rows and own changes on top. */
export class Book {
  readonly base = new Base();
  readonly #signals = new Signals([...TABLES, ...OTHER_SIGNALS]);
  readonly #tables = new Map<string, TableView>();
  readonly #changes = new Map<string, PendingChange[]>();
  #queue: PendingChange[] = [];
  #scopes: Readonly<Record<string, ScopeState>> = {};
  #loaded: Loaded = "no";
  /** The tags of the sites that are still to be read, as soon as that is known. */
  unread: { has(tag: string): boolean } | null = null;
  /** Tables of which rows were read since screens were last told. */
  readonly #untold = new Set<string>();

  get(tbl: string, id: string): ViewRow | undefined {
    this.#signals.follow(tbl);
    return this.#table(tbl).get(id);
  }

  all(tbl: string): readonly ViewRow[] {
    this.#signals.follow(tbl);
    return this.#table(tbl).all();
  }

  where(tbl: string, field: string, value: unknown): readonly ViewRow[] {
    this.#signals.follow(tbl);
    return this.#table(tbl).where(field, value);
  }

  count(tbl: string): number {
    this.#signals.follow(tbl);
    return this.#table(tbl).size;
  }

  get loaded(): Loaded {
    this.#signals.follow(LOADED);
    return this.#loaded;
  }

  set loaded(how: Loaded) {
    this.#loaded = how;
    this.tell();
  }

  /** Whether all that the phone has of a scope is in memory. */
  isRead(tag: string): boolean {
    this.#signals.follow(LOADED);
    return this.unread?.has(tag) === false;
  }

  /** Let screens look at what was read: at once, not at each of a hundred blocks. */
  tell(): void {
    this.#signals.raise([...this.#untold, LOADED]);
    this.#untold.clear();
  }

  get scopes(): Readonly<Record<string, ScopeState>> {
    this.#signals.follow("scopes");
    return this.#scopes;
  }

  set scopes(scopes: Readonly<Record<string, ScopeState>>) {
    this.#scopes = scopes;
    this.#signals.raise(["scopes"]);
  }

  /** The changes that the office has not answered, in the order in which they will be sent. */
  get queue(): readonly PendingChange[] {
    this.#signals.follow("pending");
    return this.#queue;
  }

  /** The changes of one record that are part of what is seen. */
  changesOf(tbl: string, id: string): readonly PendingChange[] {
    return this.#changes.get(rowKey(tbl, id)) ?? [];
  }

  /** Take blocks as they are on disk; what is seen follows at once. */
  install(blocks: Iterable<[string, number, Map<string, Parameters<typeof blockOf>[0]>]>): void {
    const changed = new Set<string>();
    for (const [block, version, rows] of blocks) {
      for (const key of this.base.install(block, version, rows)) changed.add(key);
    }
    const tables = this.#refresh(changed);
    if (this.#loaded !== "agenda") this.#signals.raise(tables);
    else for (const table of tables) this.#untold.add(table);
  }

  /** Put, replace or (null) take away own changes; what is seen follows at once. */
  queueChanges(changes: Iterable<[string, PendingChange | null]>): void {
    const next = new Map(this.#queue.map((change) => [change.op, change]));
    const touched = new Set<string>();
    const seen = new Set<string>();
    for (const [op, change] of changes) {
      const old = next.get(op);
      for (const each of [old, change]) {
        if (!each) continue;
        touched.add(rowKey(each.tbl, each.id));
        if (!looksAlike(old, change)) seen.add(rowKey(each.tbl, each.id));
      }
      if (change) next.set(op, change);
      else next.delete(op);
    }
    this.#queue = [...next.values()].sort((a, b) => (a.n || Infinity) - (b.n || Infinity) || 0);
    this.#regroup(touched);
    this.#signals.raise([...this.#refresh(seen), "pending"]);
  }

  /** The blocks that a change of the base touches, as they will be. */
  plan(change: BaseChange): ReturnType<Base["plan"]> {
    return this.base.plan(change);
  }

  #regroup(touched: ReadonlySet<string>): void {
    for (const key of touched) this.#changes.delete(key);
    for (const change of this.#queue) {
      const key = rowKey(change.tbl, change.id);
      if (change.again || !touched.has(key)) continue;
      const list = this.#changes.get(key);
      if (list) list.push(change);
      else this.#changes.set(key, [change]);
    }
  }

  #table(tbl: string): TableView {
    let table = this.#tables.get(tbl);
    if (!table) this.#tables.set(tbl, (table = new TableView()));
    return table;
  }

  #refresh(keys: Iterable<string>): Set<string> {
    const tables = new Set<string>();
    for (const key of keys) {
      const row = this.base.at(key);
      const slash = key.indexOf("/");
      const { tbl, id } = row ?? { tbl: key.slice(0, slash), id: key.slice(slash + 1) };
      const changes = this.#changes.get(key);
      this.#table(tbl).set(id, changes ? viewOf(row, changes, itemFields(tbl)) : row);
      tables.add(tbl);
    }
    return tables;
  }
}
