import { type Bytes, textOf, utf8 } from "./bytes";
import { decrypt, encrypt, place } from "./crypto";
import type { BlockLine, OpLine, OutboxLine } from "./db";
import type { BaseRow, ChangeContent, PendingChange, Values } from "./rows";
import { rowKey } from "./rows";
import { seal } from "./seal";
import type { Store } from "./store";

/** A block as it is encrypted: the lists of tags once, then the rows that point at them. */
interface PackedBlock {
  t: (readonly string[])[];
  r: [string, string, number, number, Values, number?][];
}

/** The content of a change alone, without its place in the queue. */
export function contentOf(change: ChangeContent): ChangeContent {
  const { op, kind, intent, tbl, id, group, base, set, was, at } = change;
  return { op, kind, intent, tbl, id, group, base, set, was, at };
}

/** A change as it is kept: encrypted for this phone, and sealed to the territory. */
export async function packedChange(store: Store, change: PendingChange): Promise<OutboxLine> {
  const plain = utf8(JSON.stringify(contentOf(change)));
  const { op, n, v, tbl, id, kind, intent, group, at, tries, again } = change;
  const [c, s] = await Promise.all([
    encrypt(store.key, place("outbox", op, v), plain),
    store.sealing ? seal(store.sealing, `op:${op}`, plain) : null,
  ]);
  const bytes = plain.length;
  return { op, n, v, tbl, id, kind, intent, group, at: at.wall, bytes, c, s, tries, again };
}

/** The content of a kept change; throws `Unreadable`. */
export async function unpackedChange(store: Store, line: OpLine): Promise<ChangeContent> {
  const plain = await decrypt(store.key, place("outbox", line.op, line.v), line.c);
  return JSON.parse(textOf(plain)) as ChangeContent;
}

/** A change of the outbox as it waits; throws `Unreadable`. */
export async function pendingOf(store: Store, line: OutboxLine): Promise<PendingChange> {
  const { n, v, tries, again, bytes } = line;
  return { ...(await unpackedChange(store, line)), n, v, tries, again, bytes };
}

/** A block of rows as it is kept. */
export async function packedBlock(
  store: Store,
  key: string,
  v: number,
  rows: ReadonlyMap<string, BaseRow>,
): Promise<BlockLine> {
  const block: PackedBlock = { t: [], r: [] };
  const places = new Map<string, number>();
  for (const { tbl, id, rev, tags, data, g } of rows.values()) {
    const name = tags.join(" ");
    const at = places.get(name) ?? block.t.push(tags) - 1;
    places.set(name, at);
    block.r.push(g ? [tbl, id, rev, at, data, g] : [tbl, id, rev, at, data]);
  }
  const plain = utf8(JSON.stringify(block));
  return { key, v, c: await encrypt(store.key, place("blocks", key, v), plain) };
}

/** The rows of a kept block; throws `Unreadable`. */
export async function unpackedBlock(store: Store, line: BlockLine): Promise<Map<string, BaseRow>> {
  const plain: Bytes = await decrypt(store.key, place("blocks", line.key, line.v), line.c);
  const { t, r } = JSON.parse(textOf(plain)) as PackedBlock;
  return new Map(
    r.map(([tbl, id, rev, at, data, g]) => {
      const row = { tbl, id, rev, tags: t[at] ?? [], data };
      return [rowKey(tbl, id), g ? { ...row, g } : row];
    }),
  );
}
