import { expect, test } from "vitest";
import type { Row, Source } from "../../minutes/reading";
import type { RecordName, Records } from "../../records.gen";
import { companiesOf, standingOf } from "./standing";

type Given = { [T in RecordName]?: Record<string, Partial<Records[T]>> };

/** A handful of records as a phone holds them. */
function phoneWith(given: Given): Source {
  const rows = (table: RecordName) =>
    Object.entries(given[table] ?? {}).map(([id, data]) => ({ id, data: data as object }));
  return {
    get: (table, id) => rows(table).find((row) => row.id === id) as Row<typeof table> | undefined,
    where: (table, field, id) =>
      rows(table).filter(
        (row) => (row.data as Record<string, unknown>)[field] === id,
      ) as unknown as Row<typeof table>[],
  };
}

const hour = 60;
const source = phoneWith({
  site: { gare: { operation_id: "op", label: "Gare" } },
  contract: { c: { operation_id: "op", market_number: "2026-01" } },
  lot: { l: { contract_id: "c", number: "3", title: "Gros œuvre" } },
  clause: {
    k: { lot_id: "l", required_minutes: 100 * hour, starts_on: "2026-01-01", due_on: "2026-12-31" },
  },
  clause_amendment: {
    a: { clause_id: "k", effective_on: "2026-06-01", required_minutes: 80 * hour },
  },
  company: { nord: { name: "Béton Nord" } },
  lot_party: { p: { lot_id: "l", company_id: "nord", role: "holder", from_on: "2026-01-01" } },
  worker: { w: { last_name: "Konaté", first_name: "Awa" } },
  employment: { e: { worker_id: "w", employer_id: "nord", starts_on: "2026-02-01" } },
  employment_allocation: {
    x: { employment_id: "e", party_id: "p", from_on: "2026-02-01", to_on: "2026-10-31" },
  },
  retained_hours: {
    r: { party_id: "p", worker_id: "w", decided_on: "2026-09-10", retained_minutes: 90 * hour },
  },
});

test("a site shows more hours than were due as they are, against the last amendment", () => {
  const [lot] = standingOf("gare", "2026-11-25", source, "fr").hours;
  expect(lot).toMatchObject({ due: 80 * hour, whole: { retained: 90 * hour } });
});

test("hours decided later are not known yet on an earlier day", () => {
  const [lot] = standingOf("gare", "2026-05-01", source, "fr").hours;
  expect(lot).toMatchObject({ due: 100 * hour, whole: { retained: 0 } });
});

test.each([
  ["at work in October", "2026-10-15", ["w"]],
  ["gone in November", "2026-11-25", []],
])("the people of a company: %s", (_when, day, expected) => {
  const [company] = companiesOf(standingOf("gare", day, source, "fr"));
  expect(company?.posts.map((post) => post.workerId)).toEqual(expected);
});
