import { afterEach, expect, test } from "vitest";
import * as format from "./format";
import { language } from "./language.svelte";

afterEach(() => language.choose("fr"));

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  ["a day", () => format.shortDay("2026-11-25"), "mer. 25 nov."],
  ["the first of a month", () => format.fullDay("2026-05-01"), "1er mai 2026"],
  ["the first of a month in short", () => format.shortDay("2026-11-01"), "dim. 1er nov."],
  ["a twenty-first", () => format.dayAndMonth("2026-05-21"), "21 mai"],
  ["a whole date", () => format.fullDay("2026-11-25"), "25 novembre 2026"],
  ["a month", () => format.monthName("2026-11"), "novembre 2026"],
  ["an hour of winter", () => format.hour("2026-11-25T13:32:00Z"), "14:32"],
  ["an hour of summer", () => format.hour("2026-07-01T22:30:00Z"), "00:30"],
  ["a day and hour", () => format.dayAndHour("2026-11-25T17:05:00Z"), "25 nov. 18:05"],
  ["thousands", () => format.number(15000), "15 000"],
  ["a decimal comma", () => format.number(7, 1), "7,0"],
  ["whole hours", () => format.hours(24720), "412 h"],
  ["hours and minutes", () => format.hours(24725), "412 h 05"],
  ["missing hours", () => format.hours(-90), "−1 h 30"],
  ["a small size", () => format.size(870), "870 o"],
  ["a photo", () => format.size(1_234_000), "1,2 Mo"],
  ["none", () => format.count(0, "visite", "visites"), "0 visite"],
  ["several", () => format.count(2, "visite", "visites"), "2 visites"],
])("in French, %s", (_what, say, expected) => {
  expect(plain(say())).toBe(expected);
});

test.each([
  ["a day", () => format.shortDay("2026-11-25"), "Wed 25 Nov"],
  ["none is plural", () => format.count(0, "visit", "visits"), "0 visits"],
  ["thousands", () => format.number(15000.5, 1), "15,000.5"],
])("in English, %s", async (_what, say, expected) => {
  await language.choose("en");
  expect(plain(say()).replace(",", (comma) => comma)).toBe(expected);
});

test("an instant of today is said by its hour, another with its day", () => {
  const now = new Date("2026-11-25T18:00:00Z");
  expect(format.lately("2026-11-25T13:32:00Z", now)).toBe("14:32");
  expect(format.lately("2026-11-24T17:05:00Z", now)).toBe("24 nov. 18:05");
});

test("late in the evening it is already tomorrow in France", () => {
  expect(format.dayInFrance(new Date("2026-07-01T22:30:00Z"))).toBe("2026-07-02");
});
