import type { PhoneDb } from "../store/db";
import { ROUNDS } from "../store/keyring";
import { current } from "../store/live.svelte";
import { type Env, pageEnv } from "../sync/env";
import { stopSync } from "../sync/running";
import { type PersonShown, shown } from "./opened";
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
  type SessionUser,
  type Stage,
  userOf,
} from "./stage";

/** Who is there and what is open, as screens see it; `Session` is what changes it. */
export class Presence {
  protected readonly env: Env;
  protected readonly registry: Registry;
  protected readonly rounds: number;
  protected person = $state.raw<Person | null>(null);
  protected held = $state<Stage>("starting");
  protected reached = $state(false);
  protected unproved = $state(false);
  protected known = $state.raw<readonly PersonShown[]>([]);
  protected lockLine = $state.raw<LockInfo>({ tries: 0, wait: 0, expired: false });
  /** The browser has a session and nothing else: it took what was kept here away. */
  emptied = $state(false);
  protected contact = false;
  protected db: PhoneDb | null = null;
  protected unwatch: () => void = () => undefined;

  /** `rounds` of the passphrase's derivation are fewer only in tests. */
  constructor(env: Env = pageEnv, registry: Registry = phoneRegistry(), rounds = ROUNDS) {
    this.env = env;
    this.registry = registry;
    this.rounds = rounds;
  }

  get stage(): Stage {
    return this.unproved && this.reached ? "enrolling" : this.held;
  }

  get user(): SessionUser | null {
    return this.person && userOf(this.person);
  }

  /** Whether the office knows a session of this person, as far as we know. */
  get online(): boolean {
    return this.reached;
  }

  get people(): readonly PersonShown[] {
    return this.known;
  }

  get lockInfo(): LockInfo {
    return this.lockLine;
  }

  get settings(): LockSettings {
    return this.person?.lock ?? DEFAULT_LOCK;
  }

  /** The passkey that opens this store, if one does. */
  get passkey(): string | undefined {
    return this.person?.passkey;
  }

  async setLock(lock: LockSettings): Promise<void> {
    await this.note({ lock });
  }

  /** Keep something about the person of this phone. */
  protected async note(what: Partial<Pick<Person, "lock" | "passkey" | "wiped">>): Promise<void> {
    if (!this.person) return;
    this.person = { ...this.person, ...what };
    await this.registry.people.put(this.person);
  }

  /** Read from the key's line what the lock screen shows. */
  protected async look(expired: boolean): Promise<void> {
    const line = await this.db?.keys.get("data");
    this.held = line ? "locked" : "no_store";
    if (!line) return;
    this.lockLine = lockInfoOf(line, this.env.clock.now(), this.contact, expired);
  }

  /** Delete a person's store; they may come back as on a new phone. */
  protected async erase(): Promise<void> {
    await this.db?.delete();
    if (this.person) await this.registry.people.delete(this.person.user);
    await this.away();
  }

  protected async away(): Promise<void> {
    [this.person, this.db, this.held] = [null, null, "signed_out"];
    current.db = null;
    await this.refreshPeople();
  }

  /** The office knows no session any more: the desk has nothing to show without one. */
  protected leaveDesk(): void {
    this.reached = false;
    if (this.held === "desk") this.held = "signed_out";
  }

  protected close(): void {
    this.unwatch();
    this.unwatch = () => undefined;
    stopSync();
    current.live = null;
  }

  protected async refreshPeople(): Promise<void> {
    const people = await everybody(this.registry);
    this.known = await Promise.all(people.filter(keepsStore).map(shown));
  }
}
