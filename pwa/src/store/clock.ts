import type { WrittenAt } from "./rows";

/** What the store asks of time; tests give their own. */
export interface Clock {
  /** Milliseconds of the phone's wall clock: shown, never used to order. */
  now(): number;
  /** Milliseconds since this page began; it never goes back. */
  mono(): number;
}

export const pageClock: Clock = { now: () => Date.now(), mono: () => performance.now() };

const paris = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });

/** The calendar day in France at an instant, as YYYY-MM-DD. */
export function dayInFrance(now: number): string {
  return paris.format(now);
}

/** A day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An instant without milliseconds, as records carry it. */
export function instantOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/** When the author wrote, according to the phone, with the skew measured at the last contact. */
export function writtenAt(clock: Clock, skewMs: number): WrittenAt {
  return { wall: instantOf(clock.now()), skew_ms: skewMs, mono: Math.round(clock.mono()) };
}

/** The instant that a text names, null for none. */
export function dateOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
