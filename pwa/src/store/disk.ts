import { deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";

type Rows = IDBPObjectStore<unknown, string[], string, IDBTransactionMode>;
type Run = <R>(mode: IDBTransactionMode, work: (rows: Rows) => Promise<R>) => Promise<R>;

/** Each table of a database: the path of its key, then its indexes. */
export type Schema<Name extends string = string> = Readonly<
  Record<Name, readonly [key: string, ...indexes: string[]]>
>;

/** One table. Outside a transaction each act is one of its own. */
export class Table<Line> {
  readonly name: string;
  readonly #run: Run;

  constructor(name: string, run: Run) {
    this.name = name;
    this.#run = run;
  }

  async get(key: string): Promise<Line | undefined> {
    return this.#run("readonly", async (rows) => {
      const line: unknown = await rows.get(key);
      return line as Line | undefined;
    });
  }

  async bulkGet(keys: readonly string[]): Promise<(Line | undefined)[]> {
    return this.#run("readonly", async (rows) => {
      const found = await Promise.all(keys.map(async (key) => rows.get(key) as Promise<unknown>));
      return found as (Line | undefined)[];
    });
  }

  async all(range?: IDBKeyRange): Promise<Line[]> {
    return this.#run("readonly", async (rows) => (await rows.getAll(range)) as Line[]);
  }

  async keys(): Promise<string[]> {
    return this.#run("readonly", async (rows) => (await rows.getAllKeys()) as string[]);
  }

  async count(): Promise<number> {
    return this.#run("readonly", async (rows) => rows.count());
  }

  /** The lines in the order of an index, all or those of a range. */
  async by(index: string, range?: IDBKeyRange | string): Promise<Line[]> {
    return this.#run("readonly", async (rows) => (await rows.index(index).getAll(range)) as Line[]);
  }

  async put(line: Line): Promise<void> {
    await this.bulkPut([line]);
  }

  async bulkPut(lines: readonly Line[]): Promise<void> {
    await this.#run("readwrite", async (rows) =>
      Promise.all(lines.map(async (line) => rows.put?.(line))),
    );
  }

  /** Like `put`, for lines that are not there yet: an error otherwise. */
  async bulkAdd(lines: readonly Line[]): Promise<void> {
    await this.#run("readwrite", async (rows) =>
      Promise.all(lines.map(async (line) => rows.add?.(line))),
    );
  }

  async update(key: string, change: Partial<Line>): Promise<void> {
    await this.#run("readwrite", async (rows) => {
      const line: unknown = await rows.get(key);
      if (line) await rows.put?.({ ...line, ...change });
    });
  }

  async delete(...keys: readonly string[]): Promise<void> {
    await this.#run("readwrite", async (rows) =>
      Promise.all(keys.map(async (key) => rows.delete?.(key))),
    );
  }

  /** Delete what an index has in a range. */
  async deleteBy(index: string, range: IDBKeyRange): Promise<void> {
    await this.#run("readwrite", async (rows) => {
      const keys = await rows.index(index).getAllKeys(range);
      await Promise.all(keys.map(async (key) => rows.delete?.(key)));
    });
  }

  async clear(): Promise<void> {
    await this.#run("readwrite", async (rows) => rows.clear?.());
  }
}

/** Lines for some tables of a database. */
export type Refill = Readonly<Record<string, readonly unknown[]>>;

/** The tables of a database by their names. */
export type Tables<Lines> = { readonly [N in keyof Lines]: Table<Lines[N]> };

/**
 * A database in the browser: tables of plain lines, and transactions that reach the disk before they are
 * said to be written. It opens at the first act, and again after `close`.
 */
export class Disk<Lines> {
  readonly name: string;
  readonly version: number;
  readonly schema: Schema;
  /** What a database holds that has to be made again while it is in use: the browser took it away. */
  refill: (() => Promise<Refill>) | null = null;
  /** Its person left this phone for good: nothing brings it back. */
  gone = false;
  #opened: Promise<IDBPDatabase> | null = null;

  constructor(name: string, version: number, schema: Schema) {
    [this.name, this.version, this.schema] = [name, version, schema];
  }

  table(name: string): Table<unknown> {
    return new Table(name, async (mode, work) => {
      if (mode === "readwrite") return this.#written([name], async (of) => work(of(name)));
      return work((await this.#open()).transaction(name).store);
    });
  }

  /** All of it or nothing. Nothing but these tables may be awaited inside. */
  async write<N extends keyof Lines & string, R>(
    names: readonly N[],
    work: (tables: Tables<Pick<Lines, N>>) => Promise<R>,
  ): Promise<R> {
    return this.#written(names, async (of) => {
      const bound = names.map((name) => [
        name,
        new Table(name, async (_mode, act) => act(of(name))),
      ]);
      return work(Object.fromEntries(bound) as Tables<Pick<Lines, N>>);
    });
  }

  close(): void {
    void this.#opened?.then(
      (db) => db.close(),
      () => undefined,
    );
    this.#opened = null;
  }

  async delete(): Promise<void> {
    this.refill = null;
    this.gone = true;
    this.close();
    await deleteDB(this.name);
  }

  async #written<R>(
    names: readonly string[],
    work: (of: (name: string) => Rows) => Promise<R>,
  ): Promise<R> {
    const tx = (await this.#open()).transaction([...names], "readwrite", { durability: "strict" });
    // Awaited below; an error of `work` must not leave it without a listener.
    tx.done.catch(() => undefined);
    try {
      const result = await work((name) => tx.objectStore(name));
      await tx.done;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It has ended already.
      }
      throw tx.error ?? error;
    }
  }

  async #open(): Promise<IDBPDatabase> {
    if (this.gone) throw new DOMException("gone", "InvalidStateError");
    this.#opened ??= this.#opening().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #opening(): Promise<IDBPDatabase> {
    let isNew = false as boolean; // `upgrade` sets it
    const opened = await openDB(this.name, this.version, {
      upgrade: (db, old, _new, tx) => {
        isNew = old === 0;
        for (const [name, [keyPath, ...indexes]] of Object.entries(this.schema)) {
          const rows = db.objectStoreNames.contains(name)
            ? tx.objectStore(name)
            : db.createObjectStore(name, { keyPath });
          for (const index of indexes)
            if (!rows.indexNames.contains(index)) rows.createIndex(index, index);
        }
      },
      // Another tab deletes it, or brings it to a newer version: do not stand in its way, nor bring it back.
      blocking: (_now, next) => {
        this.refill = null;
        this.gone = next === null;
        this.close();
      },
      terminated: () => {
        this.#opened = null;
        if (this.refill) this.#open().catch(() => undefined); // the next act tries again
      },
    });
    if (isNew && this.refill) await this.#fill(opened, await this.refill());
    return opened;
  }

  async #fill(db: IDBPDatabase, lines: Refill): Promise<void> {
    const tx = db.transaction(Object.keys(lines), "readwrite", { durability: "strict" });
    for (const [name, some] of Object.entries(lines))
      for (const line of some) void tx.objectStore(name).put(line);
    await tx.done;
  }
}

/** A database with its tables at hand. A table or an index more: add it, and raise the version. */
export function database<Lines>(
  name: string,
  version: number,
  schema: Schema<keyof Lines & string>,
): Disk<Lines> & Tables<Lines> {
  const disk = new Disk<Lines>(name, version, schema);
  const tables = Object.keys(schema).map((table) => [table, disk.table(table)]);
  return Object.assign(disk, Object.fromEntries(tables)) as Disk<Lines> & Tables<Lines>;
}
