import { expect, test } from "vitest";
import { chipState } from "./shell";
import type { Chip } from "./sync";
import { insteadOf } from "./routes";
import { officerTabs } from "./tabs";

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

test.each([
  ["the desk has no agenda of its own", "desk", "/", "/bureau"],
  ["the desk has settings", "desk", "/reglages", undefined],
  ["an officer has no desk", "open", "/bureau/visites", "/"],
  ["an officer works on the phone's own records", "open", "/chantiers", undefined],
] as const)("%s", (_what, stage, path, instead) => {
  expect(insteadOf(stage, { path, screen: async () => import("./NotFound.svelte") })).toBe(instead);
});

test.each([
  ["a company's user has no office", "company_admin", "/bureau/visites", "/entreprise"],
  ["nor an agenda", "company_admin", "/", "/entreprise"],
  ["but has its own pages", "company_admin", "/entreprise/fiches/:party/:month", undefined],
  ["and settings", "company_admin", "/reglages", undefined],
  ["the office has no company's pages", "supervisor", "/entreprise", "/bureau"],
  ["who reads totals has these alone", "authority_reader", "/bureau", "/bureau/avancement"],
] as const)("%s", (_what, role, path, instead) => {
  const route = { path, screen: async () => import("./NotFound.svelte") };
  expect(insteadOf("desk", route, role)).toBe(instead);
});

test.each([
  ["a site's manager has hours to confirm", "site_manager", "/", "/heures"],
  ["and what has not been sent", "site_manager", "/envois/:op", undefined],
  ["and no sites", "site_manager", "/chantiers", "/heures"],
  ["an officer confirms no hours", "officer", "/heures/:party/:month", "/"],
] as const)("%s", (_what, role, path, instead) => {
  const route = { path, screen: async () => import("./NotFound.svelte") };
  expect(insteadOf("open", route, role)).toBe(instead);
});

test("the tab of what is to send carries its number", () => {
  expect(officerTabs(4).at(-1)).toMatchObject({ href: "/envois", count: 4 });
});
