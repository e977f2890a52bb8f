import { expect, test } from "vitest";
import { chipState } from "./shell";
import type { Chip } from "./sync";
import { tabsFor } from "./tabs";

const now = new Date("2026-11-25T14:00:00Z");
const chip: Chip = {
  key: "uptodate",
  n: 0,
  i: 0,
  at: new Date("2026-11-25T13:32:00Z"),
  old: false,
};

test.each([
  ["up to date", chip, { kind: "fresh", at: "14:32" }],
  ["never in touch with the office", { ...chip, key: "never", at: null }, { kind: "never" }],
  [
    "offline for long",
    { ...chip, key: "offline", n: 3, old: true },
    { kind: "silent", count: 3, old: true },
  ],
  ["under way", { ...chip, key: "sending", i: 2, n: 3 }, { kind: "sending", done: 2, total: 3 }],
  ["something to settle", { ...chip, key: "settle", n: 1 }, { kind: "needs-you", count: 1 }],
] as [string, Chip, object][])("the chip shows: %s", (_what, given, expected) => {
  expect(chipState(given, now)).toEqual(expected);
});

test("an officer starts on an agenda, a supervisor at the desk", () => {
  expect(tabsFor("officer", 0)[0]?.href).toBe("/");
  expect(tabsFor("supervisor", 0)[0]?.href).toBe("/bureau");
});

test("the tab of what is to send carries its number", () => {
  expect(tabsFor("officer", 4).at(-1)).toMatchObject({ href: "/envois", count: 4 });
});
