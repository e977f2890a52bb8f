import { expect, test } from "vitest";
import { cellsOf, entriesOf, keyOfName, linesToSend, totalOf, wrongOf } from "./form";
import type { Line, SheetPage } from "./sheets";

const line = (more: Partial<Line>): Line => ({
  id: null,
  worker_id: "w1",
  name: "Traoré Awa",
  raw_name: "TRAORE Awa",
  kind: "CDD",
  starts_on: null,
  ends_on: null,
  worked_minutes: null,
  worked: "",
  training_minutes: null,
  absence_minutes: null,
  tutor_raw: null,
  comment: null,
  cell: null,
  origin: "saved",
  last_month_minutes: null,
  ...more,
});
const page = (...lines: Line[]): SheetPage =>
  ({
    lines_read: lines,
    people: [
      {
        worker_id: "w2",
        name: "Petit Léo",
        kind: "CDI",
        employment_id: "e2",
        last_month_minutes: null,
      },
    ],
    month: "2026-10",
  }) as unknown as SheetPage;

test("who is employed stands on the form, with last month's hours as a proposal only", () => {
  const proposed = page(line({ origin: "last_month", worked_minutes: 8000 }));
  const entries = entriesOf(proposed, {});
  expect(entries.map(({ name, last }) => [name, last])).toEqual([
    ["Traoré Awa", 8000],
    ["Petit Léo", null],
  ]);
  expect(cellsOf(proposed)).toEqual({});
  expect(linesToSend(entries, {}, "2026-10").lines).toEqual([]);
});

test("what the office kept is on the form again", () => {
  const cells = cellsOf(page(line({ worked_minutes: 9100, absence_minutes: 420, comment: "RAS" })));
  expect(cells).toEqual({ "w1/worked": "151h40", "w1/absence": "7h", "w1/comment": "RAS" });
});

test("hours go as they were understood; those who have none are not on the sheet", () => {
  const cells = { "w1/worked": "151,67" };
  const entries = entriesOf(page(line({})), cells);
  expect(linesToSend(entries, cells, "2026-10").lines).toMatchObject([
    { worker_id: "w1", raw_name: "TRAORE Awa", worked: "151h40", training: "" },
  ]);
  expect(totalOf(entries, { ...cells, "w1/training": "7" })).toBe(9520);
});

test("a figure that means nothing stays with who typed it", () => {
  const cells = { "w1/worked": "n.c.", "w2/worked": "35" };
  const sent = linesToSend(entriesOf(page(line({})), cells), cells, "2026-10");
  expect(sent.lines).toMatchObject([{ worker_id: "w2", worked: "35h" }]);
  expect([...sent.unread]).toContain("w1/worked");
});

test("somebody on no list is added under the name that was typed, once", () => {
  const key = keyOfName("keita  Lassana");
  const cells = { [`${key}/name`]: "Keita Lassana", [`${key}/worked`]: "70" };
  const entries = entriesOf(page(), cells);
  expect(entries.at(-1)).toMatchObject({ key, added: true });
  const sent = linesToSend(entries, cells, "2026-10");
  expect(sent.lines).toMatchObject([{ worker_id: null, raw_name: "Keita Lassana" }]);
  expect(sent.unread.has(`${key}/name`)).toBe(false);
  const saved = page(line({ worker_id: null, raw_name: "Keita Lassana", worked_minutes: 4200 }));
  expect(entriesOf(saved, cells).filter((entry) => entry.key === key)).toHaveLength(1);
  expect(entriesOf(saved, { ...cells, [`${key}/gone`]: "1" }).map(({ name }) => name)).toEqual([
    "Petit Léo",
  ]);
});

test.each([
  [{ "w1/worked": "800" }, [["worked", "absurd"]]],
  [{ "w1/absence": "7" }, [["worked", "missing"]]],
  [{ "w1/worked": "n.c." }, [["worked", "unread"]]],
  [{ "w1/worked": "0" }, []],
])("%j is said to be wrong as %j", (cells, wrong) => {
  const [entry] = entriesOf(page(line({})), cells);
  expect(entry && wrongOf(cells, entry, "2026-10")).toEqual(wrong);
});
