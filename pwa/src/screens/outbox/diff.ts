/** A piece of a text, and whether the other version lacks it. */
export interface Piece {
  readonly text: string;
  readonly own: boolean;
}

const LARGEST = 400;

function alike(one: string | undefined, other: string | undefined): boolean {
  return one?.trim() === other?.trim();
}

function words(text: string): string[] {
  return text.split(/(?<=\s)/);
}

/** How long the longest common row of words is from each pair of places on. */
function lengths(one: readonly string[], other: readonly string[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] = alike(one[i], other[j])
        ? 1 + (table[i + 1]?.[j + 1] ?? 0)
        : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last?.own === piece.own)
      found[found.length - 1] = { ...last, text: last.text + piece.text };
    else found.push(piece);
  }
  return found;
}

/** The words that have no twin on the longest common row. */
function pieces(mine: readonly string[], theirs: readonly string[]): Piece[] {
  const table = lengths(mine, theirs);
  const ahead = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const found: Piece[] = [];
  let j = 0;
  for (const [i, text] of mine.entries()) {
    while (j < theirs.length && !alike(text, theirs[j]) && ahead(i, j + 1) > ahead(i + 1, j))
      j += 1;
    const own = !alike(text, theirs[j]);
    if (!own) j += 1;
    found.push({ text, own });
  }
  return found;
}

/** A text with the words marked that another version does not have in that order; very long texts stay unmarked. */
export function marked(text: string, other: string): Piece[] {
  const [mine, theirs] = [words(text), words(other)];
  if (mine.length > LARGEST || theirs.length > LARGEST) return [{ text, own: false }];
  return joined(pieces(mine, theirs));
}
