import { language } from "./language.svelte";

const zone = "Europe/Paris";
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function tag(): string {
  return language.code === "en" ? "en-GB" : "fr-FR";
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  let format = formats.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tag(), options)));
  return format;
}

function numbers(digits: number): Intl.NumberFormat {
  const key = tag() + String(digits);
  let format = formats.get(key) as Intl.NumberFormat | undefined;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (!format) formats.set(key, (format = new Intl.NumberFormat(tag(), options)));
  return format;
}

/** Noon in UTC is the same calendar day everywhere in metropolitan France. */
function noon(day: string): Date {
  return new Date(`${day.length === 7 ? `${day}-01` : day}T12:00:00Z`);
}

/** French says «1er mai» and, from the second on, «2 mai». */
function ordinal(written: string): string {
  return language.code === "fr"
    ? written.replace(/(^|\s)1(?=\s\D)/, (_, before: string) => `${before}1er`)
    : written;
}

/** "2026-11-25" as «mer. 25 nov.» */
export function shortDay(day: string): string {
  const short = { weekday: "short", day: "numeric", month: "short", timeZone: zone } as const;
  return ordinal(dates(short).format(noon(day)));
}

/** A day near another one: «mer. 25 nov.» in the same year, «25 novembre 2025» in another. */
export function nearDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : fullDay(day);
}

/** "2026-11-25" as «25 novembre 2026» */
export function fullDay(day: string): string {
  const full = { day: "numeric", month: "long", year: "numeric", timeZone: zone } as const;
  return ordinal(dates(full).format(noon(day)));
}

/** "2026-11-10" as «10 novembre»: a day whose year is not in doubt. */
export function dayAndMonth(day: string): string {
  return ordinal(dates({ day: "numeric", month: "long", timeZone: zone }).format(noon(day)));
}

/** "2026-11" as «novembre 2026» */
export function monthName(month: string): string {
  return dates({ month: "long", year: "numeric", timeZone: zone }).format(noon(month));
}

/** The hour in France at an instant: «14:32» */
export function hour(instant: Date | string): string {
  return dates({ hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone }).format(
    new Date(instant),
  );
}

/** An instant as «25 nov. 14:32» */
export function dayAndHour(instant: Date | string): string {
  const day = dates({ day: "numeric", month: "short", timeZone: zone }).format(new Date(instant));
  return `${day} ${hour(instant)}`;
}

const french = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });

/** The calendar day in France at an instant, as "YYYY-MM-DD". */
export function dayInFrance(instant: Date): string {
  return french.format(instant);
}

/** An instant as people say it today: «14:32» on the same day, «25 nov. 14:32» otherwise. */
export function lately(instant: Date | string, now: Date): string {
  const same = dayInFrance(new Date(instant)) === dayInFrance(now);
  return same ? hour(instant) : dayAndHour(instant);
}

/** 1234.5 as «1 234,5» */
export function number(value: number, digits = 0): string {
  return numbers(digits).format(value);
}

/** Minutes as hours: 24720 as «412 h», 24750 as «412 h 30» */
export function hours(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `${sign}${number(whole)}\u00a0h${rest === 0 ? "" : `\u00a0${String(rest).padStart(2, "0")}`}`;
}

const sizes = { fr: ["o", "Ko", "Mo", "Go"], en: ["B", "kB", "MB", "GB"] } as const;

/** Bytes as «1,2 Mo» */
export function size(bytes: number): string {
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return `${number(value, value < 10 && step > 0 ? 1 : 0)}\u00a0${sizes[language.code][step] ?? ""}`;
}

/** A French sentence's plural: 0 and 1 are singular. In English only 1 is. */
export function count(n: number, one: string, many: string): string {
  const single = language.code === "fr" ? Math.abs(n) < 2 : n === 1;
  return `${number(n)}\u00a0${single ? one : many}`;
}
