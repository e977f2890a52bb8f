import { expect, test } from "vitest";
import {
  alike,
  findingAfter,
  grouped,
  isDecided,
  onlyOpen,
  pageOfLine,
  questionOf,
  rowAfter,
  sameHours,
  sheetAfter,
} from "./asked";
import type { Finding, FindingState, Line, Person, SheetRead, Urgency } from "./review";

const address = (query: string): URLSearchParams => new URLSearchParams(query);
const finding = (code: string, state: FindingState = "open"): Finding =>
  ({ code, state, key: `${code}|${state}` }) as Finding;
const sheet = (...people: Finding[][]): SheetRead =>
  ({
    people: people.map((findings) => ({ findings }) as unknown as Person),
  }) as unknown as SheetRead;

test("the list asks for what waits for a decision unless all lines are asked for", () => {
  expect(questionOf(address("mois=2026-10"))).toBe("month=2026-10&only=open&page=1");
  expect(questionOf(address("lignes=toutes&entreprise=e&urgence=due&tri=person&page=2"))).toBe(
    "company=e&urgency=due&sort=person&page=2",
  );
  expect(onlyOpen(address(""))).toBe(true);
});

test("a line leads to its person on the page of its sheet, and remembers the list", () => {
  const line = { party_id: "p", subject: "«DUPONT Léo»" };
  expect(pageOfLine(line, "2026-10", address("mois=2026-10&page=2"))).toBe(
    "/bureau/rapprochement/p/2026-10#%C2%ABDUPONT%20L%C3%A9o%C2%BB",
  );
  expect(pageOfLine({ ...line, subject: "" }, "2026-10", address("mois=2026-10&urgence=due"))).toBe(
    "/bureau/rapprochement/p/2026-10?urgence=due",
  );
});

test("lines are grouped in the order of the list, and the next sheet is another one", () => {
  const lines = [
    { party_id: "p", company: "B", site: "s" },
    { party_id: "q", company: "A", site: "s" },
    { party_id: "p", company: "B", site: "s" },
  ] as Line[];
  expect(grouped(lines, "entreprise").map(({ name, lines }) => [name, lines.length])).toEqual([
    ["B", 2],
    ["A", 1],
  ]);
  expect(grouped(lines, "")).toHaveLength(1);
  expect(sheetAfter(lines, "p")?.party_id).toBe("q");
  expect(sheetAfter(lines, "gone")?.party_id).toBe("p");
  expect(sheetAfter(lines.slice(0, 1), "p")).toBeUndefined();
});

test("findings of one rule that wait on several lines are decided together", () => {
  const found = sheet(
    [finding("NO_TUTOR"), finding("DAILY_MAX")],
    [finding("NO_TUTOR"), finding("DAILY_MAX", "accepted")],
  );
  expect(alike(found).map((some) => [some[0]?.code, some.length])).toEqual([["NO_TUTOR", 2]]);
});

test("what was asked or answered still waits for a decision", () => {
  const waits = ["open", "asked", "answered", "escalated"] as const;
  expect(waits.filter((state) => isDecided(finding("X", state)))).toEqual([]);
  expect(
    (["accepted", "dismissed"] as const).every((state) => isDecided(finding("X", state))),
  ).toBe(true);
});

test("j and k go from line to line and stop at the ends", () => {
  expect(rowAfter("j", -1, 3)).toBe(0);
  expect(rowAfter("j", 2, 3)).toBe(2);
  expect(rowAfter("k", 1, 3)).toBe(0);
  expect(rowAfter("k", 0, 3)).toBe(0);
  expect(rowAfter("j", 0, 0)).toBeUndefined();
  expect(rowAfter("x", 0, 3)).toBeUndefined();
});

test("a finding names the undecided others that take the same hours, unless it weighs alone", () => {
  const taking = (code: string, weighs: number, state?: FindingState): Finding => ({
    ...finding(code, state),
    takes: 180,
    weighs,
  });
  const [double, impossible] = [taking("DOUBLE", 0), taking("IMPOSSIBLE", 0)];
  const line = [double, impossible, taking("LIFTED", 0, "dismissed")];
  expect(sameHours(double, line)).toEqual([impossible]);
  expect(sameHours(taking("ALONE", 180), line)).toEqual([]);
});

test("after a decision the next finding of the kind listed is offered, and what waits is passed over", () => {
  const waiting = (code: string, urgency: Urgency, state: FindingState = "open"): Finding => ({
    ...finding(code, state),
    urgency,
  });
  const found = {
    ...sheet(
      [waiting("IMPOSSIBLE", "blocking", "accepted"), waiting("ASKED", "waiting", "asked")],
      [waiting("NO_TUTOR", "minor"), waiting("DAILY_MAX", "blocking")],
    ),
    findings: [waiting("LATE", "minor")],
  };
  const next = (key: string, query: string): string | undefined =>
    findingAfter(found, key, address(query))?.code;
  expect(next("IMPOSSIBLE|accepted", "")).toBe("NO_TUTOR");
  expect(next("IMPOSSIBLE|accepted", "urgence=blocking")).toBe("DAILY_MAX");
  expect(next("DAILY_MAX|open", "")).toBe("LATE");
  expect(next("DAILY_MAX|open", "urgence=blocking")).toBeUndefined();
  expect(next("LATE|open", "regle=NO_TUTOR")).toBe("NO_TUTOR");
});
