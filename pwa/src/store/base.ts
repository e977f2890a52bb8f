import { type BaseRow, blockOf, rowKey } from "./rows";

type Rows = Map<string, BaseRow>;

/** What a page or an answer changes in the base. */
export interface BaseChange {
  readonly puts: readonly BaseRow[];
  readonly drops: readonly { tbl: string; id: string }[];
}

/** The rows that the office said, in memory, by the block that keeps them on disk. */
export class Base {
  readonly #rows: Rows = new Map();
  readonly #blocks = new Map<string, Rows>();
  readonly #versions = new Map<string, number>();

  get(tbl: string, id: string): BaseRow | undefined {
    return this.#rows.get(rowKey(tbl, id));
  }

  /** A row by its name among all tables. */
  at(key: string): BaseRow | undefined {
    return this.#rows.get(key);
  }

  rows(): IterableIterator<BaseRow> {
    return this.#rows.values();
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The version of a block as this page last read or wrote it; 0 where it was never. */
  version(block: string): number {
    return this.#versions.get(block) ?? 0;
  }

  /** Every block, with its version. */
  blocks(): [string, number, Rows][] {
    return [...this.#blocks].map(([block, rows]) => [block, this.version(block), rows]);
  }

  /** The blocks that a change touches, as they will be; memory itself does not change yet. */
  plan(change: BaseChange): Map<string, Rows> {
    const touched = new Map<string, Rows>();
    const draft = (block: string): Rows => {
      let rows = touched.get(block);
      if (!rows) touched.set(block, (rows = new Map(this.#blocks.get(block))));
      return rows;
    };
    for (const { tbl, id } of change.drops) {
      const old = this.get(tbl, id);
      if (old) draft(blockOf(old)).delete(rowKey(tbl, id));
    }
    for (const row of change.puts) {
      const key = rowKey(row.tbl, row.id);
      const old = this.#rows.get(key);
      if (old && blockOf(old) !== blockOf(row)) draft(blockOf(old)).delete(key);
      draft(blockOf(row)).set(key, row);
    }
    return touched;
  }

  /** Take a block as it is on disk now; returns the names of the rows that changed. */
  install(block: string, version: number, rows: Rows): Set<string> {
    const changed = new Set<string>();
    for (const [key, old] of this.#blocks.get(block) ?? []) {
      if (rows.has(key) || this.#rows.get(key) !== old) continue;
      this.#rows.delete(key);
      changed.add(key);
    }
    for (const [key, row] of rows) {
      const old = this.#rows.get(key);
      if (old === row) continue;
      if (old && blockOf(old) !== block) this.#blocks.get(blockOf(old))?.delete(key);
      this.#rows.set(key, row);
      changed.add(key);
    }
    if (rows.size > 0) this.#blocks.set(block, rows);
    else this.#blocks.delete(block);
    this.#versions.set(block, version);
    return changed;
  }
}
