import { type Bytes, textOf, utf8 } from "./bytes";
import { aesKey, decrypt, encrypt, place } from "./crypto";
import type { KeyLine, PhoneDb } from "./db";
import { newDataKey, ROUNDS, unwrap, wrapByPassphrase, wrapByPrf } from "./keyring";
import { withDb } from "./withdb";

const DAY_MS = 86_400_000;

/** How long a phone may be read without contact with the office. */
export const READING_DAYS = 14;

const FREE_TRIES = 10;
const LONGEST_WAIT_MS = 15 * 60_000;
const LEASE = place("keys", "lease", 1);

/** What became of a try to open: the data key, or why not and for how many seconds. */
export type Opening =
  { ok: true; key: CryptoKey } | { ok: false; code: "wrong" | "wait" | "expired"; wait: number };

/** How long to wait after so many wrong passphrases: nothing up to ten, then 30 s doubling to 15 min. */
export function waitAfter(fails: number): number {
  if (fails < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, 30_000 * 2 ** (fails - FREE_TRIES));
}

async function leased(key: CryptoKey, notAfter: number): Promise<Bytes> {
  return encrypt(key, LEASE, utf8(String(notAfter)));
}

/** Make the data key of a new store and keep it wrapped; the bare key is only returned. */
export async function createVault(
  db: PhoneDb,
  passphrase: string,
  now: number,
  rounds = ROUNDS,
): Promise<CryptoKey> {
  const raw = newDataKey();
  const key = await aesKey(raw);
  const wraps = [await wrapByPassphrase(raw, passphrase, rounds)];
  raw.fill(0);
  const notAfter = now + READING_DAYS * DAY_MS;
  const lease = await leased(key, notAfter);
  const line: KeyLine = {
    id: "data",
    wraps,
    lease,
    notAfter,
    maxSeen: now,
    fails: 0,
    nextTryAt: 0,
  };
  await withDb(db, () => db.keys.bulkAdd([line]));
  return key;
}

async function rawKey(line: KeyLine, secret: string | Bytes): Promise<Bytes | null> {
  for (const wrap of line.wraps) {
    const raw = await unwrap(wrap, secret);
    if (raw) return raw;
  }
  return null;
}

async function noteFailure(db: PhoneDb, now: number): Promise<Opening> {
  const wait = await withDb(db, () =>
    db.write(["keys"], async ({ keys }) => {
      const line = await keys.get("data");
      const fails = (line?.fails ?? 0) + 1;
      const pause = waitAfter(fails);
      await keys.update("data", { fails, nextTryAt: now + pause });
      return pause;
    }),
  );
  return { ok: false, code: "wrong", wait: Math.ceil(wait / 1000) };
}

/**
 * Open the store with a passphrase (or passkey output). A wrong one never wipes anything. `contact` tells
 * that the office answered this person just now, which renews an expired right to read.
 */
export async function openVault(
  db: PhoneDb,
  secret: string | Bytes,
  now: number,
  contact = false,
): Promise<Opening> {
  const line = await withDb(db, () => db.keys.get("data"));
  if (!line) return { ok: false, code: "wrong", wait: 0 };
  if (now < line.nextTryAt && line.nextTryAt - now <= LONGEST_WAIT_MS) {
    return { ok: false, code: "wait", wait: Math.ceil((line.nextTryAt - now) / 1000) };
  }
  const raw = await rawKey(line, secret);
  if (!raw) return noteFailure(db, now);
  const key = await aesKey(raw);
  raw.fill(0);
  const notAfter = Number(textOf(await decrypt(key, LEASE, line.lease)));
  const seen = Math.max(now, line.maxSeen);
  if (seen > notAfter && !contact) return { ok: false, code: "expired", wait: 0 };
  await withDb(db, () => db.keys.update("data", { fails: 0, nextTryAt: 0, maxSeen: seen }));
  return { ok: true, key };
}

/**
 * Contact with the office: this phone may be read for another 14 days. Between two contacts the seen time only rises;
 * a contact begins it anew, or a clock that was once years ahead would close the store for years.
 */
export async function renewLease(db: PhoneDb, key: CryptoKey, now: number): Promise<void> {
  const notAfter = now + READING_DAYS * DAY_MS;
  const lease = await leased(key, notAfter);
  await withDb(db, () => db.keys.update("data", { lease, notAfter, maxSeen: now }));
}

/** Put a new passphrase in place of the old one; the rows stay as they are. */
export async function changePassphrase(
  db: PhoneDb,
  old: string,
  next: string,
  rounds = ROUNDS,
): Promise<boolean> {
  const line = await withDb(db, () => db.keys.get("data"));
  const raw = line && (await rawKey(line, old));
  if (!raw) return false;
  const kept = line.wraps.filter((wrap) => wrap.kind !== "passphrase");
  const wraps = [await wrapByPassphrase(raw, next, rounds), ...kept];
  raw.fill(0);
  await withDb(db, () => db.keys.update("data", { wraps }));
  return true;
}

/** Let a passkey open the store too; the passphrase stays, for the day when the passkey is gone. */
export async function addPasskeyWrap(
  db: PhoneDb,
  passphrase: string,
  output: Bytes,
  credential: string,
): Promise<boolean> {
  const line = await withDb(db, () => db.keys.get("data"));
  const raw = line && (await rawKey(line, passphrase));
  if (!raw) return false;
  const wrap = await wrapByPrf(raw, output, credential);
  raw.fill(0);
  const kept = line.wraps.filter((each) => each.kind === "passphrase");
  await withDb(db, () => db.keys.update("data", { wraps: [...kept, wrap] }));
  return true;
}

/** Let only the passphrase open the store again. */
export async function dropPasskeyWrap(db: PhoneDb): Promise<void> {
  const line = await withDb(db, () => db.keys.get("data"));
  const wraps = line?.wraps.filter((each) => each.kind === "passphrase");
  if (wraps) await withDb(db, () => db.keys.update("data", { wraps }));
}
