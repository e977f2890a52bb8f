import { SCHEMA } from "../records.gen";
import { base64 } from "../store/bytes";
import { type BlobLine, deviceLine, type OutboxLine, type PhoneDb } from "../store/db";
import { withDb } from "../store/withdb";
import type { Env } from "./env";
import { callSignedIn } from "./refresh";
import { sendBytes } from "./uploads";
import { pushAnswer } from "./wire";

const BATCH = 100;

/** What became of sending without the key: changes and photos. `code` says why something stays. */
export interface SentSealed {
  readonly sent: number;
  readonly left: number;
  readonly code: string | null;
}

function numbered(lines: readonly OutboxLine[]): OutboxLine[] {
  const first = lines.findIndex((line) => !line.s || line.n <= 0);
  return (first < 0 ? [...lines] : lines.slice(0, first)).filter((line) => line.s !== null);
}

/** Freeze the lines that leave: nothing may be folded into them from now on. */
async function leaving(db: PhoneDb, lines: readonly OutboxLine[]): Promise<void> {
  await withDb(db, () =>
    db.write(["outbox"], async ({ outbox }) => {
      const now = await outbox.bulkGet(lines.map(({ op }) => op));
      await outbox.bulkPut(
        now.flatMap((line) => (line ? [{ ...line, tries: line.tries + 1 }] : [])),
      );
    }),
  );
}

async function push(
  env: Env,
  db: PhoneDb,
  user: string,
  lines: readonly OutboxLine[],
): Promise<string | null> {
  await leaving(db, lines);
  const device = await withDb(db, () => db.write(["meta"], async (tx) => deviceLine(tx)));
  const ops = lines.map(({ op, n, s }) => ({ op, n, box: s && base64(s) }));
  const sent_at = new Date(env.clock.now()).toISOString();
  const body = { device: device.id, user, schema: SCHEMA, sent_at, outbox: {}, ops };
  const reply = await callSignedIn(env, { method: "POST", path: "/sync/v1/push", body });
  if (reply.kind === "none") return "offline";
  if (reply.kind === "problem") return reply.code;
  return pushAnswer(reply.body)?.results.length === lines.length ? null : "portal";
}

/** Send the changes as they were sealed; null when all that can go has gone. */
async function sendChanges(
  env: Env,
  db: PhoneDb,
  user: string,
  ready: readonly OutboxLine[],
): Promise<[sent: number, code: string | null]> {
  for (let at = 0; at < ready.length; at += BATCH) {
    const code = await push(env, db, user, ready.slice(at, at + BATCH));
    if (code) return [at, code];
  }
  return [ready.length, null];
}

/** Send the photos as they rest here, each with its key sealed to the office. */
async function sendPhotos(
  env: Env,
  db: PhoneDb,
  waiting: readonly BlobLine[],
): Promise<[sent: number, code: string | null]> {
  let sent = 0;
  for (const photo of waiting) {
    const kept = await withDb(db, () => db.blobBytes.get(photo.sha));
    if (!kept || !photo.s) continue;
    const sending = { photo, bytes: kept.c, key: photo.s };
    const end = await sendBytes(env, sending, new AbortController().signal);
    if (typeof end === "object") return [sent, end.kind === "network" ? "offline" : end.kind];
    if (end === "again") continue;
    await withDb(db, () => db.blobs.update(photo.sha, { state: end }));
    sent += 1;
  }
  return [sent, null];
}

/**
 * Send what waits without opening it: each change goes as it was sealed to the office, then the photos. No
 * change is taken out of the queue: when the phone is opened, the same ones find their receipts.
 */
export async function sendSealed(env: Env, db: PhoneDb, user: string): Promise<SentSealed> {
  const changes = await withDb(db, () => db.outbox.by("n"));
  const photos = await withDb(db, () => db.blobs.by("state", "waiting"));
  const all = changes.length + photos.length;
  let [sent, code] = await sendChanges(env, db, user, numbered(changes));
  if (!code) {
    const [more, why] = await sendPhotos(env, db, photos);
    [sent, code] = [sent + more, why];
  }
  return { sent, left: all - sent, code: code ?? (sent < all ? "sealed_late" : null) };
}
