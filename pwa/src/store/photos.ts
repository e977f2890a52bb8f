import { type Bytes, hex } from "./bytes";
import { aesKey, decrypt, encrypt, place, randomBytes, sha256 } from "./crypto";
import type { BlobLine } from "./db";
import { seal } from "./seal";
import { Signals } from "./signals.svelte";
import type { Store } from "./store";
import { SaveFailed, withDb } from "./withdb";

/** What is known of a photo without opening it. */
export interface PhotoLine {
  readonly sha: string;
  readonly tbl: string;
  readonly id: string;
  readonly size: number;
  readonly at: string;
  readonly state: BlobLine["state"];
}

export type PhotoState = "waiting" | "sending" | "stored" | "refused" | "elsewhere";

/** Room that must remain for texts: they must never be refused because of photos. */
export const RESERVE_BYTES = 20 * 1024 * 1024;

/** Photos on this phone. Each is encrypted once under its own key; that key is wrapped here and sealed to the territory. */
export class Photos {
  readonly #store: Store;
  readonly #signals = new Signals(["photos"]);
  #known: ReadonlyMap<string, PhotoLine> = new Map();
  #uploading: string | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  get #lines(): ReadonlyMap<string, PhotoLine> {
    this.#signals.follow("photos");
    return this.#known;
  }

  set #lines(lines: ReadonlyMap<string, PhotoLine>) {
    this.#known = lines;
    this.#signals.raise(["photos"]);
  }

  /** The photos whose bytes are on this phone, the oldest first. */
  get list(): readonly PhotoLine[] {
    return [...this.#lines.values()];
  }

  get waiting(): readonly PhotoLine[] {
    return this.list.filter((photo) => photo.state === "waiting");
  }

  set sending(sha: string | null) {
    this.#uploading = sha;
    this.#signals.raise(["photos"]);
  }

  state(sha: string): PhotoState {
    const line = this.#lines.get(sha);
    if (this.#uploading === sha) return "sending";
    return line?.state ?? "elsewhere";
  }

  async load(): Promise<void> {
    const lines = await withDb(this.#store.db, () => this.#store.db.blobs.all());
    this.#lines = new Map(
      lines.map(({ sha, tbl, id, size, at, state }) => [sha, { sha, tbl, id, size, at, state }]),
    );
  }

  /** Keep a photo and queue it for upload; its SHA-256 is what the record carries. */
  async keep(photo: Blob, of: { tbl: string; id: string }): Promise<string> {
    const { db, key, sealing, clock } = this.#store;
    const { quota = 0, usage = 0 } = (await storageEstimate()) ?? {};
    if (quota > 0 && quota - usage < RESERVE_BYTES) throw new SaveFailed("storage_full");
    const bytes: Bytes = new Uint8Array(await photo.arrayBuffer());
    const sha = hex(await sha256(bytes));
    const raw = randomBytes(32);
    const c = await encrypt(await aesKey(raw), place("photo", sha, 1), bytes);
    const k = await encrypt(key, place("blobs", sha, 1), raw);
    const s = sealing ? await seal(sealing, `blob:${sha}`, raw) : null;
    raw.fill(0);
    const at = new Date(clock.now()).toISOString();
    const line: BlobLine = {
      ...{ sha, type: photo.type || "image/jpeg", size: bytes.length, ...of, at },
      ...{ state: "waiting", k, s, upload: null, tries: 0 },
    };
    await withDb(db, () =>
      db.write(["blobs", "blobBytes"], async ({ blobs, blobBytes }) => {
        if (await blobs.get(sha)) return;
        await blobs.put(line);
        await blobBytes.put({ sha, c });
      }),
    );
    const { size, state } = line;
    this.#lines = new Map(this.#lines).set(sha, { sha, ...of, size, at, state });
    this.#store.tabs.tell({ kind: "blobs" });
    this.#store.saved();
    return sha;
  }

  /** The bytes of a photo that is on this phone. */
  async open(sha: string): Promise<Blob | undefined> {
    const found = await this.read(sha);
    return found && new Blob([found.bytes], { type: found.line.type });
  }

  /** The bytes with their line, for the upload. */
  async read(sha: string): Promise<{ line: BlobLine; bytes: Bytes } | undefined> {
    const { db, key } = this.#store;
    const [line, kept] = await withDb(db, () =>
      Promise.all([db.blobs.get(sha), db.blobBytes.get(sha)]),
    );
    if (!line || !kept) return undefined;
    const raw = await decrypt(key, place("blobs", sha, 1), line.k);
    return { line, bytes: await decrypt(await aesKey(raw), place("photo", sha, 1), kept.c) };
  }

  async mark(
    sha: string,
    how: Partial<Pick<BlobLine, "state" | "upload" | "tries">>,
  ): Promise<void> {
    await withDb(this.#store.db, () => this.#store.db.blobs.update(sha, how));
    const line = this.#lines.get(sha);
    if (line && how.state)
      this.#lines = new Map(this.#lines).set(sha, { ...line, state: how.state });
  }

  /** A photo that was taken away before it was sent, or that left with its site. */
  async forget(...shas: string[]): Promise<void> {
    const { db } = this.#store;
    await withDb(db, () =>
      db.write(["blobs", "blobBytes"], async ({ blobs, blobBytes }) => {
        await blobs.delete(...shas);
        await blobBytes.delete(...shas);
      }),
    );
    this.#lines = new Map([...this.#lines].filter(([sha]) => !shas.includes(sha)));
  }

  /** Make room for words: photos that the office has leave the phone. False when there is none. */
  async makeRoom(): Promise<boolean> {
    const stored = this.list.filter((photo) => photo.state === "stored").map((photo) => photo.sha);
    if (stored.length > 0) await this.forget(...stored);
    return stored.length > 0;
  }
}

/** What the browser says of room; undefined where it says nothing. */
export async function storageEstimate(): Promise<StorageEstimate | undefined> {
  const storage = (globalThis.navigator as Partial<Navigator> | undefined)?.storage;
  return storage?.estimate ? storage.estimate().catch(() => undefined) : undefined;
}
