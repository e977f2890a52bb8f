import type { PhoneDb } from "../store/db";
import { current } from "../store/live.svelte";
import { unsentCount } from "../store/outbox";
import { changePassphrase, createVault, openVault } from "../store/vault";
import { ROUNDS, SHORTEST_PASSPHRASE } from "../store/keyring";
import { retire } from "../store/withdb";
import { type Env, pageEnv } from "../sync/env";
import { call } from "../sync/http";
import { whenSignedOut } from "../sync/api";
import { callSignedIn } from "../sync/refresh";
import { askPersist, startSync, stopSync } from "../sync/running";
import { watchIdle } from "./idle";
import { databaseOf, openStore, type PersonShown, shown } from "./opened";
import {
  everybody,
  keepsStore,
  type LockSettings,
  type Person,
  phoneRegistry,
  type Registry,
} from "./registry";
import {
  DEFAULT_LOCK,
  type LockInfo,
  lockInfoOf,
  type Refusal,
  type SessionUser,
  type Stage,
  userOf,
} from "./stage";
import { type Signed, signChallenge } from "./passkey";
import { type Identity, identityOf, type Proof, signIn } from "./signin";

/** Who is at work on this phone, and whether their store is open. No answer of the network closes it. */
export class Session {
  readonly #env: Env;
  readonly #registry: Registry;
  readonly #rounds: number;
  #person = $state.raw<Person | null>(null);
  #stage = $state<Stage>("starting");
  #online = $state(false);
  #enrolling = $state(false);
  #people = $state.raw<readonly PersonShown[]>([]);
  #lockInfo = $state.raw<LockInfo>({ tries: 0, wait: 0, expired: false });
  #contact = false;
  #db: PhoneDb | null = null;
  #unwatch: () => void = () => undefined;

  /** `rounds` of the passphrase's derivation are fewer only in tests. */
  constructor(env: Env = pageEnv, registry: Registry = phoneRegistry(), rounds = ROUNDS) {
    this.#env = env;
    this.#registry = registry;
    this.#rounds = rounds;
  }

  get stage(): Stage {
    return this.#enrolling && this.#online ? "enrolling" : this.#stage;
  }

  get user(): SessionUser | null {
    return this.#person && userOf(this.#person);
  }

  /** Whether the office knows a session of this person, as far as we know. */
  get online(): boolean {
    return this.#online;
  }

  get people(): readonly PersonShown[] {
    return this.#people;
  }

  get lockInfo(): LockInfo {
    return this.#lockInfo;
  }

  get settings(): LockSettings {
    return this.#person?.lock ?? DEFAULT_LOCK;
  }

  /** Once, when the app starts: the last person's store, locked; or the screen to sign in. */
  async start(): Promise<void> {
    const [last] = await everybody(this.#registry);
    if (last) await this.#become(last);
    else this.#stage = "signed_out";
    whenSignedOut(() => this.#leaveDesk());
    void this.#refreshPeople();
    void this.#askWho();
  }

  async signIn(email: string, password: string, code?: string): Promise<{ ok: true } | Refusal> {
    const given = { email: email.trim(), password, ...(code ? { code } : {}) };
    const mine = (person: Person): boolean =>
      person.email.toLowerCase() === given.email.toLowerCase();
    return this.#signInBy({ path: "/auth/token", ...given }, mine);
  }

  /** Sign in by a passkey; whose it is, the office says. */
  async signInByPasskey(): Promise<{ ok: true } | Refusal> {
    const signed: Signed = await signChallenge(this.#env);
    if (!signed.ok) return signed;
    const { user, challenge, credential } = signed;
    return this.#signInBy(
      { path: "/auth/passkey/token", challenge, credential },
      (person) => person.user === user,
    );
  }

  async #signInBy(
    proof: Proof,
    mine: (person: Person) => boolean,
  ): Promise<{ ok: true } | Refusal> {
    const known = (await everybody(this.#registry)).find(mine);
    const signed = await signIn(this.#env, proof, known?.device);
    if (!signed.ok) return signed;
    this.#online = true;
    this.#contact = true;
    this.#enrolling = signed.enrolling;
    await this.#keep(signed.identity, signed.device);
    return { ok: true };
  }

  /** The second factor is chosen: the session is whole. */
  enrolled(): void {
    this.#enrolling = false;
  }

  /** The first time of a person on this phone: the key is made and wrapped by the passphrase. */
  async prepare(passphrase: string): Promise<{ ok: true } | Refusal> {
    if (Array.from(passphrase).length < SHORTEST_PASSPHRASE) {
      return { ok: false, code: "too_short", wait: null };
    }
    if (!this.#db) return { ok: false, code: "signed_out", wait: null };
    await this.#opened(
      await createVault(this.#db, passphrase, this.#env.clock.now(), this.#rounds),
    );
    return { ok: true };
  }

  async unlock(passphrase: string): Promise<{ ok: true } | Refusal> {
    if (!this.#db) return { ok: false, code: "signed_out", wait: null };
    const now = this.#env.clock.now();
    const opening = await openVault(this.#db, passphrase, now, this.#contact);
    if (opening.ok) await this.#opened(opening.key);
    else await this.#look(opening.code === "expired");
    return opening.ok ? { ok: true } : opening;
  }

  /** Forget the key; all stays on disk. */
  lock(): void {
    if (this.#stage !== "open") return;
    this.#close();
    this.#stage = "locked";
    this.#contact = false;
    void this.#refreshPeople();
  }

  /** Let another person of this phone unlock. */
  async choose(user: string): Promise<void> {
    const person = await this.#registry.people.get(user);
    if (person) await this.#become(person);
  }

  /** Show the form to sign in, for somebody who is new on this phone. */
  addPerson(): void {
    this.#close();
    this.#stage = "signed_out";
  }

  async changePassphrase(old: string, next: string): Promise<boolean> {
    if (Array.from(next).length < SHORTEST_PASSPHRASE || !this.#db) return false;
    return changePassphrase(this.#db, old, next, this.#rounds);
  }

  async setLock(lock: LockSettings): Promise<void> {
    if (!this.#person) return;
    this.#person = { ...this.#person, lock };
    await this.#registry.people.put(this.#person);
  }

  /**
   * Leave. Refused while something is unsent unless it stays, locked, on the phone (keep) or the person
   * typed that it may go (discard).
   */
  async signOut(
    how: { unsent: "refuse" | "keep" | "discard" } = { unsent: "refuse" },
  ): Promise<{ ok: true } | { ok: false; unsent: number }> {
    if (this.#stage === "desk") return this.#signOutOfDesk();
    if (!this.#db || !this.#person) return { ok: true };
    const { ops, photos } = await unsentCount(this.#db);
    if (ops + photos > 0 && how.unsent === "refuse") return { ok: false, unsent: ops + photos };
    const [db, person] = [this.#db, this.#person];
    this.#close();
    await call(this.#env, { method: "POST", path: "/auth/revoke" });
    this.#online = false;
    if (ops + photos === 0 || how.unsent === "discard") {
      retire(db);
      await db.delete();
      await this.#registry.people.delete(person.user);
    }
    [this.#person, this.#db, this.#stage] = [null, null, "signed_out"];
    current.db = null;
    await this.#refreshPeople();
    return { ok: true };
  }

  /** Nothing is kept at the desk: the session ends at the office, and this browser forgets the name. */
  async #signOutOfDesk(): Promise<{ ok: true }> {
    const person = this.#person;
    this.#leaveDesk();
    await call(this.#env, { method: "POST", path: "/auth/revoke" });
    if (person) await this.#registry.people.delete(person.user);
    this.#person = null;
    await this.#refreshPeople();
    return { ok: true };
  }

  /** The office knows no session any more: the desk has nothing to show without one. */
  #leaveDesk(): void {
    this.#online = false;
    if (this.#stage === "desk") this.#stage = "signed_out";
  }

  /** Ask the office who is signed in, where the browser has a session at all. */
  async #askWho(): Promise<void> {
    if (this.#env.csrf() === null) {
      this.#leaveDesk();
      return;
    }
    const reply = await callSignedIn(this.#env, { method: "GET", path: "/auth/me" });
    if (reply.kind === "problem" && reply.status === 401) this.#leaveDesk();
    if (reply.kind !== "answer") return;
    const identity = identityOf(reply.body);
    if (!identity || (this.#person && identity.user !== this.#person.user)) return;
    this.#online = true;
    this.#contact = true;
    this.#enrolling = reply.body["enrolling"] === true;
    if (this.#person) await this.#keep(identity, this.#person.device);
  }

  /** Note who signed in; their own open store stays open. */
  async #keep(identity: Identity, device: string): Promise<void> {
    const old = await this.#registry.people.get(identity.user);
    const usedAt = this.#env.clock.now();
    const person: Person = { ...old, ...identity, device, usedAt };
    await this.#registry.people.put(person);
    if (this.#person?.user === person.user && this.#db) {
      this.#person = person;
      if (this.#stage === "signed_out") await this.#look(false);
      if (current.live) startSync(current.live, person.user, this.#env);
    } else await this.#become(person);
    void this.#refreshPeople();
  }

  async #become(person: Person): Promise<void> {
    this.#close();
    this.#db?.close();
    this.#db = keepsStore(person) ? databaseOf(person) : null;
    this.#person = person;
    [current.db, current.user] = [this.#db, person.user];
    if (this.#db) await this.#look(false);
    else this.#stage = "desk";
  }

  /** Read from the key's line what the lock screen shows. */
  async #look(expired: boolean): Promise<void> {
    const line = await this.#db?.keys.get("data");
    this.#stage = line ? "locked" : "no_store";
    if (!line) return;
    this.#lockInfo = lockInfoOf(line, this.#env.clock.now(), this.#contact, expired);
  }

  async #opened(key: CryptoKey): Promise<void> {
    if (!this.#db || !this.#person) return;
    current.live = await openStore(this.#db, this.#person, key);
    this.#lockInfo = { tries: 0, wait: 0, expired: false };
    this.#stage = "open";
    startSync(current.live, this.#person.user, this.#env);
    void askPersist();
    if (typeof document === "undefined") return;
    this.#unwatch = watchIdle(
      () => this.settings,
      () => this.lock(),
    );
  }

  #close(): void {
    this.#unwatch();
    this.#unwatch = () => undefined;
    stopSync();
    current.live = null;
  }

  async #refreshPeople(): Promise<void> {
    const people = await everybody(this.#registry);
    this.#people = await Promise.all(people.filter(keepsStore).map(shown));
  }
}

export const session = new Session();
