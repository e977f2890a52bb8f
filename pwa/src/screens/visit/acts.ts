import { book, create, instantNow, keyId, remove, update } from "../../store";
import type { Change } from "../../store";
import type { Records } from "../../records.gen";
import type { Subject } from "./subject";

const DAYS_FOR_AN_ACTION = 30;

/** The first act of a visit begins it; after that, nothing to add. */
export function started(subject: Subject): Change[] {
  const { state, started_at: at } = subject.visit.data;
  if (state !== "planned" && at) return [];
  return [update("visit", subject.visit.id, { state: "draft", started_at: at ?? instantNow() })];
}

/** The place after the last item of a visit. */
export function nextPosition(visitId: string): number {
  const items = book.where("minutes_item", "visit_id", visitId);
  return Math.max(0, ...items.map((row) => row.data.position)) + 1;
}

/** A day some days later, as records carry it. */
export function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export type NewItem = Pick<Records["minutes_item"], "kind" | "theme" | "body"> &
  Partial<Records["minutes_item"]>;

/** A new item of the minutes, at the end of the list; an action is to do, within a month. */
export function newItem(subject: Subject, item: NewItem, today: string, id?: string): Change {
  const isAction = item.kind === "action";
  const action = isAction
    ? { status: "open" as const, status_on: today, due_on: daysLater(today, DAYS_FOR_AN_ACTION) }
    : {};
  const place = { visit_id: subject.visit.id, position: nextPosition(subject.visit.id) };
  return create("minutes_item", { ...place, ...action, ...item }, id);
}

/**
 * What follows from the answer to a compulsory item of the grid: "no" calls for an action, another
 * answer takes back the one that was made for it.
 */
export function actionFor(
  subject: Subject,
  employmentId: string,
  item: string,
  made: { no: boolean; body: string; owner: string; workerId: string },
  today: string,
): Change[] {
  const id = keyId("minutes_item", subject.visit.id, employmentId, item);
  const there = book.get("minutes_item", id);
  if (made.no === (there !== undefined)) return [];
  if (there) return [remove("minutes_item", id)];
  const action = { kind: "action", theme: "tutoring", body: made.body } as const;
  const whose = { owner: made.owner, worker_id: made.workerId };
  return [newItem(subject, { ...action, ...whose }, today, id)];
}
