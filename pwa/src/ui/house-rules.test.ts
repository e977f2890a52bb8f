import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { iconNames } from "./icon-names";

const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(svelte|css)$/.test(name),
);

function filesWith(pattern: RegExp): string[] {
  return files.filter((name) => pattern.test(readFileSync(join(source, name), "utf8")));
}

test("colours are written in tokens.css and nowhere else", () => {
  const colour = /[:\s](#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\()[^}\n]*;/i;
  expect(filesWith(colour)).toEqual([join("ui", "tokens.css")]);
});

test("no element takes a place of its own in the order of the tab key", () => {
  expect(filesWith(/tabindex="[1-9]/)).toEqual([]);
});

test("the sprite has the shapes that the code may name, and no other", () => {
  const sprite = readFileSync(join(import.meta.dirname, "icons.svg"), "utf8");
  const drawn = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
  expect(drawn.sort()).toEqual([...iconNames].sort());
});
