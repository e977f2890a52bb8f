import type { ViewRow } from "./rows";

const NONE: readonly ViewRow[] = Object.freeze([]);

/** What a value is filed under: lists under each of their elements, absent values under "null". */
function filedUnder(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return [typeof value === "string" ? value : JSON.stringify(value ?? null)];
}

/** The rows of one table by the value of one field; answers keep their identity until they change. */
class FieldIndex {
  readonly #buckets = new Map<string, Map<string, ViewRow>>();
  readonly #lists = new Map<string, readonly ViewRow[]>();
  readonly #field: string;

  constructor(field: string, rows: Iterable<ViewRow>) {
    this.#field = field;
    for (const row of rows) this.add(row);
  }

  add(row: ViewRow): void {
    for (const value of filedUnder(row.data[this.#field])) {
      let bucket = this.#buckets.get(value);
      if (!bucket) this.#buckets.set(value, (bucket = new Map<string, ViewRow>()));
      bucket.set(row.id, row);
      this.#lists.delete(value);
    }
  }

  /** Replace a row in place where its value stays, so that lists on screen do not jump. */
  remove(row: ViewRow, next: ViewRow | undefined): void {
    const stays = new Set(next ? filedUnder(next.data[this.#field]) : []);
    for (const value of filedUnder(row.data[this.#field])) {
      if (stays.has(value)) continue;
      this.#buckets.get(value)?.delete(row.id);
      this.#lists.delete(value);
    }
  }

  list(value: string): readonly ViewRow[] {
    const known = this.#lists.get(value);
    if (known) return known;
    const bucket = this.#buckets.get(value);
    if (!bucket || bucket.size === 0) return NONE;
    const list = Object.freeze([...bucket.values()]);
    this.#lists.set(value, list);
    return list;
  }
}

/** The visible rows of one table, with an index for each field that somebody asked about. */
export class TableView {
  readonly #rows = new Map<string, ViewRow>();
  readonly #indexes = new Map<string, FieldIndex>();
  #all: readonly ViewRow[] | null = null;

  get(id: string): ViewRow | undefined {
    return this.#rows.get(id);
  }

  get size(): number {
    return this.#rows.size;
  }

  set(id: string, row: ViewRow | undefined): void {
    const old = this.#rows.get(id);
    this.#all = null;
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
    for (const index of this.#indexes.values()) {
      if (old) index.remove(old, row);
      if (row) index.add(row);
    }
  }

  all(): readonly ViewRow[] {
    this.#all ??= this.#rows.size === 0 ? NONE : Object.freeze([...this.#rows.values()]);
    return this.#all;
  }

  where(field: string, value: unknown): readonly ViewRow[] {
    let index = this.#indexes.get(field);
    if (!index) this.#indexes.set(field, (index = new FieldIndex(field, this.#rows.values())));
    return index.list(filedUnder(value)[0] ?? "null");
  }
}
