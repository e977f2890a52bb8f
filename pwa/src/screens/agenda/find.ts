import type { SiteRow } from "./due";

/** How a word is looked for: without accents, in small letters. */
export function plainWords(said: string): string {
  return said.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** The sites whose name or address has all the words asked for, in the order of their names. */
export function findSites<S extends SiteRow>(sites: readonly S[], query: string): S[] {
  const words = plainWords(query).split(/\s+/);
  return sites
    .filter(({ data }) => {
      const said = plainWords(`${data.label} ${data.address}`);
      return words.every((word) => said.includes(word));
    })
    .sort((one, other) => one.data.label.localeCompare(other.data.label, "fr"));
}
