import { expect, test } from "vitest";
import type { Records } from "../../records.gen";
import { type ItemRow, openActions } from "./open";

function action(id: string, data: Partial<Records["minutes_item"]>): ItemRow {
  const whole = { visit_id: "v", kind: "action", theme: "other", position: 1, body: id } as const;
  return { id, data: { ...whole, ...data } };
}
const names = (rows: readonly ItemRow[]): string[] => rows.map(({ id }) => id);

test("late actions come first, an action due today is not late", () => {
  const open = openActions(
    [
      action("today", { due_on: "2026-11-25" }),
      action("yesterday", { due_on: "2026-11-24", status: "open" }),
      action("in march", { due_on: "2026-03-01" }),
      action("one day", {}),
    ],
    "2026-11-25",
  );
  expect(names(open.late)).toEqual(["in march", "yesterday"]);
  expect(names(open.next)).toEqual(["today"]);
  expect(names(open.undated)).toEqual(["one day"]);
});

test.each([
  ["done", { status: "done" }],
  ["dropped", { status: "dropped" }],
  ["a decision", { kind: "decision" }],
] as [string, Partial<Records["minutes_item"]>][])("%s is no open action", (_what, data) => {
  const open = openActions([action("a", { due_on: "2026-01-01", ...data })], "2026-11-25");
  expect(open.late).toEqual([]);
});
