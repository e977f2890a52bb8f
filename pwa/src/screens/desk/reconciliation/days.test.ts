import { expect, test } from "vitest";
import { monthOf, weeksOf } from "./days";
import type { Person } from "./review";

const person = (given: Partial<Person>): Person => ({
  ...({} as Person),
  declared_lines: [],
  sightings: [],
  findings: [],
  employments: [],
  eligibilities: [],
  ...given,
});
const calendar = {
  holidays: [{ day: "2026-05-01", fr: "Fête du Travail", en: "Labour Day" }],
  visits: [{ id: "v", day: "2026-05-12", kind: "quarterly", site: "Gare" }],
};
const at = (found: ReturnType<typeof monthOf>, number: number) =>
  found.find((day) => day.number === number);

test("a month has its days, its holidays, its visits and its Sundays", () => {
  const found = monthOf(person({}), "2026-05", calendar);
  expect(found).toHaveLength(31);
  expect(at(found, 1)?.holiday?.fr).toBe("Fête du Travail");
  expect(at(found, 12)?.visited).toBe(true);
  expect(found.filter(({ sunday }) => sunday).map(({ number }) => number)).toEqual([
    3, 10, 17, 24, 31,
  ]);
});

test("days outside the contract or the right to count are told apart", () => {
  const found = monthOf(
    person({
      employments: [{ id: "e", starts_on: "2026-05-04", ends_on: null, weekly_minutes: 2100 }],
      eligibilities: [{ from_on: "2025-01-01", until_on: "2026-05-29" }],
    }),
    "2026-05",
    calendar,
  );
  expect([at(found, 3), at(found, 4), at(found, 30)].map((day) => day?.outside)).toEqual([
    "contract",
    undefined,
    "eligibility",
  ]);
});

test("the larger cut of a day counts, and a dismissed one does not", () => {
  const cut = (minutes: number, state: string) => ({ cuts: { "2026-05-12": minutes }, state });
  const findings = [cut(420, "open"), cut(600, "dismissed"), cut(60, "asked")];
  const found = monthOf(person({ findings } as unknown as Partial<Person>), "2026-05", calendar);
  expect(at(found, 12)?.cut).toBe(420);
});

test("weeks begin on Monday and are whole", () => {
  const weeks = weeksOf(monthOf(person({}), "2026-05", calendar));
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks[0]?.[4]?.number).toBe(1);
});
