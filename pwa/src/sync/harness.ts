import { type Bytes, utf8 } from "../store/bytes";
import type { Clock } from "../store/clock";
import { aesKey, sha256 } from "../store/crypto";
import { dbName, type PhoneDb, phoneDb } from "../store/db";
import type { Draft } from "../store/drafted";
import { enliven, type Live } from "../store/live.svelte";
import { save, type SaveOptions } from "../store/save";
import { sealingKey } from "../store/seal";
import { Store } from "../store/store";
import type { Env } from "./env";
import { exchange, type Outcome } from "./exchange";
import { LARGEST_BATCH, type Phone } from "./phone";
import { SyncState } from "./state.svelte";

export { create, remove, update } from "../store/drafted";
export { signIn } from "../session/signin";

/*
 * The phone without its screens: the store and the exchange as they are, for tests and simulations that
 * drive many phones in one process under Node.
 */

export interface PhoneOptions {
  readonly user: string;
  readonly territory?: string;
  /** Tells apart the phones of one user. */
  readonly name?: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly csrf?: () => string | null;
  readonly sealingKey?: string;
  /** The database of another phone to begin from: a clone. */
  readonly copyOf?: PhoneDb;
}

export interface HarnessPhone {
  readonly phone: Phone;
  readonly live: Live;
  readonly db: PhoneDb;
  save(changes: readonly Draft[], options?: SaveOptions): Promise<string[]>;
  exchange(): Promise<Outcome>;
  close(): void;
}

/** A browser's cookies for one server, for phones under Node. */
export function cookieFetch(base: string): {
  fetch: typeof fetch;
  csrf: () => string | null;
  cookies: () => string;
} {
  const jar = new Map<string, string>();
  const keep = (line: string): void => {
    const [pair = ""] = line.split(";");
    const [name = "", ...value] = pair.split("=");
    jar.set(name, value.join("="));
  };
  const cookies = (): string => Array.from(jar, ([name, value]) => `${name}=${value}`).join("; ");
  return {
    cookies,
    csrf: () => jar.get("__Host-jalon-csrf") ?? null,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set("Cookie", cookies());
      const response = await globalThis.fetch(base + (input as string), { ...init, headers });
      response.headers.getSetCookie().forEach(keep);
      return response;
    },
  };
}

const refuse: typeof fetch = async () => Promise.reject(new TypeError("no network"));

/** The key of a test phone comes from its user, so that a clone opens; a real one is random. */
async function keyOf(user: string): Promise<CryptoKey> {
  const raw: Bytes = await sha256(utf8(`harness/${user}`));
  return aesKey(raw);
}

async function copied(from: PhoneDb, to: PhoneDb): Promise<void> {
  for (const name of Object.keys(from.schema))
    await to.table(name).bulkPut(await from.table(name).all());
}

/** Open a phone that keeps and exchanges, and shows nothing. */
export async function openPhone(options: PhoneOptions): Promise<HarnessPhone> {
  const { user, territory = "t", name = "", clock } = options;
  const db = phoneDb(dbName(territory, user + name));
  if (options.copyOf) await copied(options.copyOf, db);
  const sealing = options.sealingKey ? await sealingKey(options.sealingKey) : null;
  const store = new Store(db, await keyOf(user), sealing, clock);
  const live = await enliven(store);
  const env: Env = {
    fetch: options.fetch ?? refuse,
    clock: store.clock,
    random: options.random ?? Math.random,
    csrf: options.csrf ?? (() => null),
    dropCsrf: () => undefined,
    locks: undefined,
  };
  const state = new SyncState(() => live);
  store.onHeard(() => state.heardElsewhere());
  const stopped = new AbortController();
  const phone: Phone = { live, env, user, state, stopped: stopped.signal, batch: LARGEST_BATCH };
  return {
    phone,
    live,
    db,
    save: async (changes, how) => save(store, changes, how),
    exchange: async () => exchange(phone),
    close: () => {
      stopped.abort();
      store.close();
      db.close();
    },
  };
}
