import type { RecordRead } from "./registers";

const SHORTEST = 3;
const USUAL = new Set(["SARL", "SAS", "SASU", "EURL", "ENTREPRISE", "ETS", "SOCIETE", "GROUPE"]);

/** What to look for among records of the same name: both names together first, then the last one. */
export function wordsOf({ type, values }: Pick<RecordRead, "type" | "values">): string[] {
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
  if (type === "worker") {
    const [last, first] = [text("last_name"), text("first_name")];
    return distinct([`${last} ${first.slice(0, SHORTEST)}`, last, first]);
  }
  const words = text("name")
    .split(/[\s.,'’-]+/)
    .filter((word) => word.length >= SHORTEST && !USUAL.has(word.toUpperCase()));
  return distinct([words.join(" "), words.at(type === "contact" ? -1 : 0) ?? ""]);
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((each) => each.trim()).filter((each) => each.length >= SHORTEST))];
}
