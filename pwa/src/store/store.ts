import { Book } from "./book";
import { type Clock, pageClock } from "./clock";
import { FRESH_SYNC, type PhoneDb, type SyncLine } from "./db";
import type { SealingKey } from "./seal";
import type { Tabs } from "./tabs";

/** One person's unlocked store: what the functions of this folder work on. */
export class Store {
  readonly db: PhoneDb;
  readonly key: CryptoKey;
  readonly book = new Book();
  readonly clock: Clock;
  sealing: SealingKey | null;
  standing: SyncLine = { ...FRESH_SYNC };
  tabs: Tabs = { tell: () => undefined, close: () => undefined };
  /** False from the lock on: the key is about to be forgotten. */
  open = true;
  /** The tags of the sites that screens asked for, the last one first. */
  readonly wanted: string[] = [];
  #last: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  readonly #heard = new Set<() => void>();

  constructor(db: PhoneDb, key: CryptoKey, sealing: SealingKey | null, clock: Clock = pageClock) {
    this.db = db;
    this.key = key;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** Run writers of this page one after the other, so that numbers follow the order of the hands. */
  async inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Be told after each own change that is on disk. */
  onSaved(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Be told when another tab heard the office. */
  onHeard(listener: () => void): void {
    this.#heard.add(listener);
  }

  heardElsewhere(): void {
    for (const listener of this.#heard) listener();
  }

  saved(): void {
    this.tabs.tell({ kind: "outbox" });
    for (const listener of this.#listeners) listener();
  }

  /** Forget what is in memory; what is on disk stays as it is. */
  close(): void {
    this.open = false;
    this.db.refill = null;
    this.tabs.close();
    this.#listeners.clear();
    this.#heard.clear();
  }
}
