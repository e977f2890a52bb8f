import { onDestroy } from "svelte";
import { type Seen, update } from "./drafted";
import { book, checkField, drafts, save } from "./facade";
import { type FieldError, SaveRefused } from "./prepare";
import type { Values } from "./rows";
import type { RecordName, Records } from "./spec";

const PAUSE_MS = 300;
const LONGEST_MS = 1000;

export type TypingState = "saved" | "typing" | "saving" | "refused" | "failed";

type TextField<T extends RecordName> = {
  [F in keyof Records[T]]-?: string extends NonNullable<Records[T][F]> ? F : never;
}[keyof Records[T]] &
  string;

/** A text that is kept as it is typed: at most a second of it can be lost. */
class Typing<T extends RecordName> {
  readonly #tbl: T;
  readonly #id: () => string;
  readonly #field: TextField<T>;
  #typed = $state<string | null>(null);
  #state = $state<TypingState>("saved");
  #error = $state<FieldError | null>(null);
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
    return this.#typed ?? this.#kept();
  }

  get state(): TypingState {
    return this.#state;
  }

  get error(): FieldError | null {
    return this.#error;
  }

  /** Take what stands in the field now; it is kept 300 ms after the last key, or a second after the first. */
  type(text: string): void {
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
    if (this.#typed === null || this.#state === "refused") return;
    this.#running = this.#keep(this.#typed).finally(() => (this.#running = null));
    return this.#running;
  }

  /** Bring back a text that was refused, or not yet kept when the page went. */
  async restore(): Promise<void> {
    const draft = await drafts.get(this.#draftKey());
    if (typeof draft?.value !== "string" || this.#typed !== null) return;
    this.type(draft.value);
  }

  #kept(): string {
    const data = book.get(this.#tbl, this.#id())?.data as Values | undefined;
    const value = data?.[this.#field];
    return typeof value === "string" ? value : "";
  }

  #draftKey(): string {
    return `field/${this.#tbl}/${this.#id()}/${this.#field}`;
  }

  async #keep(text: string): Promise<void> {
    this.#since = 0;
    this.#error = checkField(this.#tbl, this.#field, text === "" ? null : text);
    if (this.#error) return this.#setAside(text, "refused");
    this.#state = "saving";
    try {
      const wanted = { [this.#field]: text === "" ? null : text };
      await save(update(this.#tbl, this.#id(), wanted as never, this.#seen ?? undefined));
      await this.#done(text);
    } catch (error) {
      if (error instanceof SaveRefused) this.#error = error.errors[0] ?? null;
      await this.#setAside(text, error instanceof SaveRefused ? "refused" : "failed");
    }
  }

  async #done(text: string): Promise<void> {
    if (drafts.list.some((draft) => draft.key === this.#draftKey())) {
      await drafts.drop(this.#draftKey());
    }
    if (this.#typed !== text) return;
    [this.#typed, this.#seen, this.#state] = [null, null, "saved"];
  }

  async #setAside(text: string, how: "refused" | "failed"): Promise<void> {
    this.#state = how;
    await drafts.put(this.#draftKey(), text).catch(() => undefined);
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
  document.addEventListener("visibilitychange", hidden);
  globalThis.addEventListener("pagehide", hidden);
  void typing.restore();
  onDestroy(() => {
    document.removeEventListener("visibilitychange", hidden);
    globalThis.removeEventListener("pagehide", hidden);
    void typing.flush();
  });
  return typing;
}
