import { expect, test } from "vitest";
import { byTopic, changesOf, readDays, type Setting } from "./territory";

const setting = (given: Partial<Setting>): Setting => ({
  name: "answer_days",
  topic: "answers",
  kind: "days",
  value: 15,
  default: 15,
  own: false,
  low: 1,
  high: 120,
  fr: "Jours pour répondre",
  en: "Days to answer",
  source: "",
  ...given,
});

test("settings stand under their headings in the order of their declaration", () => {
  const all = [setting({}), setting({ name: "b", topic: "sheets" }), setting({ name: "c" })];
  expect(byTopic(all).map(([topic, some]) => [topic, some.length])).toEqual([
    ["answers", 2],
    ["sheets", 1],
  ]);
});

test.each([
  ["5, 10", [5, 10]],
  ["5;10 12", [5, 10, 12]],
  ["", []],
  ["demain", undefined],
])("a list of days is read from «%s»", (text, days) => {
  expect(readDays(text)).toEqual(days);
});

test("only what differs is sent", () => {
  const all = [setting({}), setting({ name: "late", kind: "days_list", value: [2, 9] })];
  expect(changesOf(all, { answer_days: 15, late: [2, 9] })).toEqual({});
  expect(changesOf(all, { answer_days: 20 })).toEqual({ answer_days: 20 });
});

test("the default written over a value of one's own gives that value up", () => {
  expect(changesOf([setting({ value: 20, own: true })], { answer_days: 15 })).toEqual({
    answer_days: null,
  });
});
