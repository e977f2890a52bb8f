import { number } from "../../../i18n/format";
import { language } from "../../../i18n/language.svelte";

/** "2026-11" as «nov. 26» */
export function shortMonth(month: string): string {
  const tag = language.code === "en" ? "en-GB" : "fr-FR";
  const name = new Intl.DateTimeFormat(tag, { month: "short", timeZone: "UTC" });
  return `${name.format(new Date(`${month}-15T12:00:00Z`))} ${month.slice(2, 4)}`;
}

/** Per mille as «129 %», with one decimal under 10 %; never clamped. */
export function percent(rate: number): string {
  return `${number(rate / 10, rate !== 0 && Math.abs(rate) < 100 ? 1 : 0)}\u00a0%`;
}

/** Hundredths of a full-time year as «5,11». */
export function fullTime(hundredths: number): string {
  return number(hundredths / 100, hundredths >= 10_000 ? 0 : 2);
}

/** Cents as «1 250 €». */
export function euros(cents: number): string {
  return `${number(cents / 100, cents % 100 === 0 ? 0 : 2)}\u00a0€`;
}

/** Minutes to the hour, where minutes would only be in the way: «14 560 h» */
export function wholeHours(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  return `${sign}${number(Math.round(Math.abs(minutes) / 60))}\u00a0h`;
}
