import { expect, test } from "vitest";
import { factsOf, fieldWords, isText, nameOf, valueWords } from "./said";

test.each([
  ["visit", "kind", "quarterly", "Réunion trimestrielle"],
  ["visit", "next_meeting_on", "2026-12-05", "5 décembre 2026"],
  ["visit", "register_available", true, "Oui"],
  ["visit", "conditions", "", "Sans réponse"],
  ["employment", "weekly_minutes", 2100, "35\u00a0h"],
  ["monthly_sheet", "period", "2026-10", "octobre 2026"],
  ["signature", "strokes", "M1 1", "Signature tracée à l’écran"],
  ["minutes_item", "worker_id", "nobody here", "Fiche hors de ce téléphone"],
  [
    "tutoring_check",
    "answers.tutor_load",
    { answer: "partial", evidence: ["calcul"], note: "3 suivis" },
    "Partiel · calcul · 3 suivis",
  ],
])("%s.%s %j reads «%s»", (table, leaf, value, expected) => {
  expect(valueWords(table, leaf, value)).toBe(expected);
});

test("a field is called as in its form, an item of the grid as in the grid", () => {
  expect(fieldWords("visit", "planned_on")).toBe("Prévue le");
  expect(fieldWords("tutoring_check", "answers.tutor_designated")).toContain("tuteur");
});

test("a person, a visit and a long text are named in few words", () => {
  expect(nameOf("worker", { last_name: "Konaté", first_name: "Awa" })).toBe("KONATÉ Awa");
  expect(nameOf("visit", { planned_on: "2026-11-25" })).toBe("25 novembre 2026");
  expect(nameOf("visit", { started_at: "2026-07-01T22:30:00Z" })).toBe("2 juillet 2026");
  expect(nameOf("minutes_item", { body: "mot ".repeat(40) }).length).toBeLessThanOrEqual(60);
});

test("what only links a record to others is not shown among its values", () => {
  const facts = factsOf("minutes_item", {
    visit_id: "v",
    position: 2,
    owner: "Awa",
    body: "Poser",
  });
  expect(facts.map(({ name }) => name)).toEqual(["Texte", "Responsable"]);
});

test("only free text can be kept twice", () => {
  expect(isText("minutes_item", "body")).toBe(true);
  expect(isText("minutes_item", "status")).toBe(false);
});
