import type { Bytes } from "../store/bytes";
import type { PhoneDb } from "../store/db";
import { SHORTEST_PASSPHRASE } from "../store/keyring";
import { current } from "../store/live.svelte";
import { unsentCount } from "../store/outbox";
import { refillFrom } from "../store/refill";
import {
  addPasskeyWrap,
  changePassphrase,
  createVault,
  dropPasskeyWrap,
  openVault,
} from "../store/vault";
import { whenSignedOut } from "../sync/api";
import { call, type Json } from "../sync/http";
import { callSignedIn, whenRefused } from "../sync/refresh";
import { askPersist, startSync } from "../sync/running";
import type { SentSealed } from "../sync/sealed";
import { syncState } from "../sync/state.svelte";
import { watchIdle } from "./idle";
import { databaseOf, dropUnkept, isKeptBy, openStore } from "./opened";
import { signChallenge } from "./passkey";
import { Presence } from "./presence.svelte";
import { derived } from "./prf";
import { everybody, keepsStore, type Person } from "./registry";
import { type Identity, identityOf, type Proof, signIn } from "./signin";
import type { Refusal } from "./stage";
import { forgetReceived, isOrdered } from "./wipe";

/** Who is at work on this phone, and whether their store is open. No answer of the network closes it. */
export class Session extends Presence {
  /** Once, when the app starts: the last person's store, locked; or the screen to sign in. */
  async start(): Promise<void> {
    const [last] = await everybody(this.registry);
    if (last) await this.#become(last);
    else {
      this.held = "signed_out";
      this.emptied = this.env.csrf() !== null; // a session of nobody: the browser forgot the rest
    }
    whenSignedOut(() => this.leaveDesk());
    whenRefused(async (body) => this.#obey(body));
    void this.refreshPeople();
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
    const signed = await signChallenge(this.env);
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
    const known = (await everybody(this.registry)).find(mine);
    const signed = await signIn(this.env, proof, known?.device);
    if (!signed.ok) return signed;
    this.reached = true;
    this.contact = true;
    this.unproved = signed.enrolling;
    await this.#keep(signed.identity, signed.device);
    return { ok: true };
  }

  /** The second factor is chosen: the session is whole. */
  enrolled(): void {
    this.unproved = false;
  }

  /** The first time of a person on this phone: the key is made and wrapped by the passphrase. */
  async prepare(passphrase: string): Promise<{ ok: true } | Refusal> {
    if (Array.from(passphrase).length < SHORTEST_PASSPHRASE) {
      return { ok: false, code: "too_short", wait: null };
    }
    if (!this.db) return { ok: false, code: "signed_out", wait: null };
    const { db } = this;
    const key = await createVault(db, passphrase, this.env.clock.now(), this.rounds);
    return this.#opened(db, key);
  }

  /** Open the store by its passphrase, or by the secret of its passkey. */
  async unlock(secret: string | Bytes): Promise<{ ok: true } | Refusal> {
    const { db } = this;
    if (!db) return { ok: false, code: "signed_out", wait: null };
    const opening = await openVault(db, secret, this.env.clock.now(), this.contact);
    if (opening.ok) return this.#opened(db, opening.key);
    if (this.db === db) await this.look(opening.code === "expired");
    return opening;
  }

  /** Forget the key; all stays on disk. */
  lock(): void {
    if (this.held !== "open") return;
    this.close();
    this.held = "locked";
    this.contact = false;
    void this.refreshPeople();
  }

  /** Let another person of this phone unlock. */
  async choose(user: string): Promise<void> {
    const person = await this.registry.people.get(user);
    if (person) await this.#become(person);
  }

  /** Show the form to sign in, for somebody who is new on this phone. */
  addPerson(): void {
    this.close();
    this.held = "signed_out";
  }

  async changePassphrase(old: string, next: string): Promise<boolean> {
    if (Array.from(next).length < SHORTEST_PASSPHRASE || !this.db) return false;
    return changePassphrase(this.db, old, next, this.rounds);
  }

  async unlockByPasskey(): Promise<{ ok: true } | Refusal> {
    const found = await derived(this.passkey);
    return found ? this.unlock(found.output) : { ok: false, code: "cancelled", wait: null };
  }

  /** Let a passkey of this person open the store beside the passphrase; null takes it away again. */
  async openByPasskey(passphrase: string | null): Promise<"done" | "wrong" | "impossible"> {
    const [db, person] = [this.db, this.person];
    if (!db || !person) return "impossible";
    const found = passphrase === null ? undefined : await derived();
    if (found === null || (found && found.user !== person.user)) return "impossible";
    if (!found) await dropPasskeyWrap(db);
    else if (!(await addPasskeyWrap(db, passphrase ?? "", found.output, found.credential)))
      return "wrong";
    await this.note({ passkey: found?.credential });
    return "done";
  }

  /**
   * Leave. Refused while something is unsent unless it stays, locked, on the phone (keep) or the person
   * typed that it may go (discard).
   */
  async signOut(
    how: { unsent: "refuse" | "keep" | "discard" } = { unsent: "refuse" },
  ): Promise<{ ok: true } | { ok: false; unsent: number }> {
    if (this.held === "desk") return this.#signOutOfDesk();
    if (!this.db || !this.person) return { ok: true };
    const { ops, photos } = await unsentCount(this.db);
    if (ops + photos > 0 && how.unsent === "refuse") return { ok: false, unsent: ops + photos };
    this.close();
    await this.#revoke();
    this.reached = false;
    if (ops + photos === 0 || how.unsent === "discard") await this.erase();
    else await this.away();
    return { ok: true };
  }

  /** Nothing is kept at the desk: the session ends at the office, and this browser forgets the name. */
  async #signOutOfDesk(): Promise<{ ok: true }> {
    this.leaveDesk();
    await this.#revoke();
    await this.erase();
    return { ok: true };
  }

  /** End the session at the office; where it does not hear, this browser at least can act in it no more. */
  async #revoke(): Promise<void> {
    const reply = await call(this.env, { method: "POST", path: "/auth/revoke" });
    if (reply.kind !== "answer") this.env.dropCsrf();
  }

  /** Ask the office who is signed in, where the browser has a session at all. */
  async #askWho(): Promise<void> {
    if (this.env.csrf() === null) {
      this.leaveDesk();
      return;
    }
    const reply = await callSignedIn(this.env, { method: "GET", path: "/auth/me" });
    if (reply.kind === "problem" && reply.status === 401) this.leaveDesk();
    if (reply.kind !== "answer") return;
    const identity = identityOf(reply.body);
    if (!identity || (this.person && identity.user !== this.person.user)) return;
    this.reached = true;
    this.contact = true;
    this.unproved = reply.body["enrolling"] === true;
    if (this.person) await this.#keep(identity, this.person.device);
  }

  /** An order of the office to wipe this phone; anybody else's is not heard. Unsent work stays, sealed. */
  async #obey(body: Json): Promise<void> {
    const [db, person] = [this.db, this.person];
    if (!db || !person || !(await isOrdered(body, person))) return;
    this.close();
    await forgetReceived(db);
    await this.note({ wiped: true });
    this.held = "wiped";
    await this.sendSealed();
  }

  /** Send what waits without opening it; on a wiped phone the rest then goes. */
  async sendSealed(): Promise<SentSealed> {
    const [db, person] = [this.db, this.person];
    if (!db || !person) return { sent: 0, left: 0, code: "signed_out" };
    const { sendSealed } = await import("../sync/sealed");
    const done = await sendSealed(this.env, db, person.user);
    if (person.wiped && done.left === 0) await this.erase();
    return done;
  }

  /** What is on this wiped phone and nowhere else goes with it. */
  async giveUp(): Promise<void> {
    if (this.held === "wiped") await this.erase();
  }

  /** Note who signed in; their own open store stays open. */
  async #keep(identity: Identity, device: string): Promise<void> {
    const old = await this.registry.people.get(identity.user);
    const usedAt = this.env.clock.now();
    const role = old && (await isKeptBy(old, identity)) ? old.role : identity.role;
    const person: Person = { ...old, ...identity, role, device, usedAt };
    await this.registry.people.put(person);
    if (this.person?.user === person.user && this.db && keepsStore(person)) {
      this.person = person;
      if (this.held === "signed_out") await this.look(false);
      if (current.live) startSync(current.live, person.user, this.env);
    } else {
      await this.#become(person);
      if (old) await dropUnkept(old, person);
    }
    void this.refreshPeople();
  }

  async #become(person: Person): Promise<void> {
    this.close();
    this.db?.close();
    if (person.user !== this.person?.user) [syncState.left, syncState.emptied] = [[], null];
    this.db = keepsStore(person) ? databaseOf(person) : null;
    this.person = person;
    [current.db, current.user] = [this.db, person.user];
    if (person.wiped) this.held = "wiped";
    else if (this.db) await this.look(false);
    else this.held = "desk";
  }

  /** Show the store that a key opens, unless somebody else was chosen, or a wipe came, while it was made. */
  async #opened(db: PhoneDb, key: CryptoKey): Promise<{ ok: true } | Refusal> {
    const { person } = this;
    const awaited = (): boolean =>
      this.db === db && (this.held === "locked" || this.held === "no_store");
    if (!person || !awaited()) return { ok: false, code: "cancelled", wait: null };
    const live = await openStore(db, person, key);
    const line = await db.keys.get("data");
    if (!awaited()) {
      live.store.close();
      return { ok: false, code: "cancelled", wait: null };
    }
    current.live = live;
    refillFrom(live.store, line, () => {
      syncState.emptied = live.photos.waiting.length;
      void live.photos.load();
      void this.note({});
    });
    this.lockLine = { tries: 0, wait: 0, expired: false };
    this.held = "open";
    startSync(live, person.user, this.env);
    void askPersist();
    if (typeof document === "undefined") return { ok: true };
    this.unwatch = watchIdle(
      () => this.settings,
      () => this.lock(),
    );
    return { ok: true };
  }
}

export const session = new Session();
