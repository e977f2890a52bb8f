import { language } from "../../../i18n/language.svelte";

/** Titles as they are cited in a sentence, with the last one after «et». */
export function quoted(titles: readonly string[]): string {
  const french = language.code === "fr";
  const cited = titles.map((title) => (french ? `«\u00a0${title}\u00a0»` : `“${title}”`));
  return new Intl.ListFormat(language.code, { type: "conjunction" }).format(cited);
}

/** A sentence of the office of which no figure parts from its unit at the end of a line: «222 h». */
export function unbroken(said: string): string {
  return said.replace(/(\d) (?=h\b|\d{3}\b)/g, "$1\u00a0").replace(/(h) (?=\d{2}\b)/g, "$1\u00a0");
}
