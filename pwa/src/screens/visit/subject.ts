import { language } from "../../i18n/language.svelte";
import { type Party, partiesOf, type Post, postsOf } from "../../minutes/parties";
import { OFFICE, Reading } from "../../minutes/reading";
import { RECORDS } from "../../records.gen";
import { book, type Row } from "../../store";

/** A visit with what its screens read: the site, the companies at work there, the people on their posts. */
export interface Subject {
  readonly visit: Row<"visit">;
  readonly site: Row<"site"> | undefined;
  readonly reading: Reading;
  readonly parties: readonly Party[];
  readonly posts: readonly Post[];
  /** Signed or cancelled: nothing changes any more but the follow-up of actions. */
  readonly closed: boolean;
}

/**
 * Reactive where it is called in a `$derived`; undefined while the phone does not have the visit, or not all of its
 * site: a roll of which only some rows are read would name people who are not at work there.
 */
export function subjectOf(visitId: string): Subject | undefined {
  const visit = book.get("visit", visitId);
  if (!visit || !book.isWhole(visit.data.site_id)) return undefined;
  const reading = new Reading(visit, book, { language: language.code, copy: OFFICE });
  const parties = partiesOf(reading);
  return {
    visit,
    site: book.get("site", visit.data.site_id),
    reading,
    parties,
    posts: postsOf(reading, parties),
    closed: RECORDS.visit.closedStates.includes(visit.data.state),
  };
}

/** The words of an enumerated value, in the language on screen. */
export function labelOf(
  table: keyof typeof RECORDS,
  field: string,
  value: string | null | undefined,
): string {
  const option = RECORDS[table].fields[field]?.options?.find((each) => each.value === value);
  return option?.[language.code] ?? "";
}

/** The options of an enumerated field, as choices; the caller says which values it has. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it names the values
export function optionsOf<T extends string>(
  table: keyof typeof RECORDS,
  field: string,
): { value: T; label: string }[] {
  const options = RECORDS[table].fields[field]?.options ?? [];
  return options.map((each) => ({ value: each.value as T, label: each[language.code] }));
}
