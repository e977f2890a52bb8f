import { instantNow } from "../../store";
import { Problem } from "../../sync";

const POLL_MS = 30_000;
const RETRY_MS = 5_000;

/** What was asked of the office: the last answer stays while a new one is awaited. */
export class Asked<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  at = $state.raw<string>();
  busy = $state(false);
  readonly #ask: () => Promise<T>;
  #turn = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Ask again; only the answer to the latest question counts. */
  async again(): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const value = await this.#ask();
      if (turn !== this.#turn) return;
      [this.value, this.at, this.problem] = [value, instantNow(), undefined];
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (turn === this.#turn) this.problem = failure;
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  /** Ask now, and again by itself while the office cannot be reached. Returns what stops it. */
  untilAnswered(): () => void {
    const stop = new AbortController();
    const retry = (): void => {
      if (this.problem?.network && !this.busy) void this.again();
    };
    void this.again();
    const timer = setInterval(retry, RETRY_MS);
    globalThis.addEventListener("online", retry, { signal: stop.signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }

  /** Ask now, then quietly every 30 s while the page is on screen. Returns what stops it. */
  keepFresh(): () => void {
    const stop = new AbortController();
    const look = (): void => {
      if (document.visibilityState === "visible") void this.again();
    };
    void this.again();
    const timer = setInterval(look, POLL_MS);
    document.addEventListener("visibilitychange", look, { signal: stop.signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }
}
