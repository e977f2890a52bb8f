import type { Holiday, Person, SheetRead } from "./review";

/** One day of a person's month, with all that is known of it. */
export interface Day {
  /** «2026-05-12» */
  readonly day: string;
  readonly number: number;
  readonly sunday: boolean;
  readonly holiday: Holiday | undefined;
  /** Minutes that the company declared for this very day. */
  readonly declared: number;
  /** Minutes of them that discrepancies take. */
  readonly cut: number;
  readonly visited: boolean;
  /** What visits noted of the person that day: their status. */
  readonly seen: readonly string[];
  /** Which bound leaves the day outside: the contract, or the right to count. */
  readonly outside: "contract" | "eligibility" | undefined;
}
type Calendar = SheetRead["calendar"];

const within = (day: string, from: string, to: string | null): boolean =>
  from <= day && (to === null || day <= to);

function daysOf(month: string): string[] {
  const [year, number] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
  return Array.from({ length }, (_, i) => `${month}-${String(i + 1).padStart(2, "0")}`);
}

/** 0 on a Monday, 6 on a Sunday. */
export function weekday(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

function outsideOf(person: Person, day: string): Day["outside"] {
  const { employments, eligibilities } = person;
  const works = employments.some((each) => within(day, each.starts_on, each.ends_on));
  if (employments.length > 0 && !works) return "contract";
  const counts = eligibilities.some((each) => within(day, each.from_on, each.until_on));
  return eligibilities.length > 0 && !counts ? "eligibility" : undefined;
}

/** The minutes that standing discrepancies take from a day: the largest cut counts, never their sum. */
function cutOf(person: Person, day: string): number {
  const standing = person.findings.filter(({ state }) => state !== "dismissed");
  return Math.max(0, ...standing.map(({ cuts }) => cuts[day] ?? 0));
}

/** Every day of a person's month, with what companies, contracts and visits say of it. */
export function monthOf(person: Person, month: string, calendar: Calendar): Day[] {
  const holidays = new Map(calendar.holidays.map((each) => [each.day, each]));
  const visits = new Set(calendar.visits.map(({ day }) => day));
  return daysOf(month).map((day) => ({
    day,
    number: Number(day.slice(8)),
    sunday: weekday(day) === 6,
    holiday: holidays.get(day),
    declared: person.declared_lines.reduce((sum, line) => sum + (line.days[day] ?? 0), 0),
    cut: cutOf(person, day),
    visited: visits.has(day),
    seen: person.sightings.filter((each) => each.day === day).map(({ status }) => status),
    outside: outsideOf(person, day),
  }));
}

/** The days by weeks of seven from Monday; empty places where the month does not reach. */
export function weeksOf(days: readonly Day[]): (Day | undefined)[][] {
  const before = days[0] ? weekday(days[0].day) : 0;
  const places: (Day | undefined)[] = [...Array<undefined>(before).fill(undefined), ...days];
  while (places.length % 7 !== 0) places.push(undefined);
  return Array.from({ length: places.length / 7 }, (_, i) => places.slice(i * 7, i * 7 + 7));
}
