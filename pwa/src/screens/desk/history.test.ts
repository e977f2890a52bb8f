import { expect, test } from "vitest";
import { actWords, changes, sittings, statusWords } from "./history";
import type { Act } from "./office";

function act(given: Partial<Act>): Act {
  return {
    by: "Bruno Morel",
    at: "2026-05-12T07:14:00Z",
    kind: "update",
    intent: "",
    table: "attendance_observation",
    record_id: "1",
    about: "Awa KONATÉ",
    status: "applied",
    before: {},
    after: {},
    ...given,
  };
}

test("what one person did within a quarter of an hour stands together, the latest first", () => {
  const acts = ["07:14", "07:20", "07:28", "07:30"].map((hour) =>
    act({ at: `2026-05-12T${hour}:00Z` }),
  );
  expect(sittings(acts).map((each) => each.acts.length)).toEqual([1, 3]);
  expect(sittings(acts)[1]).toMatchObject({ from: acts[0]?.at, to: acts[2]?.at });
});

test("two people in the same minute stand apart", () => {
  expect(sittings([act({}), act({ by: "Alice" }), act({})])).toHaveLength(3);
});

test("a mark of the roll-call is said with its person", () => {
  const mark = act({ before: { status: "not_seen" }, after: { status: "seen" } });
  expect(actWords(mark)).toBe("a marqué Awa KONATÉ «\u00a0Vu\u00a0»");
  expect(changes(mark, {})).toEqual([{ name: "Constat", before: "Non vu", after: "Vu" }]);
});

test("a new visit is told with the names of what it refers to", () => {
  const created = act({
    kind: "create",
    table: "visit",
    after: { site_id: "gare", kind: "quarterly", officer_id: "bruno" },
  });
  expect(actWords(created)).toBe("a ajouté\u00a0: Visite");
  expect(changes(created, { bruno: "Bruno Morel" })).toEqual([
    { name: "Type", before: "", after: "Réunion trimestrielle" },
    { name: "Chargé de suivi", before: "", after: "Bruno Morel" },
  ]);
});

test("a visit that moves on says to where", () => {
  const signed = act({ table: "visit", before: { state: "draft" }, after: { state: "signed" } });
  expect(actWords(signed)).toBe("a fait passer la visite à «\u00a0Signée\u00a0»");
});

test("an answer of the grid is told by its item", () => {
  const [answer] = changes(
    act({ table: "tutoring_check", after: { answers: { tutor_on_site: { answer: "no" } } } }),
    {},
  );
  expect(answer).toMatchObject({ after: "Non" });
  expect(answer?.name).toContain("Tuteur");
});

test("what was emptied says what stood there", () => {
  const emptied = act({ before: { note: "Arrivée tardive" }, after: { note: null } });
  expect(changes(emptied, {})).toMatchObject([{ name: "Note", before: "Arrivée tardive" }]);
});

test("what was held or collided says so", () => {
  expect(statusWords(act({ status: "held" }))).toBe("retenu, à régler");
  expect(statusWords(act({}))).toBe("");
});

test("a record of the office alone is told in words, though no phone has its declaration", () => {
  const seen = act({ kind: "create", table: "payslip", after: { period: "2026-05" } });
  expect(changes(seen, {})).toEqual([{ name: "Mois", before: "", after: "mai 2026" }]);
});
