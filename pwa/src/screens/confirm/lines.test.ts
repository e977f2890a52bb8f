import { expect, test } from "vitest";
import type { HoursConfirmation, MonthlySheet, SheetLine } from "../../records.gen";
import vectors from "../../../../tests/vectors/line_digest.json";
import { changeOf } from "./answering";
import { type Books, lineDigest, monthsOf, saidOf, unanswered } from "./lines";

const PARTY = "11111111-1111-4111-8111-111111111111";
const AWA = "22222222-2222-4222-8222-222222222222";

function sheet(id: string, version: number, state: MonthlySheet["state"], period = "2026-10") {
  return { id, data: { party_id: PARTY, period, version, state, channel: "portal" } as const };
}

function line(sheet_id: string, worked_minutes: number, worker_id: string | null = AWA) {
  return {
    id: `${sheet_id}-line`,
    data: { sheet_id, raw_name: "KONATÉ Awa", worker_id, worked_minutes },
  };
}

function booksOf(
  sheets: Books["sheets"],
  lines: { id: string; data: SheetLine }[],
  confirmation?: HoursConfirmation,
): Books {
  return {
    sheets,
    linesOf: (id) => lines.filter(({ data }) => data.sheet_id === id),
    confirmationOf: () => confirmation && { id: "said", data: confirmation },
  };
}

function answered(over: Partial<HoursConfirmation>): HoursConfirmation {
  return {
    party_id: PARTY,
    worker_id: AWA,
    period: "2026-10",
    state: "confirmed",
    confirmed_minutes: 600,
    confirmed_at: "2026-11-13T09:00:00Z",
    confirmed_by: "Emma",
    line_digest: lineDigest(line("two", 600).data),
    ...over,
  };
}

test.each(vectors)("the digest of a line is the office's: $name", ({ line: data, digest }) => {
  expect(lineDigest(data as SheetLine)).toBe(digest);
});

test("the latest version that was handed in counts, a draft does not", () => {
  const sheets = [
    sheet("one", 1, "returned"),
    sheet("two", 2, "submitted"),
    sheet("three", 3, "draft"),
  ];
  const lines = [line("one", 300), line("two", 600), line("three", 900)];
  expect(monthsOf(booksOf(sheets, lines)).map(({ lines: [first] }) => first?.minutes)).toEqual([
    600,
  ]);
});

test("who is on no register is not asked about, nor a month without anybody", () => {
  expect(monthsOf(booksOf([sheet("one", 1, "submitted")], [line("one", 300, null)]))).toEqual([]);
});

test.each([
  ["nothing yet", undefined, undefined],
  ["the hours as declared", {}, "exact"],
  ["other hours", { confirmed_minutes: 540 }, "corrected"],
  ["not on the site", { state: "not_here", confirmed_minutes: null }, "not_here"],
  ["the line changed since", { line_digest: "0".repeat(64) }, undefined],
] as const)("what was said: %s", (_what, over, said) => {
  const books = booksOf([sheet("two", 1, "submitted")], [line("two", 600)], over && answered(over));
  const [month] = monthsOf(books);
  expect(month?.lines.map(saidOf)).toEqual([said]);
  expect(month && unanswered(month).length).toBe(said ? 0 : 1);
});

test("an answer keeps the proof of the line, and a second one changes the same record", () => {
  const [month] = monthsOf(booksOf([sheet("two", 1, "submitted")], [line("two", 600)]));
  const first = month?.lines[0];
  if (!month || !first) throw new Error("no line");
  const answer = { said: "contested", minutes: null, comment: "Horaires différents" } as const;
  const made = changeOf(month, first, answer, "Emma");
  expect(made).toMatchObject({
    kind: "create",
    values: { state: "contested", line_digest: first.digest, comment: "Horaires différents" },
  });
  expect(made.values).not.toHaveProperty("confirmed_minutes");
  const known = { ...first, confirmation: { id: made.id, data: answered({}) } };
  const again = changeOf(month, known, { said: "exact", minutes: null, comment: "" }, "Emma");
  expect(again).toMatchObject({
    kind: "update",
    id: made.id,
    values: { confirmed_minutes: 600, comment: null },
  });
});
