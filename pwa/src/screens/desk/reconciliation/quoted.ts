import { language } from "../../../i18n/language.svelte";

/** Titles as they are cited in a sentence, with the last one after «et». */
export function quoted(titles: readonly string[]): string {
  const french = language.code === "fr";
  const cited = titles.map((title) => (french ? `«\u00a0${title}\u00a0»` : `“${title}”`));
  return new Intl.ListFormat(language.code, { type: "conjunction" }).format(cited);
}
