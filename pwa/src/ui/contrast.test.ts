import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const tokens = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

type Palette = Record<string, string>;

/** The colours of the block that a selector opens, by day or in the dark. */
function block(selector: string, dark = false): Palette {
  const from = tokens.indexOf(`${selector} {`);
  const text = tokens.slice(from, tokens.indexOf("}", from));
  const found = text.matchAll(
    /--([\w-]+): (?:light-dark\()?(#[0-9a-f]{6})(?:, (#[0-9a-f]{6})\))?;/g,
  );
  return Object.fromEntries(
    [...found].map(([, name = "", day = "", night = day]) => [name, dark ? night : day]),
  );
}

const light = block(":root");
const dark = block(":root", true);
const sun = { ...light, ...block(':root[data-look="sun"]') };

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ["bg", "raised"];
const text: [string, string][] = [
  ...["ink", "ink-2", "brand"].flatMap((name) =>
    surfaces.map((surface): [string, string] => [name, surface]),
  ),
  ...["ok", "ko", "warn", "info"].flatMap((name): [string, string][] => [
    [name, "bg"],
    [name, `${name}-soft`],
    ["ink", `${name}-soft`],
    ["brand", `${name}-soft`],
  ]),
  ["brand", "brand-soft"],
  ["on-brand", "brand"],
  ["on-brand", "brand-pressed"],
  ["on-safety", "safety"],
];
const shapes: [string, string][] = [
  ...surfaces.map((surface): [string, string] => ["line", surface]),
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string] => [`chart-${n}`, "bg"]),
];

const looks: [string, Palette][] = [
  ["light", light],
  ["dark", dark],
  ["plein soleil", sun],
];

test.each(looks)("%s: every text is at least 7:1 on what is under it", (_look, palette) => {
  const weak = text.filter(
    ([front, back]) => ratio(colour(palette, front), colour(palette, back)) < 7,
  );
  expect(weak).toEqual([]);
});

test.each(looks)("%s: borders of controls and charts are at least 4.5:1", (_look, palette) => {
  const weak = shapes.filter(
    ([front, back]) => ratio(colour(palette, front), colour(palette, back)) < 4.5,
  );
  expect(weak).toEqual([]);
});

test.each(looks)("%s: the focus ring has 3:1 with what it is next to", (_look, palette) => {
  const ring = Math.max(
    ratio(colour(palette, "focus"), colour(palette, "bg")),
    ratio(colour(palette, "focus-ring"), colour(palette, "bg")),
  );
  expect(ring).toBeGreaterThanOrEqual(3);
});

function colour(palette: Palette, name: string): string {
  const found = palette[name];
  if (!found) throw new Error(`no colour --${name}`);
  return found;
}
