import type { Records } from "../records.gen";
import { sortedBy } from "./formats";
import { covers, type Post } from "./parties";
import { byName, OFFICE, type Reading } from "./reading";
import { type Block, column, type Part, type Table, table, text } from "./value";

type Seen = Readonly<Records["attendance_observation"]>;
const states = ["seen", "reported_absent", "not_seen", "declined", "unknown_person"] as const;

/** One line of the roll-call as the minutes show it: no reason, no note, no worker's words. */
interface Line {
  readonly workerId: string;
  readonly name: string;
  readonly company: string;
  readonly status: (typeof states)[number];
  readonly source: string;
  readonly task: string;
}

function companyOf(reading: Reading, seen: Seen, posts: readonly Post[]): string {
  if (seen.company_id) return reading.company(seen.company_id);
  const own = posts.filter((post) => post.workerId === seen.worker_id);
  const here = own.filter((post) => reading.day !== "" && covers(post, reading.day));
  return [...here, ...own][0]?.party.company ?? "";
}

/** What a worker said of another is shown as not seen: it is a question, and stays masked. */
function lineOf(reading: Reading, seen: Seen, posts: readonly Post[]): Line[] {
  const { status, source } = seen;
  if (!status) return [];
  const open = source && source !== "worker_said" ? source : null;
  return [
    {
      workerId: seen.worker_id,
      name: reading.named(seen.worker_id),
      company: companyOf(reading, seen, posts),
      status: source === "worker_said" ? "not_seen" : status,
      source: open ? reading.say(`from_${open}`) : "",
      task: seen.task ?? "",
    },
  ];
}

function rollCall(reading: Reading, posts: readonly Post[]): Line[] {
  const lines = reading
    .ofVisit("attendance_observation")
    .flatMap(({ data }) => lineOf(reading, data, posts));
  return sortedBy(lines, (line) => [
    ...byName(line.company, ""),
    ...byName(reading.worker(line.workerId), line.workerId),
  ]);
}

function countOf(lines: readonly Line[], state: Line["status"]): number {
  return lines.filter((line) => line.status === state).length;
}

/** 8 personnes à l’appel : 6 vues, 1 signalée absente, 1 non vue. */
function tally(reading: Reading, lines: readonly Line[]): string {
  const counts = states
    .filter((state) => countOf(lines, state) > 0)
    .map((state) => reading.count(countOf(lines, state), `tally_${state}`));
  const people = reading.count(lines.length, "people");
  return reading.say("tally", { people, counts: counts.join(", ") });
}

function linesTable(reading: Reading, lines: readonly Line[]): Table {
  const rows = lines.map((line) => [
    ...[line.name, line.company, reading.say(`status_${line.status}`), line.source, line.task],
  ]);
  const columns = [
    column(reading.say("person"), "wide"),
    column(reading.say("company"), "wide"),
    column(reading.say("observation")),
    column(reading.say("source")),
    column(reading.say("task"), "wide"),
  ];
  return table(reading.say("roll_call_caption"), columns, rows);
}

function countsTable(reading: Reading, lines: readonly Line[]): Table {
  const companies = [...new Set(lines.map((line) => line.company))];
  const rows = companies.map((company) => {
    const own = lines.filter((line) => line.company === company);
    const counts = states.map((state) => String(countOf(own, state)));
    return [company || reading.say("no_company"), ...counts];
  });
  const columns = [
    column(reading.say("company"), "wide"),
    ...states.map((state) => column(reading.say(`count_${state}`), "figures")),
  ];
  return table(reading.say("counts_caption"), columns, rows);
}

/** How many were seen, then line by line for those who may be named. */
export function attendance(reading: Reading, posts: readonly Post[]): Block {
  const lines = rollCall(reading, posts);
  const parts: Part[] = [text(reading.say("no_roll_call"))];
  if (lines.length > 0) parts.splice(0, 1, text(tally(reading, lines)));
  const named = lines.filter((line) => line.name !== "");
  if (named.length > 0) parts.push(linesTable(reading, named));
  const others = lines.filter((line) => line.name === "");
  if (others.length > 0 && reading.copy !== OFFICE) parts.push(countsTable(reading, others));
  return { key: "attendance", title: reading.say("attendance"), parts };
}
