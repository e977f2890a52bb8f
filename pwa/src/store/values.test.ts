// @vitest-environment node
import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/values.json";
import { hex, utf8 } from "./bytes";
import { daysAfter, dayInFrance } from "./clock";
import { sha1, sha256Words } from "./hash";
import { keyId } from "./ids";
import type { Values } from "./rows";
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

  it.each(vectors.keys as [string, string[], string][])("%s %j has the id %s", (tbl, key, id) => {
    expect(keyId(tbl, ...key)).toBe(id);
  });
});

describe("a value", () => {
  it.each(vectors.values as [string, string, unknown, string | null][])(
    "%s.%s = %j: %s",
    (tbl, field, value, code) => {
      expect(checkValue(specOf(tbl), field, value)?.code ?? null).toBe(code);
    },
  );

  it("counts characters as people do, not as the machine stores them", () => {
    const body = "👷".repeat(4000);
    expect(checkValue(specOf("minutes_item"), "body", body)).toBeNull();
  });
});

describe("a record", () => {
  it.each(vectors.records as [string, Values, [string, string][]][])(
    "%s %j says what is missing and what contradicts",
    (tbl, data, problems) => {
      const found = checkRecord(specOf(tbl), data, "2026-11-22");
      expect(found.map(({ field, code }) => [`/${field}`, code])).toEqual(problems);
    },
  );
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
