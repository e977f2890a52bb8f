import { untrack } from "svelte";
import { type Seen, update } from "./drafted";
import { book, checkField, drafts, save } from "./facade";
import { SaveRefused } from "./prepare";
import type { Values } from "./rows";
import type { RecordName, Records } from "./spec";
import { SaveFailed } from "./withdb";

const PAUSE_MS = 300;
const LONGEST_MS = 1000;

export type TypingState = "saved" | "typing" | "saving" | "refused" | "failed";

type TextField<T extends RecordName> = {
  [F in keyof Records[T]]-?: string extends NonNullable<Records[T][F]> ? F : never;
}[keyof Records[T]] &
  string;

/** A text that is not kept, with what its author saw; by itself in the drafts of before. */
interface Aside {
  readonly text: string;
  readonly seen: Seen | null;
}

/** A text that is kept as it is typed: at most a second of it can be lost. */
class Typing<T extends RecordName> {
  readonly #tbl: T;
  readonly #id: () => string;
  readonly #field: TextField<T>;
  #typed = $state<string | null>(null);
  #state = $state<TypingState>("saved");
  #error = $state.raw<SaveRefused | SaveFailed | null>(null);
  /** The record that is typed in: a reused component must not write its text into another. */
  #target = $state<string | null>(null);
  #seen: Seen | null = null;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(tbl: T, id: () => string, field: TextField<T>) {
    this.#tbl = tbl;
    this.#id = id;
    this.#field = field;
  }

  get value(): string {
    const mine = this.#typed !== null && this.#target === this.#id();
    return mine ? (this.#typed ?? "") : this.#kept();
  }

  get state(): TypingState {
    return this.#state;
  }

  /** Why what stands in the field is not kept. */
  get error(): SaveRefused | SaveFailed | null {
    return this.#error;
  }

  /** Take what stands in the field now; it is kept 300 ms after the last key, or a second after the first. */
  type(text: string): void {
    if (this.#typed !== null && this.#target !== this.#id()) {
      void this.flush();
      this.#seen = null;
    }
    this.#target = this.#id();
    const row = book.get(this.#tbl, this.#id());
    const values: Values = { [this.#field]: this.#kept() === "" ? null : this.#kept() };
    this.#seen ??= { rev: row?.rev ?? 0, values };
    this.#typed = text;
    this.#state = "typing";
    const now = Date.now();
    this.#since ||= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#since + LONGEST_MS - now));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Keep it now: on blur, on hiding, on leaving. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (this.#typed === null || this.#target === null || this.#state === "refused") return;
    this.#running = this.#keep(this.#target, this.#typed).finally(() => (this.#running = null));
    return this.#running;
  }

  /** Bring back a text that was refused, or not yet kept when the page went. */
  async restore(): Promise<void> {
    const id = this.#id();
    const draft = await drafts.get(this.#draftKey(id)).catch(() => undefined);
    const value = draft?.value;
    const aside = typeof value === "string" ? { text: value, seen: null } : value;
    if (!aside || this.#typed !== null || id !== this.#id()) return;
    const { text, seen } = aside as Aside;
    this.#seen = seen;
    this.type(text);
  }

  #kept(): string {
    const data = book.get(this.#tbl, this.#id())?.data as Values | undefined;
    const value = data?.[this.#field];
    return typeof value === "string" ? value : "";
  }

  #draftKey(id: string): string {
    return `field/${this.#tbl}/${id}/${this.#field}`;
  }

  async #keep(id: string, text: string): Promise<void> {
    this.#since = 0;
    const aside = { text, seen: this.#seen };
    const value = text === "" ? null : text;
    const refused = checkField(this.#tbl, this.#field, value);
    if (refused) {
      await this.#setAside(id, aside, "refused");
      // Said only now: who reads that the text is too long must find it again after a crash.
      if (this.#typed === text) this.#error = new SaveRefused([refused]);
      return;
    }
    this.#error = null;
    this.#state = "saving";
    try {
      await save(update(this.#tbl, id, { [this.#field]: value } as never, aside.seen ?? undefined));
      await this.#done(id, text);
    } catch (error) {
      const refused = error instanceof SaveRefused;
      const known = refused || error instanceof SaveFailed;
      this.#error = known ? error : new SaveFailed("closed", error);
      await this.#setAside(id, aside, refused ? "refused" : "failed");
    }
  }

  async #done(id: string, text: string): Promise<void> {
    const key = this.#draftKey(id);
    if (drafts.list.some((draft) => draft.key === key)) await drafts.drop(key);
    if (this.#typed !== text || this.#target !== id) return;
    [this.#typed, this.#seen, this.#state] = [null, null, "saved"];
  }

  async #setAside(id: string, aside: Aside, how: "refused" | "failed"): Promise<void> {
    if (this.#typed === aside.text) this.#state = how;
    await drafts.put(this.#draftKey(id), aside).catch(() => undefined);
  }
}

export type { Typing };

/**
 * Keep a text field of a record as it is typed. Call it when a component begins: it flushes when the page
 * hides and when the component goes.
 */
export function autosave<T extends RecordName>(
  tbl: T,
  id: () => string,
  field: TextField<T>,
): Typing<T> {
  const typing = new Typing(tbl, id, field);
  const hidden = (): void => void typing.flush();
  $effect(() => {
    document.addEventListener("visibilitychange", hidden);
    globalThis.addEventListener("pagehide", hidden);
    untrack(() => void typing.restore());
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      globalThis.removeEventListener("pagehide", hidden);
      // Not in this tick: while an effect ends, Svelte reads back values from before the last change.
      queueMicrotask(hidden);
    };
  });
  return typing;
}
