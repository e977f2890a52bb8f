import { book, today } from "../../store";
import { isOpen } from "../actions/open";
import { dayOfRoll, everybody, rollOf, tally } from "./roll";
import type { Subject } from "./subject";

export type TaskState = "todo" | "started" | "wrong" | "done";

/** The parts of a visit, in the order in which a meeting goes. */
export const TASKS = [
  "participants",
  "precedent",
  "heures",
  "appel",
  "registre",
  "tutorat",
  "points",
  "photos",
  "observations",
  "relecture",
  "signatures",
] as const;
export type TaskName = (typeof TASKS)[number];

export interface Task {
  readonly name: TaskName;
  readonly state: TaskState;
  /** How many are done, and of how many. */
  readonly done: number;
  readonly of: number;
}

const ITEMS_IN_GRID = 16;

function task(name: TaskName, done: number, of = 0): Task {
  const complete = of > 0 ? done >= of : done > 0;
  return { name, done, of, state: complete ? "done" : done > 0 ? "started" : "todo" };
}

/** The people on the roll who have a job, so that their tutoring can be checked. */
export function tutored(subject: Subject): ReturnType<typeof everybody> {
  const roll = everybody(rollOf(subject, dayOfRoll(subject, today())));
  return roll.filter((each) => each.employmentId !== undefined);
}

/** How many items of a person's grid have an answer. */
export function answered(visitId: string, employmentId: string): number {
  const checks = book.where("tutoring_check", "visit_id", visitId);
  const check = checks.find((row) => row.data.employment_id === employmentId);
  return Object.values(check?.data.answers ?? {}).filter(Boolean).length;
}

/** Counts the grids that were begun; done once those of all are whole. */
function tutoringTask(subject: Subject): Task {
  const { id } = subject.visit;
  const checks = book.where("tutoring_check", "visit_id", id);
  const begun = checks.filter((row) => answered(id, row.data.employment_id) > 0).length;
  const people = tutored(subject);
  const found = task("tutorat", begun, people.length);
  const whole = people.every((each) => isWhole(id, each.employmentId ?? ""));
  return found.state === "done" && !whole ? { ...found, state: "started" } : found;
}

/** The open actions of earlier visits of the site. */
export function openActions(subject: Subject): ReturnType<typeof book.where<"minutes_item">> {
  const visits = book.where("visit", "site_id", subject.visit.data.site_id);
  return visits
    .filter((row) => row.id !== subject.visit.id)
    .flatMap((row) => [...book.where("minutes_item", "visit_id", row.id)])
    .filter((row) => isOpen(row) || row.data.status_visit_id === subject.visit.id);
}

function reviewed(subject: Subject): Task {
  const { previous_minutes: previous } = subject.visit.data;
  const actions = openActions(subject);
  const settled = actions.filter((row) => !isOpen(row)).length;
  return task("precedent", (previous ? 1 : 0) + settled, 1 + actions.length);
}

/** Looked at once it is said whether the register was there; extracts are counted. */
function registerTask({ visit }: Subject): Task {
  const extracts = book.where("register_extract", "visit_id", visit.id).length;
  const said = typeof visit.data.register_available === "boolean";
  const state = said ? "done" : extracts > 0 ? "started" : "todo";
  return { name: "registre", done: extracts, of: 0, state };
}

/** How far each part of the visit has come. */
export function tasksOf(subject: Subject): Task[] {
  const { id, data } = subject.visit;
  const roll = tally(everybody(rollOf(subject, dayOfRoll(subject, today()))));
  const attendees = book.where("attendee", "visit_id", id);
  const said = [data.conditions, data.company_remarks, data.next_meeting_on];
  const found: Record<TaskName, Task> = {
    participants: task(
      "participants",
      attendees.filter((row) => row.data.status === "present").length,
    ),
    precedent: reviewed(subject),
    heures: task("heures", data.started_at ? 1 : 0),
    appel: task("appel", roll.marked, roll.marked + roll.left),
    registre: registerTask(subject),
    tutorat: tutoringTask(subject),
    points: task("points", book.where("minutes_item", "visit_id", id).length),
    photos: task("photos", book.where("photo", "visit_id", id).length),
    observations: task("observations", said.filter((each) => each).length),
    relecture: task("relecture", book.where("signature", "visit_id", id).length > 0 ? 1 : 0),
    signatures: task("signatures", book.where("signature", "visit_id", id).length, 2),
  };
  return TASKS.map((name) => found[name]);
}

/** What a visit should have before it is closed, and does not: the names of its parts. */
export function missing(subject: Subject): TaskName[] {
  const needed = new Set<TaskName>(["participants", "appel", "signatures"]);
  return tasksOf(subject)
    .filter((each) => needed.has(each.name) && each.state !== "done")
    .map((each) => each.name);
}

/** Whether the grid of a person is complete. */
export function isWhole(visitId: string, employmentId: string): boolean {
  return answered(visitId, employmentId) === ITEMS_IN_GRID;
}
