import { expect, test } from "vitest";
import { findSites } from "./find";

function site(label: string, address: string) {
  return { id: label, data: { operation_id: "", label, address, state: "active" as const } };
}
const sites = [site("Résidence Tilleuls", "3 rue Édit"), site("Gare de fret", "Quai Ouest")];

test.each([
  ["residence", ["Résidence Tilleuls"]],
  ["EDIT tilleuls", ["Résidence Tilleuls"]],
  ["quai tilleuls", []],
  ["", ["Gare de fret", "Résidence Tilleuls"]],
])("looking for «%s»", (query, expected) => {
  expect(findSites(sites, query).map(({ id }) => id)).toEqual(expected);
});
