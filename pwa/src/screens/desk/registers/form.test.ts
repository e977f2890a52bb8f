import { expect, test } from "vitest";
import { changed, narrowingOf, questionOf, sortOf, turned } from "./asked";
import { wordsOf } from "./alike";
import { addable } from "./adding";
import { categoriesOn, categoryWords } from "./categories";
import { afterMonths, changesOf, readEuros, writeEuros } from "./form";
import { GROUPS, pageOfRecord, placeOf, typeAt } from "./places";

test("only what was changed is sent, an emptied field as no value", () => {
  const read = { name: "Béton Nord", phone: "0240", naf: "4120B" };
  const written = { name: " Béton Nord ", phone: "", naf: "4120B", active_until: "" };
  expect(changesOf(written, read)).toEqual({ phone: null });
});

test.each([
  ["1250,50", 125_050],
  ["1 250 €", 125_000],
  ["", null],
  ["douze", undefined],
  ["1,255", undefined],
])("«%s» euros are %s cents", (written, cents) => {
  expect(readEuros(written)).toBe(cents);
});

test("cents are written as they are read", () => {
  expect(writeEuros(125_050)).toBe("1250,50");
  expect(readEuros(writeEuros(100_000))).toBe(100_000);
});

test.each([
  ["2026-01-05", 24, "2028-01-05"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2026-10-31", 1, "2026-11-30"],
])("%s and %i months are %s, as the office counts", (day, months, end) => {
  expect(afterMonths(day, months)).toBe(end);
});

test("the address of a list asks the office for words, filters, an order and a page", () => {
  const address = new URLSearchParams("q=dup jean&is_draft=true&company=c-1&tri=-last_name&page=2");
  expect(narrowingOf(address)).toEqual([
    ["is_draft", "true"],
    ["company", "c-1"],
  ]);
  expect(Object.fromEntries(new URLSearchParams(questionOf(address)))).toEqual({
    where: "is_draft:true,company:c-1",
    q: "dup jean",
    sort: "-last_name",
    page: "2",
  });
  expect(changed(address, "company", null)).not.toContain("page");
});

test("a column is sorted upwards, downwards, then as usual", () => {
  expect(turned(null, "name")).toBe("name");
  expect(turned("name", "name")).toBe("-name");
  expect(turned("-name", "name")).toBeNull();
  expect(sortOf("-name", "name")).toBe("descending");
});

test("each register has one address", () => {
  const all = GROUPS.flatMap(({ registers }) => registers);
  expect(new Set(all.map(([, slug]) => slug)).size).toBe(all.length);
  expect(typeAt("salaries")).toBe("worker");
  expect(placeOf("visit")).toBeUndefined();
  expect(pageOfRecord("lot", "l-1")).toBe("/bureau/registres/lots/l-1");
});

test("a duplicate is looked for by its names, without the words that all companies have", () => {
  const person = { last_name: "Konate", first_name: "Awa" };
  expect(wordsOf({ type: "worker", values: person })).toEqual(["Konate Awa", "Konate", "Awa"]);
  const company = { name: "SARL Béton du Nord" };
  expect(wordsOf({ type: "company", values: company })).toEqual(["Béton Nord", "Béton"]);
  expect(wordsOf({ type: "contact", values: { name: "M. Roy" } })).toEqual(["Roy"]);
});

test("what is added to a record names it", () => {
  expect(addable("worker")).toContainEqual({ type: "employment", field: "worker_id" });
  expect(addable("outcome")).toEqual([]);
});

test("categories are those of the day, and the one that a record has already", () => {
  const codes = (day: string, kept: string) =>
    categoriesOn(day, kept, "fr").map(({ value }) => value);
  expect(codes("2026-11-22", "")).toContain("qpv");
  expect(codes("2026-11-22", "")).not.toContain("zus");
  expect(codes("2014-06-01", "")).toContain("zus");
  expect(codes("2026-11-22", "attestation CAF")).toContain("attestation CAF");
});

test("a category written before the list is shown with its name, or as it is", () => {
  expect(categoryWords("RSA", "fr")).toBe("Bénéficiaire du RSA");
  expect(categoryWords("attestation CAF", "en")).toBe("attestation CAF");
});
