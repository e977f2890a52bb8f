import { expect, test } from "vitest";
import { byKind, type Notice, pageOf, sitesOf } from "./notices";

const notice = (given: Partial<Notice>): Notice => ({
  key: "1",
  code: "VISIT_OVERDUE",
  title: { fr: "Visite en retard", en: "Visit overdue" },
  said: { fr: "Aucune visite.", en: "No visit." },
  severity: "minor",
  own: true,
  day: null,
  site_id: "s1",
  site: "Crèche",
  lot_id: null,
  lot: "",
  company: null,
  evidence: [],
  ...given,
});

test("the gravest kind comes first, then the rarest", () => {
  const found = [
    notice({ key: "1" }),
    notice({ key: "2" }),
    notice({ key: "3", code: "BEHIND_SCHEDULE" }),
    notice({ key: "4", code: "SHEET_MISSING", severity: "major" }),
  ];
  const kinds = byKind(found).map(({ code, notices }) => [code, notices.length]);
  expect(kinds).toEqual([
    ["SHEET_MISSING", 1],
    ["BEHIND_SCHEDULE", 1],
    ["VISIT_OVERDUE", 2],
  ]);
});

test("a notice leads to the visit, the clause or the lot it is about, else to its site", () => {
  const visit = notice({ evidence: [{ table: "visit", id: "v" }] });
  const clause = notice({ lot_id: "l", evidence: [{ table: "clause", id: "c" }] });
  expect([visit, clause, notice({ lot_id: "l" }), notice({})].map(pageOf)).toEqual([
    "/bureau/visites/v",
    "/bureau/avancement/clause/c",
    "/bureau/avancement/lot/l",
    "/bureau/registres/chantiers/s1",
  ]);
});

test("each site is offered once, by name", () => {
  const found = [
    notice({}),
    notice({ site_id: "s0", site: "Arche" }),
    notice({}),
    notice({ site_id: null, site: "" }),
  ];
  expect(sitesOf(found).map(({ label }) => label)).toEqual(["Arche", "Crèche"]);
});
