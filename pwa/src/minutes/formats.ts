import type { Language } from "./value";

/** How days, hours and shares are written in the minutes; sync/minutes/formats.py writes them alike. */
const space = "\u00a0";
const days = {
  fr: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;
const months = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  en: "January February March April May June July August September October November December",
} as const;
const dayMs = 86_400_000;
const paris = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
});

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The calendar day in France at an instant of the wire. */
export function dayInFrance(instant: string): string {
  return paris.format(new Date(instant)).slice(0, 10);
}

/** The hour in France at an instant of the wire: 09:12. */
export function clockInFrance(instant: string): string {
  return paris.format(new Date(instant)).slice(11, 16);
}

/** 25/11/2026, in both languages. */
export function shortDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** 11/2026, in both languages. */
export function shortMonth(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`;
}

/** «mercredi 25 novembre 2026» */
export function longDay(day: string, language: Language): string {
  const on = at(day);
  const number = on.getUTCDate();
  const ordinal = number === 1 && language === "fr" ? "1er" : String(number);
  const month = months[language].split(" ")[on.getUTCMonth()] ?? "";
  const name = days[language][on.getUTCDay()] ?? "";
  return `${name} ${ordinal}${space}${month} ${String(on.getUTCFullYear())}`;
}

/** Minutes as people write hours: 1 412 h 30 in French, 1,412 h 30 in English. */
export function hours(minutes: number, language: Language): string {
  const size = Math.abs(minutes);
  const rest = size % 60;
  const grouped = String((size - rest) / 60).replace(
    /\B(?=(?:\d{3})+$)/g,
    language === "fr" ? space : ",",
  );
  const tail = rest === 0 ? "" : `${space}${String(rest).padStart(2, "0")}`;
  return `${minutes < 0 ? "−" : ""}${grouped}${space}h${tail}`;
}

/** Hundredths of the whole, to the nearest, half up: 129 stays 129. */
export function share(part: number, whole: number): number {
  return Math.floor((200 * part + whole) / (2 * whole));
}

/** 87 % in French, 87% in English. */
export function percent(number: number, language: Language): string {
  return `${String(number)}${language === "fr" ? space : ""}%`;
}

/** A count of halves as a decimal: 25 is 12,5 in French. */
export function halves(number: number, language: Language): string {
  const whole = String(Math.floor(number / 2));
  return number % 2 === 0 ? whole : `${whole}${language === "fr" ? "," : "."}5`;
}

export function daysBetween(first: string, last: string): number {
  return Math.round((at(last).getTime() - at(first).getTime()) / dayMs);
}

export function daysAfter(day: string, count: number): string {
  return new Date(at(day).getTime() + count * dayMs).toISOString().slice(0, 10);
}

export function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const after = String((number % 12) + 1).padStart(2, "0");
  return `${String(year + Math.floor(number / 12)).padStart(4, "0")}-${after}`;
}

/** A key under which É sorts with E, in capitals. */
export function alphabetical(said: string): string {
  return said.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
}

type Key = readonly (string | number)[];

function compare(one: Key, other: Key): number {
  for (const [place, mine] of one.entries()) {
    const theirs = other[place] ?? "";
    if (mine !== theirs) return mine < theirs ? -1 : 1;
  }
  return 0;
}

/** The same things in the order of their keys, compared as the office compares them. */
export function sortedBy<T>(things: readonly T[], key: (thing: T) => Key): T[] {
  return [...things].sort((one, other) => compare(key(one), key(other)));
}

/** What is not empty, joined: "Béton Nord, 12 May". */
export function joined(parts: readonly (string | null | undefined)[], by = ", "): string {
  return parts.filter(Boolean).join(by);
}
