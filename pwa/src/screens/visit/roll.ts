import { dayInFrance } from "../../minutes/formats";
import { covers, type Post } from "../../minutes/parties";
import { book, type Row } from "../../store";
import type { Subject } from "./subject";

export type Status = "seen" | "reported_absent" | "not_seen" | "declined";

/** One person on the roll of a visit. */
export interface Called {
  readonly workerId: string;
  readonly name: string;
  readonly job: string;
  readonly employmentId: string | undefined;
  readonly companyId: string;
  readonly lotId: string | undefined;
  readonly draft: boolean;
  readonly observed: Row<"attendance_observation"> | undefined;
}

/** The people of one company on the roll. */
export interface CompanyRoll {
  readonly companyId: string;
  readonly company: string;
  readonly people: readonly Called[];
}

/** The day for which the roll is called: that of the visit, or today before it begins. */
export function dayOfRoll(subject: Subject, today: string): string {
  const { started_at: started } = subject.visit.data;
  return started ? dayInFrance(started) : today;
}

function employmentOf(post: Post): string | undefined {
  const jobs = book.where("employment", "worker_id", post.workerId);
  return jobs.find((row) => row.data === post.job)?.id;
}

function observations(subject: Subject): Map<string, Row<"attendance_observation">> {
  const rows = book.where("attendance_observation", "visit_id", subject.visit.id);
  return new Map(rows.map((row) => [row.data.worker_id, row]));
}

function expected(subject: Subject, day: string): Called[] {
  const seen = observations(subject);
  const called = new Map<string, Called>();
  for (const post of subject.posts) {
    if (!covers(post, day) || called.has(post.workerId)) continue;
    called.set(post.workerId, {
      workerId: post.workerId,
      name: subject.reading.worker(post.workerId),
      job: post.job.job_title,
      employmentId: employmentOf(post),
      companyId: post.party.companyId,
      lotId: post.party.lot.id,
      draft: false,
      observed: seen.get(post.workerId),
    });
  }
  return [...called.values()];
}

/** People who were met and are on no post: drafts, or somebody from elsewhere. */
function met(subject: Subject, known: ReadonlySet<string>): Called[] {
  return [...observations(subject).values()]
    .filter((row) => !known.has(row.data.worker_id))
    .map((row) => ({
      workerId: row.data.worker_id,
      name: subject.reading.worker(row.data.worker_id),
      job: row.data.task ?? "",
      employmentId: undefined,
      companyId: row.data.company_id ?? "",
      lotId: row.data.lot_id ?? undefined,
      draft: book.get("worker", row.data.worker_id)?.data.is_draft ?? false,
      observed: row,
    }));
}

/** Everybody on the roll, by company: who should be at work that day, then who was met besides. */
export function rollOf(subject: Subject, day: string): CompanyRoll[] {
  const people = expected(subject, day);
  const all = [...people, ...met(subject, new Set(people.map((each) => each.workerId)))];
  const companies = [...new Set(all.map((each) => each.companyId))];
  return companies.map((companyId) => ({
    companyId,
    company: subject.reading.company(companyId),
    people: all.filter((each) => each.companyId === companyId),
  }));
}

/** The persons called, whatever their company. */
export function everybody(roll: readonly CompanyRoll[]): Called[] {
  return roll.flatMap((company) => company.people);
}

/** How many were marked, and with what. */
export function tally(people: readonly Called[]): Record<Status | "marked" | "left", number> {
  const count = (status: Status): number =>
    people.filter((each) => each.observed?.data.status === status).length;
  const marked = people.filter((each) => each.observed?.data.status).length;
  return {
    seen: count("seen"),
    reported_absent: count("reported_absent"),
    not_seen: count("not_seen"),
    declined: count("declined"),
    marked,
    left: people.length - marked,
  };
}
