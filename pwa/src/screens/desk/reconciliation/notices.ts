import { api } from "../../../sync";
import { pageOfRecord } from "../registers/places";
import { place, type Said, type Severity } from "./review";

/** A finding that no sheet carries: of a lot, of a site, or of the unit's own field work. */
export interface Notice {
  readonly key: string;
  readonly code: string;
  readonly title: Said;
  readonly said: Said;
  readonly severity: Severity;
  /** It concerns the unit's own work: no company is asked about it. */
  readonly own: boolean;
  readonly day: string | null;
  readonly site_id: string | null;
  readonly site: string;
  readonly lot_id: string | null;
  readonly lot: string;
  readonly company: string | null;
  readonly evidence: readonly { readonly table: string; readonly id: string }[];
}
export interface Kind {
  readonly code: string;
  readonly title: Said;
  readonly severity: Severity;
  readonly own: boolean;
  readonly notices: readonly Notice[];
}

/** Notices by their rule, the gravest and then the rarest first: a long tail hides nobody. */
export function byKind(notices: readonly Notice[]): Kind[] {
  const found = new Map<string, Notice[]>();
  for (const each of notices) found.set(each.code, [...(found.get(each.code) ?? []), each]);
  const ranks: readonly Severity[] = ["blocking", "major", "to_confirm", "minor", "info"];
  return [...found.values()]
    .flatMap((some) => {
      const [first] = some;
      if (first === undefined) return [];
      const { code, title, severity, own } = first;
      return [{ code, title, severity, own, notices: some }];
    })
    .sort(
      (a, b) =>
        ranks.indexOf(a.severity) - ranks.indexOf(b.severity) ||
        a.notices.length - b.notices.length,
    );
}

/** The sites that notices are about, by name. */
export function sitesOf(notices: readonly Notice[]): { value: string; label: string }[] {
  const named = new Map(notices.map(({ site_id, site }) => [site_id ?? "", site]));
  return [...named]
    .filter(([id, name]) => id && name)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Where something can be done about a notice: the visit, the clause's standing, else a register. */
export function pageOf({ evidence, lot_id, site_id }: Notice): string | undefined {
  const id = (table: string): string | undefined =>
    evidence.find((each) => each.table === table)?.id;
  const [visit, clause] = [id("visit"), id("clause")];
  if (visit) return `/bureau/visites/${visit}`;
  if (clause) return `/bureau/avancement/clause/${clause}`;
  if (lot_id) return `/bureau/avancement/lot/${lot_id}`;
  return site_id ? pageOfRecord("site", site_id) : undefined;
}

export const noticesOf = (month: string): Promise<{ readonly notices: readonly Notice[] }> =>
  api.get(`${place}/${month}/notices`);
