import { changed, pageOf } from "../visits";

/** Which names of an address are not filters. */
const own = new Set(["q", "tri", "page"]);

/** The filters that stand in the address of a list, by name. */
export function narrowingOf(address: URLSearchParams): [string, string][] {
  return [...address].filter(([name, value]) => !own.has(name) && value !== "");
}

/** The question to the office that the address of a list asks: `?q=dup&is_draft=true&tri=-starts_on`. */
export function questionOf(address: URLSearchParams): string {
  const question = new URLSearchParams();
  const where = narrowingOf(address).map((pair) => pair.join(":"));
  if (where.length > 0) question.set("where", where.join(","));
  const words = address.get("q")?.trim();
  if (words) question.set("q", words.slice(0, 100));
  const sort = address.get("tri");
  if (sort) question.set("sort", sort);
  question.set("page", String(pageOf(address)));
  return question.toString();
}

/** The next order of a column: upwards, downwards, then the usual one. */
export function turned(sort: string | null, column: string): string | null {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? null : column;
}

/** How a column is sorted, for who listens to the table. */
export function sortOf(sort: string | null, column: string): "ascending" | "descending" | "none" {
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : "none";
}

export { changed };
