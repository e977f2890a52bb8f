import { clockInFrance, joined, longDay } from "./formats";
import { contractsOf, lotsAmong, type Party } from "./parties";
import { OFFICE, type Reading, SHARED } from "./reading";
import type { Facts } from "./value";

const closed = ["signed", "distributed", "contested", "approved"];

function long(reading: Reading, day: string | null | undefined): string {
  return day ? longDay(day, reading.language) : "";
}

/** The day with the hours at which the visit began and ended. */
function moment(reading: Reading): string {
  const { started_at: started, ended_at: ended } = reading.visit;
  const day = long(reading, reading.day);
  if (!started) return day;
  const begun = clockInFrance(started);
  if (!ended) return reading.say("from_hour", { day, begun });
  return reading.say("from_to_hours", { day, begun, over: clockInFrance(ended) });
}

/** The facts above the blocks; those that nobody knows are left out. */
export function head(reading: Reading, parties: readonly Party[]): Facts {
  const operation = reading.get("operation", reading.site.operation_id);
  const contracts = contractsOf(reading).map(({ data }) => data.market_number);
  const lots = lotsAmong(parties).map((lot) => `${lot.label} ${lot.title}`);
  const rows = [
    ["operation", joined([operation.code, operation.title], " – ")],
    ["authority", reading.get("contracting_authority", operation.authority_id).name ?? ""],
    ["contracts", contracts.join(", ")],
    ["lots", reading.listed(lots)],
    ["site", joined([reading.site.label, reading.site.address])],
    ["when", moment(reading)],
    ["writer", reading.get("staff", reading.visit.officer_id).name ?? ""],
    ["next_meeting", long(reading, reading.visit.next_meeting_on)],
  ] as const;
  const known = rows.filter(([, said]) => said !== "");
  return { kind: "facts", rows: known.map(([key, said]) => [reading.say(key), said]) };
}

/** Réunion trimestrielle n° 3, mercredi 25 novembre 2026. */
export function occasion(reading: Reading): string {
  const { number } = reading.visit;
  const kind = reading.label("visit", "kind", reading.visit.kind);
  const meeting = number ? reading.say("meeting_number", { kind, number }) : kind;
  return joined([meeting, long(reading, reading.day)]);
}

/** What must be known before reading: not signed yet, or whose copy this is. */
export function notice(reading: Reading): string {
  const said = closed.includes(reading.visit.state) ? [] : [reading.say("draft")];
  const company = reading.company(reading.copy);
  if (reading.copy === SHARED) said.push(reading.say("shared_copy"));
  else if (reading.copy !== OFFICE) said.push(reading.say("company_copy", { company }));
  return said.join(" ");
}
