import {
  daysBetween,
  dayInFrance,
  hours,
  monthAfter,
  percent,
  share,
  shortDay,
  shortMonth,
} from "./formats";
import { type Lot, lotsAmong, type Party, type Post } from "./parties";
import type { Reading } from "./reading";
import { column, type Part, table, text } from "./value";

const dueDay = 10;
const forecastAfterDays = 30;

export interface Figures {
  readonly declared: number;
  readonly confirmed: number;
  readonly retained: number;
  readonly missing: readonly string[];
}

/** The hours due on the lot, in minutes: the last amendment that holds on the day. */
export function dueOf(reading: Reading, lot: Lot): number {
  const changes = reading
    .of("clause_amendment", "clause_id", lot.clauseId)
    .filter(({ data }) => data.effective_on <= reading.until);
  const last = changes.reduce<(typeof changes)[number] | undefined>(
    (best, each) => (best && best.data.effective_on > each.data.effective_on ? best : each),
    undefined,
  );
  return last?.data.required_minutes ?? lot.clause.required_minutes ?? 0;
}

/** The sheet that counts for each month: the highest version that is no draft. */
function sheetsOf(reading: Reading, party: Party): Map<string, { version: number; id: string }> {
  const found = new Map<string, { version: number; id: string }>();
  for (const { id, data } of reading.of("monthly_sheet", "party_id", party.id)) {
    const known = !data.submitted_at || dayInFrance(data.submitted_at) <= reading.until;
    const before = found.get(data.period);
    const newer = !before || data.version >= before.version;
    if (data.state !== "draft" && known && newer) {
      found.set(data.period, { version: data.version, id });
    }
  }
  return found;
}

/** Minutes that somebody on the site confirmed; without a figure, those of the sheet. */
function confirmedOf(reading: Reading, party: Party, lines: ReadonlyMap<string, number>): number {
  return reading
    .of("hours_confirmation", "party_id", party.id)
    .filter(({ data }) => data.state === "confirmed")
    .filter(({ data }) => dayInFrance(data.confirmed_at) <= reading.until)
    .map(({ data }) => data.confirmed_minutes ?? lines.get(`${data.period} ${data.worker_id}`) ?? 0)
    .reduce((total, minutes) => total + minutes, 0);
}

function retainedOf(reading: Reading, party: Party): number {
  const known = reading
    .of("retained_hours", "party_id", party.id)
    .filter(({ data }) => data.decided_on <= reading.until);
  const replaced = new Set(known.map(({ data }) => data.supersedes_id));
  return known
    .filter(({ id }) => !replaced.has(id))
    .reduce((total, { data }) => total + data.retained_minutes, 0);
}

/** Months with somebody allocated whose sheet was due before the visit and has not come. */
function missingOf(
  reading: Reading,
  party: Party,
  posts: readonly Post[],
  sent: ReadonlyMap<string, unknown>,
): string[] {
  if (!reading.day) return [];
  const due = String(party.lot.clause.sheet_due_day ?? dueDay).padStart(2, "0");
  const found = new Set<string>();
  for (const post of posts.filter((each) => each.party.id === party.id)) {
    let month = post.from.slice(0, 7);
    while (month <= post.to.slice(0, 7) && `${monthAfter(month)}-${due}` < reading.day) {
      if (!sent.has(month)) found.add(month);
      month = monthAfter(month);
    }
  }
  return [...found].sort();
}

/** The hours of a party known by the evening of the visit. */
export function figuresOf(reading: Reading, party: Party, posts: readonly Post[]): Figures {
  const sheets = sheetsOf(reading, party);
  const lines = new Map<string, number>();
  let declared = 0;
  for (const [period, { id }] of sheets) {
    for (const { data } of reading.of("sheet_line", "sheet_id", id)) {
      declared += data.worked_minutes + (data.training_minutes ?? 0);
      if (data.worker_id) lines.set(`${period} ${data.worker_id}`, data.worked_minutes);
    }
  }
  return {
    declared,
    confirmed: confirmedOf(reading, party, lines),
    retained: retainedOf(reading, party),
    missing: missingOf(reading, party, posts, sheets),
  };
}

export function together(figures: readonly Figures[]): Figures {
  const total = (of: (each: Figures) => number): number =>
    figures.reduce((sum, each) => sum + of(each), 0);
  return {
    declared: total((each) => each.declared),
    confirmed: total((each) => each.confirmed),
    retained: total((each) => each.retained),
    missing: [...new Set(figures.flatMap((each) => each.missing))].sort(),
  };
}

/** The share of time gone by, and the hours at the end if they go on alike. */
function outlook(reading: Reading, lot: Lot, retained: number): [string, string] {
  const { starts_on: starts = "", due_on: due = "" } = lot.clause;
  const whole = Math.max(1, daysBetween(starts, due));
  const since = reading.day ? daysBetween(starts, reading.day) : 0;
  const gone = Math.min(whole, Math.max(0, since));
  const elapsed = percent(share(gone, whole), reading.language);
  if (gone < forecastAfterDays) return [elapsed, reading.say("too_early")];
  const forecast = Math.floor(Math.floor((retained * whole) / gone) / 60) * 60;
  return [elapsed, hours(forecast, reading.language)];
}

function rowOf(
  reading: Reading,
  lot: Lot,
  name: string,
  figures: Figures,
  withDue: boolean,
): string[] {
  const { language } = reading;
  const due = withDue ? dueOf(reading, lot) : 0;
  const rate = due > 0 ? percent(share(figures.retained, due), language) : "";
  const ahead = due > 0 ? outlook(reading, lot, figures.retained) : ["", ""];
  const known = [figures.declared, figures.confirmed, figures.retained];
  return [
    lot.label,
    name,
    due > 0 ? hours(due, language) : "",
    ...known.map((minutes) => hours(minutes, language)),
    ...[rate, ...ahead],
    figures.missing.map(shortMonth).join(", ") || reading.say("none"),
  ];
}

function rowsOf(
  reading: Reading,
  lot: Lot,
  parties: readonly Party[],
  posts: readonly Post[],
): string[][] {
  const here = parties.filter((party) => party.lot === lot);
  const each = here.map((party) => ({ party, figures: figuresOf(reading, party, posts) }));
  const alone = here.length === 1;
  const whole = together(each.map(({ figures }) => figures));
  const rows = each.map(({ party, figures }) => rowOf(reading, lot, party.company, figures, alone));
  return alone ? rows : [rowOf(reading, lot, reading.say("all_parties"), whole, true), ...rows];
}

/** The table of hours, one row for each party, and one for all parties of a lot with several. */
export function hoursTable(
  reading: Reading,
  parties: readonly Party[],
  posts: readonly Post[],
): Part[] {
  const rows = lotsAmong(parties).flatMap((lot) => rowsOf(reading, lot, parties, posts));
  if (rows.length === 0) return [text(reading.say("no_lots"))];
  const columns = [
    column(reading.say("hours_lot")),
    column(reading.say("hours_company"), "wide"),
    column(reading.say("hours_due"), "figures"),
    column(reading.say("hours_declared"), "figures"),
    column(reading.say("hours_confirmed"), "figures"),
    column(reading.say("hours_retained"), "figures"),
    column(reading.say("hours_rate"), "figures"),
    column(reading.say("hours_elapsed"), "figures"),
    column(reading.say("hours_forecast"), "figures"),
    column(reading.say("hours_missing"), "wide"),
  ];
  const known = table(reading.say("hours_caption"), columns, rows);
  const note = text(reading.say("hours_note", { day: shortDay(reading.until) }), "note");
  return reading.day ? [known, note] : [known];
}
