import type { Language } from "../../i18n/language.svelte";
import { dueOf, type Figures, figuresOf, together } from "../../minutes/hours";
import {
  covers,
  type Lot,
  lotsAmong,
  partiesOf,
  type Party,
  type Post,
  postsOf,
} from "../../minutes/parties";
import { OFFICE, Reading, type Source } from "../../minutes/reading";

/** The hours of a lot: what is due, and what each company on it has done so far. */
export interface LotHours {
  readonly lot: Lot;
  readonly due: number;
  readonly whole: Figures;
  readonly parties: readonly { readonly party: Party; readonly figures: Figures }[];
}

/** How a site stands on a day, as the minutes of a visit of that day would say it. */
export interface Standing {
  readonly reading: Reading;
  readonly parties: readonly Party[];
  readonly hours: readonly LotHours[];
  /** Who is at work that day, in the order of names. */
  readonly posts: readonly Post[];
}

/** Read a site as on a day, without a visit. */
export function standingOf(
  siteId: string,
  day: string,
  source: Source,
  language: Language,
): Standing {
  const data = {
    site_id: siteId,
    kind: "quarterly",
    officer_id: "",
    state: "planned",
    planned_on: day,
  } as const;
  const reading = new Reading({ id: "", data }, source, { language, copy: OFFICE });
  const parties = partiesOf(reading);
  const posts = postsOf(reading, parties);
  const hours = lotsAmong(parties).map((lot) => {
    const its = parties
      .filter((party) => party.lot === lot)
      .map((party) => ({ party, figures: figuresOf(reading, party, posts) }));
    const whole = together(its.map(({ figures }) => figures));
    return { lot, due: dueOf(reading, lot), whole, parties: its };
  });
  return { reading, parties, hours, posts: posts.filter((post) => covers(post, day)) };
}

/** Each company at work on the site, once, with its lots and its people. */
export function companiesOf(standing: Standing) {
  const ids = [...new Set(standing.parties.map((party) => party.companyId))];
  return ids.map((id) => {
    const its = standing.parties.filter((party) => party.companyId === id);
    const people = new Map(
      standing.posts
        .filter((post) => post.party.companyId === id)
        .map((each) => [each.workerId, each]),
    );
    return {
      id,
      name: its[0]?.company ?? "",
      lots: its.map((party) => party.lot),
      posts: [...people.values()],
    };
  });
}
