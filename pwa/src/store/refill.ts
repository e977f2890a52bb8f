import type { KeyLine } from "./db";
import type { Refill } from "./disk";
import { packedBlock, packedChange } from "./lines";
import { fromTheStart } from "./queue";
import type { Store } from "./store";

/**
 * The browser took the database away under an open store: all that memory has is written anew, before
 * anything else is. The changes count from one under a new device; the same ops find their receipts.
 */
export function refillFrom(store: Store, key: KeyLine | undefined, told: () => void): void {
  store.db.refill = async (): Promise<Refill> => {
    const { book } = store;
    if (book.loaded !== "all") store.standing = fromTheStart(store.standing);
    const numbered = book.queue
      .filter(({ n }) => n > 0)
      .map((change, i) => ({ ...change, n: i + 1 }));
    const blocks = await Promise.all(
      book.base.blocks().map(async ([name, v, rows]) => packedBlock(store, name, v, rows)),
    );
    const outbox = await Promise.all(numbered.map(async (change) => packedChange(store, change)));
    book.queueChanges(numbered.map((change) => [change.op, change]));
    const device = { key: "device", id: crypto.randomUUID(), nextN: numbered.length + 1 };
    const of = Object.fromEntries(blocks.map((block) => [block.key, block.v]));
    const meta = [device, store.standing, { key: "versions", of }];
    told();
    return { keys: key ? [key] : [], meta, blocks, outbox };
  };
}
