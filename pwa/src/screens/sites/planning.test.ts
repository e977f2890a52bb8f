import { expect, test } from "vitest";
import type { Records } from "../../records.gen";
import type { VisitRow } from "../agenda/due";
import { followsFrom, nextKind } from "./planning";

function visit(id: string, data: Partial<Records["visit"]>): VisitRow {
  const whole = { site_id: "gare", kind: "quarterly", officer_id: "b", state: "signed" } as const;
  return { id, data: { ...whole, ...data } };
}
const launch = visit("1", { kind: "launch", number: 1, started_at: "2026-03-01T08:00:00Z" });
const second = visit("2", { number: 2, started_at: "2026-06-01T08:00:00Z" });

test("a site begins with a launch meeting, then has one each quarter", () => {
  expect(nextKind([])).toBe("launch");
  expect(nextKind([launch])).toBe("quarterly");
});

test("a meeting follows the last one held and takes the next number", () => {
  const visits = [second, launch, visit("3", { state: "planned", number: 3 })];
  expect(followsFrom(visits, "quarterly")).toEqual({ number: 4, previous_visit_id: "2" });
});

test("an unannounced visit is no numbered meeting", () => {
  expect(followsFrom([launch], "unannounced")).toEqual({ previous_visit_id: "1" });
});

test("the first meeting has nothing before it", () => {
  expect(followsFrom([], "launch")).toEqual({ number: 1 });
});
