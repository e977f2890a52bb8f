/** How well a passphrase holds against somebody who has the phone and a fast machine. */
export type Strength = "short" | "weak" | "fair" | "good";

export const SHORTEST = 12;

function likeAKnown(phrase: string, known: readonly string[]): boolean {
  const said = phrase.toLowerCase();
  return known.some((word) => word.length >= 4 && said.includes(word.toLowerCase()));
}

/** A guess from its length, its words and its variety; no list of passwords is on the phone. */
export function strengthOf(phrase: string, known: readonly string[] = []): Strength {
  const characters = Array.from(phrase);
  if (characters.length < SHORTEST) return "short";
  const varied = new Set(characters).size;
  const words = new Set(
    phrase
      .toLowerCase()
      .split(/[\s'’\-_.]+/)
      .filter((each) => each.length > 2),
  );
  if (varied < 6 || /^\d+$/.test(phrase) || likeAKnown(phrase, known)) return "weak";
  if (words.size >= 4 || (characters.length >= 16 && varied >= 10)) return "good";
  return "fair";
}
