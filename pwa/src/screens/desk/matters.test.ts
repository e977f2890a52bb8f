import { expect, test } from "vitest";
import { choicesOf, fieldsOf, settlementOf } from "./matters";
import type { Matter } from "./office";

function matter(given: Partial<Matter>): Matter {
  return {
    id: "1",
    table: "conflict",
    about: "minutes_item",
    record_id: "2",
    title: "",
    visit_id: null,
    site: "",
    reason: "conflict",
    late: false,
    along: 0,
    author: "Bruno",
    written_at: null,
    office_by: "Alice",
    office_at: null,
    office: {},
    due_on: "2026-12-02",
    data: { kind: "same_field", theirs: { body: "À poser" }, mine: { body: "Posé" } },
    ...given,
  };
}
const telephone = matter({
  about: "hours_confirmation",
  data: { kind: "same_field", theirs: { confirmed_minutes: 60 }, mine: { confirmed_minutes: 90 } },
});
const held = matter({
  table: "hold",
  about: "contact",
  data: { content: { kind: "create", set: { phone: "02", site_id: "s", name: "Roy" }, was: {} } },
});
const nothing = { reason: "", other: "" };

test("two texts can be kept both, or be replaced by a third; two numbers cannot", () => {
  expect(choicesOf(matter({}))).toEqual(["theirs", "mine", "both", "other"]);
  expect(choicesOf(telephone)).toEqual(["theirs", "mine"]);
});

test("a held change is accepted or refused, its fields in the order of the form", () => {
  expect(choicesOf(held)).toEqual(["accept", "refuse"]);
  expect(fieldsOf(held)).toEqual(["name", "phone"]);
});

test("both texts are sent one after the other, the office's first", () => {
  expect(settlementOf(matter({}), { choice: "both", ...nothing })).toEqual({
    choice: "both",
    values: { body: "À poser\n\nPosé" },
  });
});

test("a refusal needs a reason, another value needs its words", () => {
  expect(settlementOf(held, { choice: "refuse", ...nothing })).toBeUndefined();
  expect(settlementOf(held, { choice: "refuse", reason: " Non ", other: "" })).toEqual({
    choice: "refuse",
    reason: "Non",
  });
  expect(settlementOf(matter({}), { choice: "other", ...nothing })).toBeUndefined();
  expect(settlementOf(matter({}), { choice: undefined, ...nothing })).toBeUndefined();
});
