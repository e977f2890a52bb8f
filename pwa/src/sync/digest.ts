import { sha256Words } from "../store/hash";
import { pace } from "../store/load";
import type { BaseRow } from "../store/rows";

/** How many records a scope has, and the xor of the first 8 bytes of SHA-256("id@rev") of each. */
export interface Digest {
  count: number;
  xor: string;
}

const known = new WeakMap<BaseRow, readonly [number, number]>();

/** The share of one record in the digest of its scopes. */
export function fingerprint(row: BaseRow): readonly [number, number] {
  let share = known.get(row);
  if (!share) {
    const [high = 0, low = 0] = sha256Words(`${row.id}@${row.rev}`);
    share = [high, low];
    known.set(row, share);
  }
  return share;
}

function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

/** The digest of each of the given scopes. */
export function digests(
  rows: Iterable<BaseRow>,
  scopes: readonly string[],
): Record<string, Digest> {
  const sums = new Map(scopes.map((scope) => [scope, { count: 0, high: 0, low: 0 }]));
  for (const row of rows) {
    const [high, low] = fingerprint(row);
    for (const tag of row.tags) {
      const sum = sums.get(tag);
      if (!sum) continue;
      sum.count += 1;
      sum.high ^= high;
      sum.low ^= low;
    }
  }
  const entries = Array.from(sums, ([scope, { count, high, low }]) => {
    return [scope, { count, xor: hexWord(high) + hexWord(low) }] as const;
  });
  return Object.fromEntries(entries);
}

const SLICE = 200;

/** The scopes whose digest here is not the office's; the hashing leaves the page time to answer taps. */
export async function disagreeing(
  rows: readonly BaseRow[],
  office: Readonly<Record<string, Digest>>,
  clock: { mono(): number },
): Promise<string[]> {
  const step = pace(clock);
  for (let at = 0; at < rows.length; at += SLICE) {
    rows.slice(at, at + SLICE).forEach(fingerprint);
    await step();
  }
  const here = digests(rows, Object.keys(office));
  return Object.entries(office)
    .filter(([scope, { count, xor }]) => here[scope]?.count !== count || here[scope].xor !== xor)
    .map(([scope]) => scope);
}
