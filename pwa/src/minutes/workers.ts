import { daysAfter, joined, shortDay } from "./formats";
import { points, previousDay } from "./items";
import { covers, type Post } from "./parties";
import { END_OF_TIME, type Reading, type WordKey } from "./reading";
import type { Block, Facts } from "./value";

const quarterDays = 92;
const eligibilityDays = 60;

/** A name, empty for whom the reader may not name, with a detail. */
type Told = readonly [name: string, detail: string];

/** Names with a detail each; those who may not be named are counted. */
function people(reading: Reading, found: readonly Told[]): string {
  const said = found.filter(([name]) => name).map(([name, detail]) => `${name} (${detail})`);
  const unnamed = found.length - said.length;
  if (unnamed > 0) said.push(reading.count(unnamed, said.length > 0 ? "others" : "people"));
  return reading.listed(said) || reading.say("nobody");
}

function entry(reading: Reading, { workerId, party, from }: Post): Told {
  return [reading.named(workerId), `${party.company}, ${shortDay(from)}`];
}

function wayOut({ job, to }: Post): WordKey {
  if (job.ended_on !== to) return "left_lot";
  if (!job.planned_end_on) return "ended";
  return job.ended_on < job.planned_end_on ? "ended_early" : "ended_as_planned";
}

/** A leaving with what the dates alone say of it; the reason written stays in the register. */
function exit(reading: Reading, post: Post): Told {
  const detail = joined([post.party.company, reading.say(wayOut(post)), shortDay(post.to)]);
  return [reading.named(post.workerId), detail];
}

function eligibilityEnds(reading: Reading, here: readonly Post[]): Told[] {
  if (!reading.day) return [];
  const soon = daysAfter(reading.day, eligibilityDays);
  const found = new Map<string, Told>();
  for (const { workerId } of here) {
    const ends = reading.get("worker", workerId).eligible_until;
    if (ends && ends < soon) found.set(workerId, [reading.named(workerId), shortDay(ends)]);
  }
  return [...found.values()];
}

function registerSeen(reading: Reading): string {
  const shown = reading.visit.register_available ?? null;
  if (shown === null) return reading.say("not_asked");
  return reading.say(shown ? "yes" : "no");
}

/** The day after which people count as new. */
function sinceDay(reading: Reading): string {
  const quarterAgo = reading.day ? daysAfter(reading.day, -quarterDays) : END_OF_TIME;
  return previousDay(reading) || quarterAgo;
}

/** Entries and exits since the meeting before, presence, ends of eligibility, the register. */
export function workersStatus(reading: Reading, posts: readonly Post[]): Block {
  const since = sinceDay(reading);
  const lately = (day: string): boolean => since < day && day <= reading.until;
  const here = posts.filter((post) => reading.day !== "" && covers(post, reading.day));
  const came = posts.filter((post) => lately(post.from)).map((post) => entry(reading, post));
  const left = posts.filter((post) => lately(post.to)).map((post) => exit(reading, post));
  const atWork = new Set(here.map((post) => post.workerId)).size;
  const facts: Facts = {
    kind: "facts",
    rows: [
      [reading.say("entries"), people(reading, came)],
      [reading.say("at_work"), reading.count(atWork, "people")],
      [reading.say("exits"), people(reading, left)],
      [reading.say("eligibility_ends"), people(reading, eligibilityEnds(reading, here))],
      [reading.say("register"), registerSeen(reading)],
    ],
  };
  const parts = [facts, ...points(reading, "workers_status")];
  return { key: "workers_status", title: reading.say("workers_status"), parts };
}
