import type { Outcome } from "./exchange";
import type { SyncProblem, SyncState } from "./state.svelte";

/** Seconds to wait after the first, second… exchange without an answer. */
const BACK_OFF_S = [5, 15, 60, 300, 900];

const POLL_S = 60;
const LONGEST_POLL_S = 600;
const AFTER_WRITE_MS = 1500;

/** Of so many polls one asks in full: a site that was given to me is no change of a record. */
const FULL_EVERY = 5;

/** Seconds until the next exchange, with a jitter of a fifth so that phones do not return together. */
export function pauseAfter(
  failures: number,
  quiet: number,
  problem: SyncProblem | null,
  random: () => number,
): number {
  const jitter = 0.8 + 0.4 * random();
  if (problem?.wait !== undefined) return problem.wait * (1 + 0.2 * random());
  if (failures > 0) return (BACK_OFF_S[Math.min(failures, BACK_OFF_S.length) - 1] ?? 900) * jitter;
  return Math.min(LONGEST_POLL_S, POLL_S * 1.5 ** quiet) * jitter;
}

/** When to exchange: on opening, on return, when the network returns, after each write, and by the clock. */
export class Schedule {
  readonly #run: (lightly: boolean) => Promise<Outcome>;
  readonly #state: SyncState;
  readonly #random: () => number;
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<Outcome> | null = null;
  #asked = false;
  #failures = 0;
  #quiet = 0;
  #stopped = false;

  constructor(run: (lightly: boolean) => Promise<Outcome>, state: SyncState, random: () => number) {
    this.#run = run;
    this.#state = state;
    this.#random = random;
  }

  start(onSaved: (listener: () => void) => () => void): void {
    this.#stops.push(onSaved(() => this.#soon()));
    if (typeof document !== "undefined") {
      this.#on(globalThis, "online", () => void this.now());
      // Only an answered request takes this back: `onLine` says when there is no network, never that there is.
      this.#on(globalThis, "offline", () => (this.#state.problem = { kind: "network" }));
      this.#on(document, "visibilitychange", () => {
        if (document.visibilityState === "visible") void this.now();
      });
    }
    void this.now();
  }

  /** Exchange now, or once more after the one that runs. */
  async now(lightly = false): Promise<Outcome> {
    clearTimeout(this.#timer);
    this.#asked = true;
    this.#running ??= this.#loop(lightly).finally(() => (this.#running = null));
    return this.#running;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #on(target: EventTarget, event: string, listener: () => void): void {
    target.addEventListener(event, listener);
    this.#stops.push(() => target.removeEventListener(event, listener));
  }

  /** A run of taps makes one exchange. */
  #soon(): void {
    this.#quiet = 0;
    if (this.#running) {
      this.#asked = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), AFTER_WRITE_MS);
  }

  async #loop(lightly: boolean): Promise<Outcome> {
    let outcome: Outcome = { ok: false, problem: null };
    while (this.#asked && !this.#stopped) {
      this.#asked = false;
      outcome = await this.#run(lightly).catch((error: unknown) => this.#failed(error));
      if (!outcome.ok) break;
    }
    this.#plan(outcome);
    return outcome;
  }

  /** A defect of ours must not end the exchanges: it is reported, and the next one is planned. */
  #failed(error: unknown): Outcome {
    const problem: SyncProblem = { kind: "server" };
    this.#state.problem = problem;
    const report = (globalThis as { reportError?: (error: unknown) => void }).reportError;
    if (report) report(error);
    else console.error(error);
    return { ok: false, problem };
  }

  #plan(outcome: Outcome): void {
    if (this.#stopped) return;
    this.#failures = outcome.ok || !outcome.problem ? 0 : this.#failures + 1;
    this.#quiet = outcome.ok ? this.#quiet + 1 : 0;
    const problem = outcome.ok ? null : outcome.problem;
    const pause = pauseAfter(this.#failures, this.#quiet - 1, problem, this.#random) * 1000;
    this.#state.nextTry = new Date(Date.now() + pause);
    this.#timer = setTimeout(() => {
      const hidden = typeof document !== "undefined" && document.visibilityState === "hidden";
      if (!hidden) void this.now(this.#quiet % FULL_EVERY !== 0);
    }, pause);
  }
}
