import { expect, test } from "vitest";
import { marked } from "./diff";

function shown(text: string, other: string): string {
  return marked(text, other)
    .map((piece) => (piece.own ? `[${piece.text}]` : piece.text))
    .join("");
}

test.each([
  ["garde-corps posé", "garde-corps posé", "garde-corps posé"],
  ["garde-corps posé", "garde-corps à poser", "garde-corps [posé]"],
  ["garde-corps à poser", "garde-corps posé", "garde-corps [à poser]"],
  ["le tuteur est venu lundi", "le tuteur lundi", "le tuteur [est venu ]lundi"],
  ["vu", "", "[vu]"],
])("«%s» beside «%s»", (text, other, expected) => {
  expect(shown(text, other)).toBe(expected);
});

test("a text is never cut by its marks", () => {
  const long = Array.from({ length: 900 }, (_, i) => `mot${i}`).join(" ");
  expect(
    marked(long, "mot1")
      .map((piece) => piece.text)
      .join(""),
  ).toBe(long);
});
