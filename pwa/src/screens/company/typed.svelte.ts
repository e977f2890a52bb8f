import { Problem } from "../../sync";

/** What was typed, cell by cell, word for word: `emp-3/worked` is «151,67», or «abc». */
export type Cells = Readonly<Record<string, string>>;

/** `here`: the office does not answer; `unread`: it cannot take a figure that means nothing. This browser has them. */
export type KeepingState = "kept" | "typing" | "sending" | "here" | "unread" | "refused";

/** What became of a draft: when the office kept it, and the cells that it could not. */
export interface Kept {
  readonly at: string;
  readonly unread: ReadonlySet<string>;
}

const PAUSE_MS = 700;
const RETRY_MS = 10_000;

function isCells(value: unknown): value is Cells {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((text) => typeof text === "string")
  );
}

/** What this browser holds that the office has not said it keeps. */
function leftover(storage: Storage, name: string): Cells {
  try {
    const value: unknown = JSON.parse(storage.getItem(name) ?? "{}");
    return isCells(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * What is typed into a sheet. Each key stroke is in this browser before anything else happens, and leaves it when
 * the office has said that it keeps it; so neither a reload nor a lost network takes a figure away.
 */
export class Typed {
  #cells = $state.raw<Cells>({});
  #state = $state<KeepingState>("kept");
  #keptAt = $state<string | null>(null);
  #why = $state("");
  readonly #name: string;
  readonly #put: (cells: Cells) => Promise<Kept>;
  readonly #storage: Storage;
  #unsent: Cells;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  /** `kept` is the office's draft of `keptAt`; `put` gives it a new one and tells when it was kept. */
  constructor(
    name: string,
    kept: Cells,
    keptAt: string | null,
    put: (cells: Cells) => Promise<Kept>,
    storage: Storage = localStorage,
  ) {
    this.#name = name;
    this.#put = put;
    this.#storage = storage;
    this.#unsent = leftover(storage, name);
    this.#cells = { ...kept, ...this.#unsent };
    this.#keptAt = keptAt;
    if (this.waiting) this.#later("here", 0);
  }

  get cells(): Cells {
    return this.#cells;
  }

  get state(): KeepingState {
    return this.#state;
  }

  /** When the office last kept the draft. */
  get keptAt(): string | null {
    return this.#keptAt;
  }

  /** Why the office does not take the draft. */
  get why(): string {
    return this.#why;
  }

  /** Whether something typed is not yet at the office. */
  get waiting(): boolean {
    return Object.keys(this.#unsent).length > 0;
  }

  text(row: string, field: string): string {
    return this.#cells[`${row}/${field}`] ?? "";
  }

  type(changed: Cells): void {
    this.#cells = { ...this.#cells, ...changed };
    this.#hold({ ...this.#unsent, ...changed });
    this.#later("typing", PAUSE_MS);
  }

  /** Send now what waits: on leaving, before submitting. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (!this.waiting) return;
    this.#running = this.#send().finally(() => (this.#running = null));
    return this.#running;
  }

  /** The office has another draft than we knew: what was typed here and did not reach it stays on top. */
  rebase(kept: Cells): void {
    this.#cells = { ...kept, ...this.#unsent };
  }

  /** The sheet has been submitted, or taken from a file: nothing typed counts any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#cells = {};
    this.#hold({});
    this.#state = "kept";
  }

  /** Send again as soon as the network is said to be back; keep at once when the page goes. */
  watch(): () => void {
    const stop = new AbortController();
    const now = (): void => void this.flush();
    for (const event of ["online", "pagehide"]) {
      addEventListener(event, now, { signal: stop.signal });
    }
    document.addEventListener("visibilitychange", now, { signal: stop.signal });
    return () => {
      stop.abort();
      void this.flush();
    };
  }

  #hold(unsent: Cells): void {
    this.#unsent = unsent;
    if (this.waiting) this.#storage.setItem(this.#name, JSON.stringify(unsent));
    else this.#storage.removeItem(this.#name);
  }

  #later(state: KeepingState, wait: number): void {
    this.#state = state;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #send(): Promise<void> {
    const [all, sent] = [this.#cells, this.#unsent];
    this.#state = "sending";
    let kept: Kept;
    try {
      kept = await this.#put(all);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#refused(problem);
      return;
    }
    this.#keptAt = kept.at;
    const newer = Object.entries(this.#unsent).filter(([cell, text]) => sent[cell] !== text);
    const unread = Object.entries(this.#unsent).filter(
      ([cell, text]) => text !== "" && kept.unread.has(cell),
    );
    this.#hold(Object.fromEntries([...unread, ...newer]));
    if (newer.length > 0) this.#later("typing", PAUSE_MS);
    else this.#state = unread.length > 0 ? "unread" : "kept";
  }

  #refused(problem: Problem): void {
    if (problem.network || problem.status >= 500 || problem.status === 429) {
      this.#later("here", RETRY_MS);
      return;
    }
    this.#why = problem.detail || problem.title;
    this.#state = "refused";
  }
}
