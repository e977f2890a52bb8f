import type { Records } from "../records.gen";
import { alphabetical, halves, joined, sortedBy } from "./formats";
import { points } from "./items";
import { lotsAmong, type Party } from "./parties";
import { byName, type GridKey, type Reading } from "./reading";
import { type Block, column, listing, type Part, table, text } from "./value";
import { GRID } from "./words.gen";

type Check = Readonly<Records["tutoring_check"]>;
type Answered = "yes" | "partial" | "no" | "na";

const worth: Readonly<Record<Answered, number>> = { yes: 2, partial: 1, no: 0, na: 0 };
const starred = (Object.keys(GRID) as GridKey[]).filter((item) => GRID[item].compulsory);

/** Tutoring takes place where the person works: with the host, for labour supply. */
function companyOf(reading: Reading, check: Check): string {
  const job = reading.get("employment", check.employment_id);
  return joined([job.host_company_id]) || (job.employer_id ?? "");
}

function answersOf(check: Check): Map<string, Answered> {
  const given = Object.entries(check.answers ?? {});
  return new Map(given.flatMap(([item, said]) => (said ? [[item, said.answer]] : [])));
}

function tutorOf(reading: Reading, check: Check): string {
  return joined([reading.get("tutor", check.tutor_id).name]) || (check.tutor_met ?? "");
}

function starredWrong(reading: Reading, checks: readonly Check[]): string[] {
  return starred.flatMap((item) => {
    const times = checks.filter((check) => answersOf(check).get(item) === "no").length;
    const { number } = GRID[item];
    return times > 0 ? [`${number} ${reading.gridItem(item)} (${String(times)})`] : [];
  });
}

function rowOf(reading: Reading, companyId: string, checks: readonly Check[]): string[] {
  const own = checks.filter((check) => companyOf(reading, check) === companyId);
  const tutors = new Set(own.map((check) => tutorOf(reading, check)).filter((name) => name !== ""));
  const given = own
    .flatMap((check) => [...answersOf(check).values()])
    .filter((said) => said !== "na");
  const points = given.reduce((sum, said) => sum + worth[said], 0);
  const score = `${halves(points, reading.language)}/${String(given.length)}`;
  return [
    reading.company(companyId) || reading.say("no_company"),
    String(own.length),
    sortedBy([...tutors], (name) => [alphabetical(name)]).join(", ") || reading.say("no_tutor"),
    given.length > 0 ? score : "",
    reading.listed(starredWrong(reading, own)) || reading.say("none"),
  ];
}

function checksTable(reading: Reading, checks: readonly Check[]): Part[] {
  const companies = new Set(checks.map((check) => companyOf(reading, check)));
  const order = sortedBy([...companies], (id) => byName(reading.company(id), id));
  if (order.length === 0) return [text(reading.say("no_checks"))];
  const columns = [
    column(reading.say("company"), "wide"),
    column(reading.say("people_checked"), "figures"),
    column(reading.say("tutors_met"), "wide"),
    column(reading.say("score"), "figures"),
    column(reading.say("starred"), "wide"),
  ];
  const rows = order.map((companyId) => rowOf(reading, companyId, checks));
  return [
    table(reading.say("tutoring_caption"), columns, rows),
    text(reading.say("tutoring_note"), "note"),
  ];
}

/** What was noted of a person, only where the person may be named. */
function summaries(reading: Reading): Part[] {
  const told = reading.ofVisit("tutoring_check").map(({ id, data }) => {
    return { id, name: reading.named(data.worker_id), note: data.note ?? "" };
  });
  const said = sortedBy(
    told.filter(({ name, note }) => name !== "" && note !== ""),
    ({ id, name }) => byName(name, id),
  );
  const items = said.map(({ name, note }) => reading.say("about_person", { name, text: note }));
  return items.length > 0 ? [listing(reading.say("summaries"), items)] : [];
}

function commitments(reading: Reading, parties: readonly Party[]): Part[] {
  const items = lotsAmong(parties).flatMap((lot) => {
    const promises = reading.of("commitment", "clause_id", lot.clauseId);
    return sortedBy(promises, ({ id, data }) => [data.theme, id]).map(({ data }) => {
      const theme = reading.label("commitment", "theme", data.theme);
      return reading.say("promise", { lot: lot.label, theme, text: data.promise });
    });
  });
  return items.length > 0 ? [listing(reading.say("commitments"), items)] : [];
}

/** One row for each company; what was noted of a person only where the person may be named. */
export function tutoring(reading: Reading, parties: readonly Party[]): Block {
  const checks = reading.ofVisit("tutoring_check").map(({ data }) => data);
  const parts = [
    ...checksTable(reading, checks),
    ...summaries(reading),
    ...points(reading, "tutoring"),
    ...commitments(reading, parties),
  ];
  return { key: "tutoring", title: reading.say("tutoring"), parts };
}
