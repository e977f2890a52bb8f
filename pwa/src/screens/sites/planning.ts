import type { Records } from "../../records.gen";
import { lastMeeting, type VisitRow } from "../agenda/due";

type Visit = Records["visit"];

/** What a new visit takes from those before it: its number among the meetings, and the one it reviews. */
export function followsFrom(
  visits: readonly VisitRow[],
  kind: Visit["kind"],
): Pick<Visit, "number" | "previous_visit_id"> {
  const held = visits.filter(({ data }) => data.state !== "cancelled");
  const highest = Math.max(0, ...held.map(({ data }) => data.number ?? 0));
  const previous = lastMeeting(visits)?.id;
  return {
    ...(kind === "unannounced" ? {} : { number: highest + 1 }),
    ...(previous ? { previous_visit_id: previous } : {}),
  };
}

/** The kind that comes next on a site: a launch meeting first, then one each quarter. */
export function nextKind(visits: readonly VisitRow[]): Visit["kind"] {
  return lastMeeting(visits) ? "quarterly" : "launch";
}
