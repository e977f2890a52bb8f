import { base64 } from "./bytes";
import { type BlobLine, type BytesLine, deviceLine, type OpLine, type PhoneDb } from "./db";
import { unpackedChange } from "./lines";
import { loadOutbox } from "./load";
import type { ChangeContent } from "./rows";
import type { Store } from "./store";
import { withDb } from "./withdb";

/** One line of what was sent, with its words and the office's answer. */
export interface SentItem extends ChangeContent {
  readonly n: number;
  readonly answeredAt: string;
  readonly status: string;
}

/** What was answered in the last days, the newest first; lines that this key does not open are left out. */
export async function sentSince(store: Store, days: number): Promise<SentItem[]> {
  const since = new Date(store.clock.now() - days * 86_400_000).toISOString();
  const lines = await withDb(store.db, () =>
    store.db.sent.by("answeredAt", IDBKeyRange.lowerBound(since, true)),
  );
  const items: SentItem[] = [];
  for (const line of lines.reverse()) {
    const content = await unpackedChange(store, line).catch(() => null);
    const { n, answeredAt, status } = line;
    if (content) items.push({ ...content, n, answeredAt, status });
  }
  return items;
}

/** Take a change out of the queue; the numbers after it close up, or the office would see a gap. */
async function takeOut(store: Store, op: string, how: "abandoned" | "refused"): Promise<boolean> {
  const { db, clock } = store;
  const at = new Date(clock.now()).toISOString();
  const gone = await store.inTurn(() =>
    withDb(db, () =>
      db.write(["outbox", "meta", "quarantine"], async (tx) => {
        const line = await tx.outbox.get(op);
        if (!line || (how === "abandoned" && line.tries > 0)) return false;
        if (how === "refused")
          await tx.quarantine.put({ key: `outbox/${op}/${at}`, at, row: line });
        await tx.outbox.delete(op);
        const later = await tx.outbox.by("n", IDBKeyRange.lowerBound(line.n, true));
        await tx.outbox.bulkPut(later.map((each) => ({ ...each, n: each.n - 1 })));
        const device = await deviceLine(tx);
        await tx.meta.put({ ...device, nextN: device.nextN - 1 });
        return true;
      }),
    ),
  );
  if (gone) await loadOutbox(store);
  store.tabs.tell({ kind: "outbox" });
  return gone;
}

/** Give up a change that never left this phone; false when it has left. */
export async function abandon(store: Store, op: string): Promise<boolean> {
  return takeOut(store, op, "abandoned");
}

/** Keep aside a change that the office cannot even read, so that those after it can go. */
export async function setAside(store: Store, op: string): Promise<boolean> {
  return takeOut(store, op, "refused");
}

/** How many changes and photos of a person's database wait; needs no key. */
export async function unsentCount(
  db: PhoneDb,
): Promise<{ ops: number; photos: number; oldestAt: string | null }> {
  return withDb(db, async () => {
    const lines = await db.outbox.by("n");
    const photos = await db.blobs.by("state", "waiting");
    const waiting = lines.filter((line) => !line.again);
    const oldestAt = waiting.reduce<string | null>(
      (old, { at }) => (old && old < at ? old : at),
      null,
    );
    return { ops: waiting.length, photos: photos.length, oldestAt };
  });
}

function sealedLine({ op, n, tbl, id, kind, at, s }: OpLine): Record<string, unknown> {
  return { op, n, tbl, id, kind, at, box: s && base64(s) };
}

function sealedPhoto(line: BlobLine, kept: BytesLine | undefined): Record<string, unknown> {
  const { sha, type, size, tbl, id, s } = line;
  const bytes = kept && base64(kept.c);
  return { sha256: sha, type, size, tbl, id, key: s && base64(s), bytes };
}

/**
 * All that is unsent as one file, sealed to the territory: nobody who has this phone or the file can read it.
 * Needs no key, so that a forgotten passphrase loses nothing.
 */
export async function exportUnsent(db: PhoneDb, user: string, now: number): Promise<Blob> {
  const file = await withDb(db, () =>
    db.write(["meta", "outbox", "blobs", "blobBytes"], async (tx) => {
      const device = await deviceLine(tx);
      const ops = await tx.outbox.by("n");
      const photos = await tx.blobs.by("state", "waiting");
      const bytes = await tx.blobBytes.bulkGet(photos.map((photo) => photo.sha));
      return {
        format: "jalon-unsent/1",
        device: device.id,
        user,
        exported_at: new Date(now).toISOString(),
        ops: ops.map(sealedLine),
        photos: photos.map((photo, i) => sealedPhoto(photo, bytes[i])),
      };
    }),
  );
  return new Blob([JSON.stringify(file)], { type: "application/json" });
}
