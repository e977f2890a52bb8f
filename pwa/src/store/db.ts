import type { Bytes } from "./bytes";
import { database, type Disk, type Table, type Tables } from "./disk";
import type { Wrap } from "./keyring";

/** One encrypted block of base rows: the rows of one site, the agenda, or a slice of the directory. */
export interface BlockLine {
  key: string;
  v: number;
  c: Bytes;
}

/** What is readable of a change without the key: ids and counts, never a word that a person typed. */
export interface OpLine {
  op: string;
  n: number;
  v: number;
  tbl: string;
  id: string;
  kind: OpKind;
  intent: string | null;
  group: string | null;
  at: string;
  bytes: number;
  /** The change, encrypted for this phone: the journal. */
  c: Bytes;
  /** The change, sealed to the territory: sent or exported without unlocking; null before the key is known. */
  s: Bytes | null;
}

export type OpKind = "create" | "update" | "delete" | "settle";

/** A change that the office has not answered. */
export interface OutboxLine extends OpLine {
  /** How often it left this phone: from the first time on its content is frozen. */
  tries: number;
  /** Offered again after a restore of the server: not part of the view. */
  again: boolean;
}

/** A change that the office answered, kept 60 days against a restore of the server. */
export interface SentLine extends OpLine {
  answeredAt: string;
  status: string;
  rev: number | null;
}

/** A row that its key does not open, kept as it was: never dropped, never overwritten. */
export interface QuarantineLine {
  key: string;
  at: string;
  row: unknown;
}

export interface DraftLine {
  key: string;
  v: number;
  at: string;
  c: Bytes;
}

/** Waiting for the office; stored there; refused by it (not a picture) and kept here all the same. */
export type BlobState = "waiting" | "stored" | "refused";

/** A photo without its bytes: their own key `k` is wrapped for this phone and sealed to the territory. */
export interface BlobLine {
  sha: string;
  type: string;
  size: number;
  tbl: string;
  id: string;
  at: string;
  state: BlobState;
  k: Bytes;
  s: Bytes | null;
  upload: string | null;
  tries: number;
}

/** The encrypted bytes of a photo, apart from its line so that lists stay light. */
export interface BytesLine {
  sha: string;
  c: Bytes;
}

/** The wrapped data key, and how long this phone may be read without contact. */
export interface KeyLine {
  id: "data";
  wraps: Wrap[];
  /** Encrypted with the data key: the truth of `notAfter`. */
  lease: Bytes;
  notAfter: number;
  maxSeen: number;
  fails: number;
  nextTryAt: number;
}

/** The number of the next change; drawn in the transaction that writes the change. */
export interface DeviceLine {
  key: "device";
  id: string;
  nextN: number;
}

export interface ScopeState {
  state: "entering" | "ready";
  at?: number;
  of?: number;
}

/** Where this phone stands with the office. */
export interface SyncLine {
  key: "sync";
  cursor: string | null;
  epoch: string | null;
  /** Raised at a reset: rows of an older generation leave when their scopes are whole again. */
  generation: number;
  scopes: Record<string, ScopeState>;
  lastContact: string | null;
  skewMs: number;
  /** The highest number of the office's log that a pull has told of: push answers up to it are old news. */
  heard: number;
  /** What the office gave to show that it was heard: another office, restored, does not know it. */
  mark: Mark | null;
  /** Digests that did not agree, each a defect; how often everything was said anew; how often it was a copy. */
  mismatches: number;
  resets: number;
  forks: number;
}

export interface Mark {
  readonly epoch: string;
  readonly seq: number;
  readonly token: string;
}

/** The sign of life of the tab that exchanges. */
export interface BeatLine {
  key: "beat";
  tab: string;
  at: number;
}

/** The version of every block, so that a writer sees at once that another tab wrote before it. */
export interface VersionsLine {
  key: "versions";
  of: Record<string, number>;
}

export type MetaLine = DeviceLine | SyncLine | BeatLine | VersionsLine;

/** What each table keeps. */
interface Lines {
  meta: MetaLine;
  keys: KeyLine;
  blocks: BlockLine;
  outbox: OutboxLine;
  sent: SentLine;
  drafts: DraftLine;
  blobs: BlobLine;
  blobBytes: BytesLine;
  quarantine: QuarantineLine;
}

export type PhoneDb = Disk<Lines> & Tables<Lines>;

/** The database itself, or a transaction that has this table. */
interface WithMeta {
  readonly meta: Table<MetaLine>;
}

/** The database of one person of one territory on this phone. */
export function phoneDb(name: string): PhoneDb {
  return database<Lines>(name, 10, {
    meta: ["key"],
    keys: ["id"],
    blocks: ["key"],
    outbox: ["op", "n"],
    sent: ["op", "n", "answeredAt"],
    drafts: ["key"],
    blobs: ["sha", "state"],
    blobBytes: ["sha"],
    quarantine: ["key"],
  });
}

/** The name of a person's database. */
export function dbName(territory: string, user: string): string {
  return `jalon-${territory}-${user}`;
}

export const FRESH_SYNC: SyncLine = {
  key: "sync",
  cursor: null,
  epoch: null,
  generation: 0,
  scopes: {},
  lastContact: null,
  skewMs: 0,
  heard: 0,
  mark: null,
  mismatches: 0,
  resets: 0,
  forks: 0,
};

/** The sync line, fresh where none was written yet. */
export async function syncLine(db: WithMeta): Promise<SyncLine> {
  const line = await db.meta.get("sync");
  return line?.key === "sync" ? { ...FRESH_SYNC, ...line } : { ...FRESH_SYNC };
}

/** The device line; a new phone gets its number on the first call inside a write transaction. */
export async function deviceLine(db: WithMeta): Promise<DeviceLine> {
  const line = await db.meta.get("device");
  if (line?.key === "device") return line;
  const fresh: DeviceLine = { key: "device", id: crypto.randomUUID(), nextN: 1 };
  await db.meta.put(fresh);
  return fresh;
}

/** The version of every block, inside the caller's transaction. */
export async function versionsLine(db: WithMeta): Promise<VersionsLine> {
  const line = await db.meta.get("versions");
  return line?.key === "versions" ? line : { key: "versions", of: {} };
}
