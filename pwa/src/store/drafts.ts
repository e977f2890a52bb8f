import { base64, type Bytes, fromBase64, textOf, utf8 } from "./bytes";
import { decrypt, encrypt, place } from "./crypto";
import type { DraftLine } from "./db";
import { Signals } from "./signals.svelte";
import type { Store } from "./store";
import { withDb } from "./withdb";

/** A form in progress, or an intent such as «photo expected»: encrypted, never sent. */
export interface Draft {
  readonly value: unknown;
  readonly at: string;
}

interface Mirrored {
  v: number;
  at: string;
  c: string;
}

/** Forms in progress. Where IndexedDB fails, the ciphertext goes to the tab's own storage. */
export class Drafts {
  readonly #store: Store;
  readonly #signals = new Signals(["drafts"]);
  #known: readonly { key: string; at: string }[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  get list(): readonly { key: string; at: string }[] {
    this.#signals.follow("drafts");
    return this.#known;
  }

  #show(list: readonly { key: string; at: string }[]): void {
    this.#known = list;
    this.#signals.raise(["drafts"]);
  }

  async load(): Promise<void> {
    const lines = await withDb(this.#store.db, () => this.#store.db.drafts.all());
    this.#show(lines.map(({ key, at }) => ({ key, at })));
  }

  async put(key: string, value: unknown): Promise<void> {
    const { db, clock } = this.#store;
    const at = new Date(clock.now()).toISOString();
    await this.#store.inTurn(async () => {
      const v = ((await withDb(db, () => db.drafts.get(key)))?.v ?? 0) + 1;
      const plain = utf8(JSON.stringify(value ?? null));
      const line = {
        key,
        v,
        at,
        c: await encrypt(this.#store.key, place("drafts", key, v), plain),
      };
      await this.#keep(line);
    });
    this.#show([...this.#known.filter((each) => each.key !== key), { key, at }]);
  }

  async get(key: string): Promise<Draft | undefined> {
    const { db } = this.#store;
    const onDisk = await withDb(db, () => db.drafts.get(key)).catch(() => undefined);
    const mirrored = this.#mirror(key);
    const line = mirrored && mirrored.at > (onDisk?.at ?? "") ? mirrored : onDisk;
    if (!line) return undefined;
    const plain: Bytes = await decrypt(this.#store.key, place("drafts", key, line.v), line.c);
    return { value: JSON.parse(textOf(plain)) as unknown, at: line.at };
  }

  async drop(key: string): Promise<void> {
    await this.#store.inTurn(() => withDb(this.#store.db, () => this.#store.db.drafts.delete(key)));
    if (typeof sessionStorage !== "undefined") sessionStorage.removeItem(this.#mirrorKey(key));
    this.#show(this.#known.filter((each) => each.key !== key));
  }

  async #keep(line: DraftLine): Promise<void> {
    const { db } = this.#store;
    try {
      await withDb(db, () => db.drafts.put(line));
    } catch (error) {
      if (typeof sessionStorage === "undefined") throw error;
      const { v, at } = line;
      const mirrored: Mirrored = { v, at, c: base64(line.c) };
      sessionStorage.setItem(this.#mirrorKey(line.key), JSON.stringify(mirrored));
    }
  }

  #mirrorKey(key: string): string {
    return `${this.#store.db.name}/draft/${key}`;
  }

  #mirror(key: string): DraftLine | undefined {
    if (typeof sessionStorage === "undefined") return undefined;
    const kept = sessionStorage.getItem(this.#mirrorKey(key));
    if (!kept) return undefined;
    const { v, at, c } = JSON.parse(kept) as Mirrored;
    return { key, v, at, c: fromBase64(c) };
  }
}
