import { expect, test } from "vitest";
import { strokesToPath } from "./strokes";

const canvas = { width: 300, height: 100 };

test("a straight stroke keeps only its ends", () => {
  const stroke = Array.from({ length: 50 }, (_, n) => ({ x: n, y: n }));
  expect(strokesToPath([stroke], canvas)).toBe("M0 0l98 98");
});

test("a dot is kept as a line of no length", () => {
  expect(strokesToPath([[{ x: 10, y: 20 }]], canvas)).toBe("M20 40l0 0");
});

test("negative steps need no space before them", () => {
  const stroke = [
    { x: 10, y: 10 },
    { x: 5, y: 5 },
    { x: 10, y: 0 },
  ];
  expect(strokesToPath([stroke], canvas)).toBe("M20 20l-10-10 10-10");
});

test("a square canvas is centred in the wide box", () => {
  expect(strokesToPath([[{ x: 0, y: 0 }]], { width: 100, height: 100 })).toBe("M200 0l0 0");
});

test("even an endless scrawl fits the record's field", () => {
  const scrawl = Array.from({ length: 20_000 }, (_, n) => ({
    x: 150 + 140 * Math.sin(n * 1.7),
    y: 50 + 45 * Math.cos(n * 2.3),
  }));
  const path = strokesToPath([scrawl], canvas);
  expect(path.length).toBeLessThanOrEqual(20_000);
  expect(path).toMatch(/^M\d+ \d+l[\d -]+$/);
});
