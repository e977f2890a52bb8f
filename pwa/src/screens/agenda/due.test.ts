import { expect, test } from "vitest";
import type { Records } from "../../records.gen";
import { agendaOf, dueSites, type SiteRow, type VisitRow } from "./due";

const today = "2026-11-25";
const me = "bruno";

function site(id: string, data: Partial<Records["site"]> = {}): SiteRow {
  const whole = { operation_id: "op", label: id, address: "", state: "active" as const };
  return { id, data: { ...whole, ...data } };
}

function visit(id: string, data: Partial<Records["visit"]>): VisitRow {
  const whole = { site_id: "gare", kind: "quarterly", officer_id: me, state: "signed" } as const;
  return { id, data: { ...whole, ...data } };
}

const held = (on: string, more: Partial<Records["visit"]> = {}): VisitRow =>
  visit(`held-${on}`, { started_at: `${on}T08:00:00Z`, ...more });

test.each([
  ["90 days after the last meeting nothing is due", held("2026-08-27"), []],
  ["91 days after it a meeting is due", held("2026-08-26"), [{ days: 91, overdue: false }]],
  ["100 days after it the meeting is due", held("2026-08-17"), [{ days: 100, overdue: false }]],
  ["101 days after it the meeting is overdue", held("2026-08-16"), [{ days: 101, overdue: true }]],
])("%s", (_what, last, expected) => {
  expect(dueSites([site("gare")], [last], today)).toMatchObject(expected);
});

test("an unannounced visit is no quarterly meeting", () => {
  const visits = [held("2026-06-01"), held("2026-11-01", { kind: "unannounced" })];
  expect(dueSites([site("gare")], visits, today)).toHaveLength(1);
});

test("a site that was opened without a launch meeting waits for one", () => {
  const opened = site("gare", { opened_on: "2026-11-20" });
  expect(dueSites([opened], [], today)).toMatchObject([
    { never: true, days: 5, lastOn: undefined },
  ]);
});

test("nothing is due where a visit is planned, nor on a closed site", () => {
  const planned = visit("next", { state: "planned", planned_on: "2026-12-03" });
  expect(dueSites([site("gare")], [held("2026-06-01"), planned], today)).toEqual([]);
  expect(dueSites([site("gare", { state: "closed" })], [held("2026-06-01")], today)).toEqual([]);
});

test("the most overdue site comes first", () => {
  const visits = [held("2026-08-10"), held("2026-05-10", { site_id: "halles" })];
  const due = dueSites([site("gare"), site("halles")], visits, today);
  expect(due.map((each) => each.site.id)).toEqual(["halles", "gare"]);
});

test("my planned visits stand by day, those missed and those begun apart", () => {
  const visits = [
    visit("begun before", { state: "draft", started_at: "2026-11-24T08:12:00Z" }),
    visit("begun", { state: "draft", started_at: "2026-11-25T08:12:00Z" }),
    visit("missed", { state: "planned", planned_on: "2026-11-20" }),
    visit("later", { state: "planned", planned_on: "2026-11-30" }),
    visit("today", { state: "planned", planned_on: today }),
    visit("of a colleague", { state: "planned", planned_on: today, officer_id: "chloe" }),
  ];
  const agenda = agendaOf([], visits, me, today);
  expect(agenda.started.map(({ id }) => id)).toEqual(["begun", "begun before"]);
  expect(agenda.missed.map(({ id }) => id)).toEqual(["missed"]);
  expect(agenda.days.map(({ day }) => day)).toEqual([today, "2026-11-30"]);
});
