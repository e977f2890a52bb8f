import type { Row } from "../store";
import { dateOf } from "../store/clock";
import { current, type Live } from "../store/live.svelte";
import { decisive } from "./holds";

export type ProblemKind =
  "network" | "server" | "session" | "too_old" | "user" | "busy" | "storage" | "digest";

/** Why the last exchange did not end well. */
export interface SyncProblem {
  readonly kind: ProblemKind;
  readonly status?: number;
  readonly trace?: string;
  /** Seconds that the server asked to wait. */
  readonly wait?: number;
}

export type Phase = "idle" | "sending" | "receiving" | "photos";

export interface Storage {
  readonly persisted: boolean | null;
  readonly usage: number;
  readonly quota: number;
  readonly full: boolean;
}

export type ChipKey =
  "never" | "settle" | "sending" | "expired" | "offline" | "waiting" | "uptodate";

/** The header's chip: a key for the words, a count, and the time of the last answer. */
export interface Chip {
  readonly key: ChipKey;
  readonly n: number;
  readonly i: number;
  readonly at: Date | null;
  /** Something has waited for more than a day. */
  readonly old: boolean;
}

/** A scope that left the phone; `label` is the site's name, where it was one. */
export interface Left {
  readonly tag: string;
  readonly label: string | null;
}

const DAY_MS = 86_400_000;

/** The draft that notes on this phone that its person has read why a change is held. */
export function readMark(hold: string): string {
  return `hold-read/${hold}`;
}

/** Where the work stands, for people: from the outbox and the last answered request, never from `onLine`. */
export class SyncState {
  phase = $state<Phase>("idle");
  sending = $state.raw<{ i: number; n: number } | null>(null);
  arriving = $state.raw<{ at: number; of: number } | null>(null);
  problem = $state.raw<SyncProblem | null>(null);
  nextTry = $state.raw<Date | null>(null);
  storage = $state.raw<Storage>({ persisted: null, usage: 0, quota: 0, full: false });
  /** The browser took the database away while it was in use: how many photos went with it. */
  emptied = $state<number | null>(null);
  /** Digests that did not agree since the page began; each is a defect to report. */
  mismatches = $state(0);
  /** Scopes that were taken from this person since the page began, the last one first. */
  left = $state.raw<readonly Left[]>([]);
  #contact = $state.raw<Date | null>(null);
  readonly #live: () => Live | null;

  constructor(live: () => Live | null) {
    this.#live = live;
  }

  /** The last answered exchange. */
  get lastContact(): Date | null {
    const kept = this.#live()?.store.standing.lastContact;
    return this.#contact ?? dateOf(kept);
  }

  set lastContact(at: Date | null) {
    this.#contact = at;
  }

  /** Another tab had an answer: there is a network here too. */
  heardElsewhere(): void {
    this.#contact = dateOf(this.#live()?.store.standing.lastContact);
    if (this.offline) this.problem = null;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get oldestAt(): string | null {
    return this.#queue.reduce<string | null>((old, { at }) => {
      return old !== null && old < at.wall ? old : at.wall;
    }, null);
  }

  get photosWaiting(): number {
    return this.#live()?.photos.waiting.length ?? 0;
  }

  get photoBytes(): number {
    return (this.#live()?.photos.waiting ?? []).reduce((sum, photo) => sum + photo.size, 0);
  }

  get offline(): boolean {
    return this.problem?.kind === "network";
  }

  get sessionExpired(): boolean {
    return this.problem?.kind === "session";
  }

  /** What waits for this person: open conflicts, and held changes that they have not read yet. */
  get toSettle(): number {
    const live = this.#live();
    if (!live) return 0;
    const { book } = live.store;
    const read = live.drafts.list.map(({ key }) => key);
    const held = decisive(book.where("hold", "state", "open") as readonly Row<"hold">[]).filter(
      ({ id }) => !read.includes(readMark(id)),
    );
    return book.where("conflict", "state", "open").length + held.length;
  }

  get chip(): Chip {
    const n = this.waiting + this.photosWaiting;
    const oldest = this.oldestAt;
    const old = oldest !== null && Date.now() - Date.parse(oldest) > DAY_MS;
    const i = this.sending?.i ?? 0;
    return { key: this.#chipKey(n), n: this.#chipCount(n), i, at: this.lastContact, old };
  }

  get #queue() {
    return (this.#live()?.store.book.queue ?? []).filter((change) => !change.again);
  }

  #chipCount(n: number): number {
    if (this.sending) return this.sending.n;
    return this.#chipKey(n) === "settle" ? this.toSettle : n;
  }

  #chipKey(n: number): ChipKey {
    if (this.sending) return "sending";
    if (this.sessionExpired) return "expired";
    if (this.toSettle > 0) return "settle";
    if (this.offline) return "offline";
    if (n > 0) return "waiting";
    return this.lastContact ? "uptodate" : "never";
  }
}

export const syncState = new SyncState(() => current.live);
