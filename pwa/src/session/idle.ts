import type { LockSettings } from "./registry";

const MINUTE_MS = 60_000;

/** What the lock listens to; tests give their own. */
export interface Presence {
  readonly now: () => number;
  readonly hidden: () => boolean;
}

/**
 * When a phone locks: after some minutes without a touch while it is looked at; in a pocket, after some more,
 * so that a look at another app asks for nothing.
 */
export class IdleLock {
  readonly #presence: Presence;
  readonly #settings: () => LockSettings;
  #touchedAt: number;
  #hiddenAt: number | null = null;

  constructor(settings: () => LockSettings, presence: Presence) {
    this.#settings = settings;
    this.#presence = presence;
    this.#touchedAt = presence.now();
  }

  touched(): void {
    this.#touchedAt = this.#presence.now();
  }

  /** The page was hidden or shown; returning from a short while in the pocket counts as a touch. */
  shownOrHidden(): void {
    if (this.#presence.hidden()) {
      this.#hiddenAt ??= this.#presence.now();
      return;
    }
    if (this.#hiddenAt !== null && !this.isDue()) this.touched();
    if (!this.isDue()) this.#hiddenAt = null;
  }

  /** Whether the store must be locked now. A clock that went back counts as time passed. */
  isDue(): boolean {
    const { lockAfterMin, pocketMin } = this.#settings();
    const now = this.#presence.now();
    if (this.#hiddenAt !== null) return elapsed(this.#hiddenAt, now) > pocketMin * MINUTE_MS;
    return elapsed(this.#touchedAt, now) > lockAfterMin * MINUTE_MS;
  }
}

function elapsed(since: number, now: number): number {
  return now < since ? Infinity : now - since;
}

/** What is dictated presses no key. */
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchstart"] as const;
const LOOK_EVERY_MS = 10_000;

/** Watch this page and lock when it is due; returns how to stop. */
export function watchIdle(settings: () => LockSettings, lock: () => void): () => void {
  const presence = { now: () => Date.now(), hidden: () => document.visibilityState === "hidden" };
  const idle = new IdleLock(settings, presence);
  const look = (): void => {
    if (idle.isDue()) lock();
  };
  const touched = (): void => idle.touched();
  const turned = (): void => {
    idle.shownOrHidden();
    look();
  };
  for (const touch of TOUCHES) addEventListener(touch, touched, { passive: true, capture: true });
  document.addEventListener("visibilitychange", turned);
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
    document.removeEventListener("visibilitychange", turned);
    clearInterval(timer);
  };
}
