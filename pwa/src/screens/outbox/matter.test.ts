import { expect, test } from "vitest";
import type { Records } from "../../records.gen";
import { bothOf, leavesOf, officerSettles, typedLeaf } from "./matter";

function conflict(data: Partial<Records["conflict"]>) {
  const whole = {
    table: "minutes_item",
    record_id: "i",
    group: "body",
    kind: "same_field",
  } as const;
  return {
    data: { ...whole, state: "open", author_id: "b", due_on: "2026-12-05", ...data } as const,
  };
}

test("two texts can be kept one after the other, the office's first", () => {
  const found = conflict({ mine: { body: "Poser." }, theirs: { body: "Posé lundi." } });
  expect(bothOf(found)).toEqual({ body: "Posé lundi.\n\nPoser." });
  expect(typedLeaf(found)).toBe("body");
});

test("two texts that are too long together cannot be kept both", () => {
  const found = conflict({ mine: { body: "a".repeat(2500) }, theirs: { body: "b".repeat(2500) } });
  expect(bothOf(found)).toBeUndefined();
});

test("two statuses cannot be kept both, nor typed", () => {
  const found = conflict({
    group: "status",
    mine: { status: "done", status_on: "2026-11-25" },
    theirs: { status: "dropped", status_on: "2026-11-24" },
  });
  expect(leavesOf(found)).toEqual(["status", "status_on"]);
  expect(bothOf(found)).toBeUndefined();
  expect(typedLeaf(found)).toBeUndefined();
});

test("an officer settles a visit, never hours", () => {
  expect(officerSettles("visit")).toBe(true);
  expect(officerSettles("hours_confirmation")).toBe(false);
});
