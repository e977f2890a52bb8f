import type { Records } from "../../records.gen";

/** A meeting is due when the last one is more days ago than this; overdue some days later. */
export const DUE_AFTER = 90;
export const OVERDUE_AFTER = 100;

export interface Kept<T extends "visit" | "site"> {
  readonly id: string;
  readonly data: Readonly<Records[T]>;
}
export type VisitRow = Kept<"visit">;
export type SiteRow = Kept<"site">;

/** A site without a planned visit, with the days since its last meeting (or since it opened). */
export interface Due {
  readonly site: SiteRow;
  readonly lastOn: string | undefined;
  /** No meeting was ever held there: the launch meeting is what is due. */
  readonly never: boolean;
  readonly days: number;
  readonly overdue: boolean;
}

/** What an officer has before him. */
export interface Agenda {
  /** Begun and not finished, the latest first. */
  readonly started: readonly VisitRow[];
  /** Planned for a day that has passed, and never begun. */
  readonly missed: readonly VisitRow[];
  readonly days: readonly { readonly day: string; readonly visits: readonly VisitRow[] }[];
  readonly due: readonly Due[];
}

const DAY_MS = 86_400_000;
const notHeld = new Set(["planned", "draft", "cancelled"]);

/** Whole days from one calendar day to another. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
}

/** The calendar day some days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The day on which a visit was held or is planned; an hour near midnight may stand a day off. */
export function dayOf({ data }: VisitRow): string {
  return data.started_at?.slice(0, 10) ?? data.planned_on ?? "";
}

/** Whether the visit was a meeting that counts for the quarter: held to its end, and announced. */
export function isMeeting({ data }: VisitRow): boolean {
  return data.kind !== "unannounced" && !notHeld.has(data.state);
}

/** The latest meeting held on a site. */
export function lastMeeting(visits: readonly VisitRow[]): VisitRow | undefined {
  return visits
    .filter(isMeeting)
    .reduce<VisitRow | undefined>(
      (last, each) => (last && dayOf(last) >= dayOf(each) ? last : each),
      undefined,
    );
}

function dueAt(site: SiteRow, visits: readonly VisitRow[], today: string): Due | undefined {
  const last = lastMeeting(visits);
  const since = last ? dayOf(last) : site.data.opened_on;
  if (!since) return undefined;
  const days = daysBetween(since, today);
  const never = last === undefined;
  if (days <= (never ? 0 : DUE_AFTER)) return undefined;
  return { site, lastOn: last && since, never, days, overdue: days > OVERDUE_AFTER };
}

function bySite(visits: readonly VisitRow[]): Map<string, VisitRow[]> {
  const found = new Map<string, VisitRow[]>();
  for (const visit of visits) {
    const known = found.get(visit.data.site_id);
    if (known) known.push(visit);
    else found.set(visit.data.site_id, [visit]);
  }
  return found;
}

function byDay(visits: readonly VisitRow[]): VisitRow[] {
  return [...visits].sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
}

/** The sites whose quarterly meeting is due and for which nothing is planned, the most overdue first. */
export function dueSites(
  sites: readonly SiteRow[],
  visits: readonly VisitRow[],
  today: string,
): Due[] {
  const known = bySite(visits);
  const waiting = new Set(["planned", "draft"]);
  return sites
    .filter(({ data }) => data.state === "active")
    .map((site) => ({ site, its: known.get(site.id) ?? [] }))
    .filter(({ its }) => !its.some((each) => waiting.has(each.data.state)))
    .flatMap(({ site, its }) => dueAt(site, its, today) ?? [])
    .sort((one, other) => other.days - one.days);
}

function begun({ data }: VisitRow): string {
  return data.started_at ?? "";
}

/** Visits begun first, the latest before the others; then those planned by day, then the sites where a meeting is due. */
export function agendaOf(
  sites: readonly SiteRow[],
  visits: readonly VisitRow[],
  me: string,
  today: string,
): Agenda {
  const mine = visits.filter(({ data }) => data.officer_id === me);
  const planned = byDay(mine.filter(({ data }) => data.state === "planned"));
  const days = new Map<string, VisitRow[]>();
  for (const visit of planned.filter((each) => dayOf(each) >= today)) {
    days.set(dayOf(visit), [...(days.get(dayOf(visit)) ?? []), visit]);
  }
  return {
    started: mine
      .filter(({ data }) => data.state === "draft")
      .sort((one, other) => begun(other).localeCompare(begun(one))),
    missed: planned.filter((each) => dayOf(each) < today),
    days: [...days].map(([day, found]) => ({ day, visits: found })),
    due: dueSites(sites, visits, today),
  };
}
