import type { Records } from "../records.gen";
import { dayInFrance, joined, shortDay, sortedBy } from "./formats";
import type { Reading, Row } from "./reading";
import { type Block, column, listing, type Part, table, text } from "./value";

type Item = Readonly<Records["minutes_item"]>;
type Visit = Readonly<Records["visit"]>;

function isNumbered(item: Item): boolean {
  return item.kind === "decision" || item.kind === "action";
}

/** The items of a visit in the order that the officer gave them. */
export function itemsOf(reading: Reading, visitId: string): Row<"minutes_item">[] {
  return sortedBy(reading.of("minutes_item", "visit_id", visitId), (row) => [
    row.data.position,
    row.id,
  ]);
}

/** The number of each decision and action: 4.2 is the second of meeting 4. */
function numbersOf(reading: Reading, visitId: string, visit: Visit): Map<string, string> {
  const meeting = visit.number ? `${String(visit.number)}.` : "";
  const numbered = itemsOf(reading, visitId).filter(({ data }) => isNumbered(data));
  return new Map(numbered.map(({ id }, place) => [id, `${meeting}${String(place + 1)}`]));
}

/** The text of an item with, in brackets, who sees to it and by when. */
function withOwner(item: Item): string {
  const said = joined([item.owner, item.due_on && shortDay(item.due_on)]);
  return said ? `${item.body} (${said})` : item.body;
}

/** What was noted under a theme, as a list; nothing where nothing was. */
export function points(
  reading: Reading,
  theme: Item["theme"],
  kind: Item["kind"] = "point",
): Part[] {
  const said = itemsOf(reading, reading.visitId)
    .filter(({ data }) => data.kind === kind && data.theme === theme)
    .map(({ data }) => withOwner(data));
  return said.length > 0 ? [listing("", said)] : [];
}

/** What was decided and who does what by when, numbered. */
export function decisions(reading: Reading): Block {
  const numbers = numbersOf(reading, reading.visitId, reading.visit);
  const rows = itemsOf(reading, reading.visitId)
    .filter(({ id }) => numbers.has(id))
    .map(({ id, data }) => [
      numbers.get(id) ?? "",
      reading.label("minutes_item", "kind", data.kind),
      data.body,
      data.owner ?? "",
      data.due_on ? shortDay(data.due_on) : "",
    ]);
  const columns = [
    column(reading.say("number")),
    column(reading.say("nature")),
    column(reading.say("wording"), "wide"),
    column(reading.say("owner")),
    column(reading.say("due")),
  ];
  const decided = table(reading.say("decisions_caption"), columns, rows);
  const part = rows.length > 0 ? decided : text(reading.say("no_decisions"));
  return { key: "decisions", title: reading.say("decisions"), parts: [part] };
}

function dayOf(visit: Visit): string {
  return visit.started_at ? dayInFrance(visit.started_at) : (visit.planned_on ?? "");
}

interface Earlier {
  readonly day: string;
  readonly id: string;
  readonly visit: Visit;
}

/** The visits held on the site before this one, in order. */
function earlierVisits(reading: Reading): Earlier[] {
  const found = reading
    .of("visit", "site_id", reading.visit.site_id)
    .filter(
      ({ id, data }) => id !== reading.visitId && !["planned", "cancelled"].includes(data.state),
    )
    .map(({ id, data }) => ({ day: dayOf(data), id, visit: data }))
    .filter(({ day }) => day !== "" && day < reading.until);
  return sortedBy(found, ({ day, id }) => [day, id]);
}

/** The day of the meeting before this one, empty when there was none. */
export function previousDay(reading: Reading): string {
  return earlierVisits(reading).at(-1)?.day ?? "";
}

/** Where an action stood on the day: what was settled later was still open. */
function statusOf(reading: Reading, item: Item): NonNullable<Item["status"]> {
  const later = (item.status_on ?? "") > reading.until;
  return later && item.status_visit_id !== reading.visitId ? "open" : (item.status ?? "open");
}

function isOfInterest(reading: Reading, item: Item, since: string): boolean {
  if (statusOf(reading, item) === "open" || item.status_visit_id === reading.visitId) return true;
  return (item.status_on ?? "") > since;
}

function reviewRow(reading: Reading, number: string, item: Item): string[] {
  const status = statusOf(reading, item);
  const late = status === "open" && item.due_on && item.due_on < reading.day;
  return [
    number,
    item.body,
    item.owner ?? "",
    item.due_on ? shortDay(item.due_on) : "",
    late ? reading.say("late") : reading.label("minutes_item", "status", status),
  ];
}

/** The actions of earlier meetings: open, or settled since the meeting before this one. */
export function actionsReview(reading: Reading): Block {
  const since = previousDay(reading);
  const rows = earlierVisits(reading).flatMap(({ id: visitId, visit }) => {
    const numbers = numbersOf(reading, visitId, visit);
    return itemsOf(reading, visitId)
      .filter(({ data }) => data.kind === "action" && isOfInterest(reading, data, since))
      .map(({ id, data }) => reviewRow(reading, numbers.get(id) ?? "", data));
  });
  const columns = [
    column(reading.say("number")),
    column(reading.say("action"), "wide"),
    column(reading.say("owner")),
    column(reading.say("due")),
    column(reading.say("status")),
  ];
  const reviewed = table(reading.say("actions_caption"), columns, rows);
  const part = rows.length > 0 ? reviewed : text(reading.say("no_earlier_actions"));
  return { key: "actions_review", title: reading.say("actions_review"), parts: [part] };
}
