export type Point = { x: number; y: number };

/** What a person signed with: a drawn path, or the typed name and «Je signe». */
export type Signed = { kind: "drawn"; path: string } | { kind: "typed"; name: string };

/** A signature is a path in a box of 600 by 200, whatever the screen it was drawn on. */
export const signatureBox = { width: 600, height: 200 } as const;

const finest = 0.75;
const longest = 16_000; // the record's field holds 20 000 characters

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  return Math.abs(dy * point.x - dx * point.y + to.x * from.y - to.y * from.x) / length;
}

/** The same line with fewer points: none is left out that lies further than the tolerance. */
function simpler(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  let furthest = 0;
  let worst = 0;
  points.forEach((point, place) => {
    const away = distance(point, first, last);
    if (away > worst) [worst, furthest] = [away, place];
  });
  if (worst <= tolerance) return [first, last];
  return [
    ...simpler(points.slice(0, furthest + 1), tolerance).slice(0, -1),
    ...simpler(points.slice(furthest), tolerance),
  ];
}

function pair(x: number, y: number): string {
  return `${String(x)}${y < 0 ? "" : " "}${String(y)}`;
}

function strokePath(stroke: readonly Point[]): string {
  const points = stroke.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${pair(first.x, first.y)}l`;
  let before = first;
  const steps = rest.length > 0 ? rest : [first]; // a dot is a line of no length with a round end
  steps.forEach((point, place) => {
    const step = pair(point.x - before.x, point.y - before.y);
    path += place === 0 || step.startsWith("-") ? step : ` ${step}`;
    before = point;
  });
  return path;
}

/** Strokes drawn in a canvas as one compact SVG path ("M12 80l5-3 2 9…"), centred in the signature's box. */
export function strokesToPath(
  strokes: readonly (readonly Point[])[],
  canvas: { width: number; height: number },
): string {
  const scale = Math.min(signatureBox.width / canvas.width, signatureBox.height / canvas.height);
  const left = (signatureBox.width - canvas.width * scale) / 2;
  const top = (signatureBox.height - canvas.height * scale) / 2;
  const drawn = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: x * scale + left, y: y * scale + top })),
  );
  for (let tolerance = finest; ; tolerance *= 2) {
    const path = drawn.map((stroke) => strokePath(simpler(stroke, tolerance))).join("");
    if (path.length <= longest) return path;
  }
}
