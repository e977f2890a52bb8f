import { SCHEMA } from "../records.gen";
import { base64 } from "../store/bytes";
import { deviceLine, type OutboxLine, type PhoneDb } from "../store/db";
import { withDb } from "../store/withdb";
import type { Env } from "./env";
import { callSignedIn } from "./refresh";
import { pushAnswer } from "./wire";

const BATCH = 100;

/** What became of sending without the key. `code` says why something stays. */
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

/**
 * Send what waits without opening it: each change goes as it was sealed to the office. Nothing is taken out
 * of the queue: when the phone is opened, the same changes find their receipts.
 */
export async function sendSealed(env: Env, db: PhoneDb, user: string): Promise<SentSealed> {
  const all = await withDb(db, () => db.outbox.by("n"));
  const ready = numbered(all);
  let sent = 0;
  for (let at = 0; at < ready.length; at += BATCH) {
    const lines = ready.slice(at, at + BATCH);
    const code = await push(env, db, user, lines);
    if (code) return { sent, left: all.length - sent, code };
    sent += lines.length;
  }
  return { sent, left: all.length - sent, code: sent < all.length ? "sealed_late" : null };
}
