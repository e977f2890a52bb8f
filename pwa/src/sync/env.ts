import { type Clock, pageClock } from "../store/clock";

/** What the exchange asks of the world; tests give their own. */
export interface Env {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** The readable cookie that state-changing requests repeat in a header. */
  readonly csrf: () => string | null;
  /** Forget it: the session then lets this browser change nothing, nor go on when its minutes are over. */
  readonly dropCsrf: () => void;
  readonly locks: LockManager | undefined;
}

/** A signal that is aborted with the first of several (`AbortSignal.any` is missing on older iPhones). */
export function firstOf(...signals: AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort();
    signal.addEventListener("abort", () => either.abort(), { signal: either.signal });
  }
  return either.signal;
}

const CSRF_COOKIE = "__Host-jalon-csrf=";

function cookieCsrf(): string | null {
  if (typeof document === "undefined") return null;
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(CSRF_COOKIE));
  return found ? decodeURIComponent(found.slice(CSRF_COOKIE.length)) : null;
}

export const pageEnv: Env = {
  fetch: async (input, init) => globalThis.fetch(input, init),
  clock: pageClock,
  random: () => Math.random(),
  csrf: cookieCsrf,
  dropCsrf: () => (document.cookie = `${CSRF_COOKIE}; Path=/; Secure; SameSite=Strict; Max-Age=0`),
  locks: (globalThis.navigator as Partial<Navigator> | undefined)?.locks,
};
