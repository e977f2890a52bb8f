import { sortedBy } from "./formats";
import type { Post } from "./parties";
import { OFFICE, type Reading } from "./reading";
import type { Block, Minutes, Part } from "./value";

/** The full names, both ways round, of those on the visit whom this copy may not name. */
function hiddenNames(reading: Reading, posts: readonly Post[]): string[] {
  const everyone = new Set(posts.map((post) => post.workerId));
  const rows = [
    ...reading.ofVisit("attendance_observation"),
    ...reading.ofVisit("tutoring_check"),
    ...reading.ofVisit("minutes_item"),
  ];
  for (const { data } of rows) if (data.worker_id) everyone.add(data.worker_id);
  const found = new Set<string>();
  for (const id of everyone) {
    const person = reading.get("worker", id);
    const [first, last] = [person.first_name?.trim(), person.last_name?.trim()];
    if (first && last && !reading.named(id)) found.add(`${first} ${last}`).add(`${last} ${first}`);
  }
  return sortedBy([...found], (name) => [-name.length, name]);
}

function patternOf(names: readonly string[]): RegExp {
  const either = names.map((name) =>
    name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll(" ", "\\s+"),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${either.join("|")})(?![\\p{L}\\p{N}_])`, "giu");
}

type Redact = (said: string) => string;

function redactedPart(part: Part, redact: Redact): Part {
  switch (part.kind) {
    case "text":
      return { ...part, text: redact(part.text) };
    case "facts":
      return { ...part, rows: part.rows.map(([label, said]) => [label, redact(said)] as const) };
    case "list":
      return { ...part, caption: redact(part.caption), items: part.items.map(redact) };
    case "table":
      return { ...part, rows: part.rows.map((row) => row.map(redact)) };
    case "signatures":
      return part;
  }
}

function redactedBlock(block: Block, redact: Redact): Block {
  return { ...block, parts: block.parts.map((part) => redactedPart(part, redact)) };
}

/** The same minutes, with "[a person]" in place of each name that this copy may not hold. */
export function withoutNames(minutes: Minutes, reading: Reading, posts: readonly Post[]): Minutes {
  if (reading.copy === OFFICE) return minutes;
  const names = hiddenNames(reading, posts);
  if (names.length === 0) return minutes;
  const found = patternOf(names);
  const redact: Redact = (said) => said.replace(found, () => reading.say("a_person"));
  return {
    ...minutes,
    blocks: minutes.blocks.map((block) => redactedBlock(block, redact)),
    photos: minutes.photos.map((each) => ({ ...each, caption: redact(each.caption) })),
  };
}
