import { alphabetical, hours, joined, shortDay, sortedBy } from "./formats";
import { dueOf } from "./hours";
import type { Lot, Party } from "./parties";
import type { Reading } from "./reading";
import { type Block, column, table } from "./value";

function contacts(reading: Reading, party: Party): string {
  const known = reading
    .of("contact", "company_id", party.companyId)
    .filter(({ data }) => !data.valid_until || data.valid_until >= reading.day);
  const order = sortedBy(known, ({ id, data }) => [alphabetical(data.name), id]);
  return reading.listed(order.map(({ data }) => joined([data.name, data.role])));
}

function tutors(reading: Reading, party: Party): string {
  const names = reading.of("tutor", "company_id", party.companyId).map(({ data }) => data.name);
  return sortedBy(names, (name) => [alphabetical(name)]).join(", ");
}

function terms(reading: Reading, lot: Lot): [string, string, string] {
  const { starts_on: starts, due_on: due, sheet_due_day: day } = lot.clause;
  if (!starts || !due) return ["", "", ""];
  return [
    hours(dueOf(reading, lot), reading.language),
    `${shortDay(starts)} – ${shortDay(due)}`,
    reading.say("sheet_day", { day: day ?? "" }),
  ];
}

/** The table of what each company has to know; only in the minutes of a launch meeting. */
export function launch(reading: Reading, parties: readonly Party[]): Block[] {
  if (reading.visit.kind !== "launch" || parties.length === 0) return [];
  const rows = parties.map((party) => [
    party.lot.label,
    party.company,
    ...terms(reading, party.lot),
    contacts(reading, party) || reading.say("to_name"),
    tutors(reading, party) || reading.say("to_name"),
  ]);
  const columns = [
    column(reading.say("launch_lot")),
    column(reading.say("launch_company"), "wide"),
    column(reading.say("launch_due"), "figures"),
    column(reading.say("launch_calendar")),
    column(reading.say("launch_sheet_day")),
    column(reading.say("launch_contacts"), "wide"),
    column(reading.say("launch_tutors"), "wide"),
  ];
  const known = table(reading.say("launch_caption"), columns, rows);
  return [{ key: "launch", title: reading.say("launch"), parts: [known] }];
}
