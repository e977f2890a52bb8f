import type { Language } from "../../../i18n/language.svelte";
import { CATEGORIES } from "./categories.gen";

/** A category in a language; what was written before the list stays as it is. */
export function categoryWords(code: string, language: Language): string {
  const found = CATEGORIES.find((each) => each.value === code.toLowerCase());
  return found?.[language] ?? code;
}

/** The categories in force on a day, all without one; and the one that is kept already. */
export function categoriesOn(
  day: string,
  kept: string,
  language: Language,
): { value: string; label: string }[] {
  const standing = CATEGORIES.filter(
    ({ since, until }) => !day || ((since ?? day) <= day && day <= (until ?? day)),
  ).map((each) => ({ value: each.value, label: each[language] }));
  if (kept && !standing.some(({ value }) => value === kept)) {
    standing.push({ value: kept, label: categoryWords(kept, language) });
  }
  return standing;
}
