/** From a figure to its place on a line of pixels. */
export function linear(most: number, from: number, to: number): (value: number) => number {
  const span = most > 0 ? most : 1;
  return (value) => from + ((to - from) * value) / span;
}

/** Round steps of an axis from 0 to at least `most`: about four of them, of 1, 2 or 5 times a power of ten. */
export function steps(most: number, about = 4): number[] {
  if (most <= 0) return [0];
  const raw = most / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((each) => each * power >= raw) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** Which of `count` labels are written where there is room for `most`: the last one always. */
export function spaced(count: number, most: number): Set<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  const kept = new Set<number>();
  for (let i = count - 1; i >= 0; i -= every) kept.add(i);
  return kept;
}

/** Where labels at the end of lines stand without covering each other: at least `apart` from one to the next. */
export function apartFrom(places: readonly number[], apart: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  for (const [n, i] of order.entries()) {
    const before = order[n - 1];
    if (before === undefined) continue;
    moved[i] = Math.max(moved[i] ?? 0, (moved[before] ?? 0) + apart);
  }
  return moved;
}
