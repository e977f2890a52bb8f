/** How people write the hours of a month. What the office reads in a file (sync/notation/hours.py) is read here too. */

export type Unit = "hours" | "days";

export interface Amount {
  readonly minutes: number;
  /** How it was written. */
  readonly unit: Unit;
}

const MINUTES_OF_A_DAY = 7 * 60;

const NUMBER = /^(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/;
const CLOCK = /^(\d{1,4}) ?: ?([0-5]\d)$/;
const MINUTES = /^(\d{1,5}) ?(?:min|mn|minutes?)$/;
const HOURS = /^(.+?) ?(?:h|hs|hrs?|heures?|hours?)\.?$/;
const HOURS_AND = /^(\d{1,4}) ?(?:h|hs|hrs?|heures?|hours?) ?(\d{1,2}) ?(?:min|mn|minutes?|m|')?$/;
const DAYS = /^(.+?) ?(?:j|jrs?|jours?|d|days?)\.?$/;

/** A number with a comma or a point; undefined when it is none. */
function numberIn(text: string | undefined): number | undefined {
  const read = NUMBER.exec(text?.trim() ?? "");
  if (!read) return undefined;
  return Number(`${(read[1] ?? "").replaceAll(" ", "")}.${read[2] ?? "0"}`);
}

function bare(number: number | undefined, unit: Unit): Amount | undefined {
  if (number === undefined) return undefined;
  return { minutes: Math.round(number * (unit === "days" ? MINUTES_OF_A_DAY : 60)), unit };
}

/** «7h30»; two digits of at least 60 are hundredths: «151h67». */
function hoursAnd(hours: string | undefined, digits: string | undefined): Amount {
  const part = Number(digits);
  const rest = part >= 60 ? (part * 60) / 100 : part;
  return { minutes: Math.round(Number(hours) * 60 + rest), unit: "hours" };
}

/**
 * What was meant by what was typed: null when nothing is, undefined when it cannot be read. A bare number is in
 * `unit`; one that says hours or days is what it says. A day is seven hours.
 */
export function amountIn(typed: string, unit: Unit): Amount | null | undefined {
  const text = typed
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .toLowerCase();
  if (text === "") return null;
  const number = numberIn(text);
  if (number !== undefined) return bare(number, unit);
  const clock = CLOCK.exec(text);
  if (clock) return hoursAnd(clock[1], clock[2]);
  const minutes = MINUTES.exec(text);
  if (minutes) return { minutes: Number(minutes[1]), unit: "hours" };
  const split = HOURS_AND.exec(text);
  if (split) return hoursAnd(split[1], split[2]);
  const hours = HOURS.exec(text);
  if (hours) return bare(numberIn(hours[1]), "hours");
  return bare(numberIn(DAYS.exec(text)?.[1]), "days");
}

/** What is typed or pasted, as it is kept: a bare number of days says so, so that no other screen takes it for hours. */
export function inUnit(text: string, unit: Unit): string {
  const bare = /^[\d\s.,]*\d[\d\s.,]*$/.test(text.trim());
  return unit === "days" && bare ? `${text.trim()} j` : text;
}

/** Minutes as they are typed: «151h40», «140h». */
export function typedHours(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}h${rest === 0 ? "" : String(rest).padStart(2, "0")}`;
}
