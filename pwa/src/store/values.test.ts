// @vitest-environment node
import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hex, utf8 } from "./bytes";
import { isSiret } from "./checks";
import { daysAfter, dayInFrance } from "./clock";
import { sha1, sha256Words } from "./hash";
import { keyId } from "./ids";
import { specOf } from "./spec";
import { TableView } from "./table";
import { checkRecord, checkValue } from "./validate";

describe("hashes", () => {
  it("are those of the standards, over block borders too", () => {
    for (const length of [0, 3, 55, 56, 63, 64, 119, 200]) {
      const text = "aé".repeat(length).slice(0, length);
      expect(hex(sha1(utf8(text)))).toBe(createHash("sha1").update(text).digest("hex"));
      const words = Array.from(sha256Words(text), (word) => word.toString(16).padStart(8, "0"));
      expect(words.join("")).toBe(createHash("sha256").update(text).digest("hex"));
    }
  });

  it("give the natural key the id that the office gives it", () => {
    expect(keyId("company", "12345678901234")).toBe("0b0fdc0d-d5ab-54e6-a27c-2ef1f7a3839d");
  });
});

describe("a value", () => {
  it.each([
    ["visit", "kind", "quarterly", null],
    ["visit", "kind", "yearly", "not_a_choice"],
    ["visit", "kind", null, "required"],
    ["visit", "number", 1000, "too_large"],
    ["visit", "number", 1.5, "not_a_whole_number"],
    ["visit", "planned_on", "2026-02-29", "not_a_day"],
    ["visit", "planned_on", "2028-02-29", null],
    ["visit", "started_at", "2026-11-22T08:00:00Z", null],
    ["visit", "started_at", "2026-11-22 08:00", "not_an_instant"],
    ["visit", "site_id", "x", "not_an_id"],
    ["visit", "conditions", "bell \u0007", "not_a_text"],
    ["visit", "conditions", "lone \ud800", "not_a_text"],
    ["visit", "conditions", "deux\nlignes\tet 👷", null],
    ["visit", "register_available", "yes", "not_a_boolean"],
    ["visit", "unknown", 1, "unknown_field"],
    ["photo", "sha256", "a".repeat(64), null],
    ["photo", "sha256", "a", "not_a_digest"],
    ["tutoring_check", "answers", { tutor_load: { answer: "maybe" } }, "not_answers"],
    ["tutoring_check", "answers", { other: { answer: "yes" } }, "not_a_choice"],
    ["contract", "considerations", ["clause", "clause"], "twice"],
  ])("%s.%s = %j: %s", (tbl, field, value, code) => {
    expect(checkValue(specOf(tbl), field, value)?.code ?? null).toBe(code);
  });

  it("counts characters as people do, not as the machine stores them", () => {
    const body = "👷".repeat(4000);
    expect(checkValue(specOf("minutes_item"), "body", body)).toBeNull();
  });
});

describe("a record", () => {
  it("says what is missing and what contradicts", () => {
    const problems = checkRecord(
      specOf("visit"),
      {
        kind: "launch",
        state: "draft",
        started_at: "2026-11-25T08:00:00Z",
        ended_at: "2026-11-24T08:00:00Z",
      },
      "2026-11-22",
    );

    expect(problems).toEqual([
      { field: "site_id", code: "required" },
      { field: "officer_id", code: "required" },
      { field: "started_at", code: "in_the_future" },
      { field: "ended_at", code: "in_the_future" },
      { field: "ended_at", code: "before_start" },
    ]);
  });

  it("knows a SIRET, and La Poste's", () => {
    expect(isSiret("73282932000074")).toBe(true);
    expect(isSiret("73282932000075")).toBe(false);
    expect(isSiret("35600000000048")).toBe(true);
    expect(isSiret("356000000")).toBe(false);
  });
});

describe("days", () => {
  it("are days in France, in summer and at midnight", () => {
    expect(dayInFrance(Date.parse("2026-07-01T22:30:00Z"))).toBe("2026-07-02");
    expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("an index", () => {
  const row = (id: string, data: Record<string, unknown>) => ({
    tbl: "t",
    id,
    rev: 1,
    tags: [],
    data,
  });

  it("answers the same list until something in it changes", () => {
    const table = new TableView();
    const [a, b] = [randomUUID(), randomUUID()];
    table.set(a, row(a, { visit_id: "v", tutors: ["x", "y"] }));
    table.set(b, row(b, { visit_id: "w" }));
    const before = table.where("visit_id", "v");

    table.set(b, row(b, { visit_id: "w", note: "n" }));
    expect(table.where("visit_id", "v")).toBe(before);

    table.set(a, row(a, { visit_id: "w" }));
    expect(table.where("visit_id", "v")).toEqual([]);
    expect(table.where("visit_id", "w").map((each) => each.id)).toEqual([b, a]);
    expect(table.where("tutors", "x")).toEqual([]);
    expect(table.where("tutors", null)).toHaveLength(2);
  });
});
