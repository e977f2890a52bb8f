import { dayInFrance } from "../../i18n/format";
import { choiceWords, fieldWords, orderOf, shortened, tableWords, valueWords } from "./words";
import type { Act, Names, Values } from "./office";
import { t } from "./texts";

const QUARTER_MS = 900_000;

/** What one person did in one quarter of an hour, the latest first. */
export interface Sitting {
  readonly key: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly acts: readonly Act[];
}

/** A changed field: its name, what stood there, what stands there. */
export interface Changed {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Acts of one person, one after the other, that lie less than a quarter of an hour from the first. */
export function sittings(acts: readonly Act[]): Sitting[] {
  const found: { by: string; acts: Act[] }[] = [];
  for (const act of acts) {
    const last = found.at(-1);
    const begun = last?.acts[0];
    const same = last?.by === act.by && begun && near(begun.at, act.at);
    if (same) last.acts.push(act);
    else found.push({ by: act.by, acts: [act] });
  }
  return found.reverse().map(({ by, acts: done }, place) => {
    const [from, to] = [done[0]?.at ?? "", done.at(-1)?.at ?? ""];
    return { key: `${from}-${String(place)}`, by, from, to, acts: done };
  });
}

function near(first: string, next: string): boolean {
  const same = dayInFrance(new Date(first)) === dayInFrance(new Date(next));
  return same && Date.parse(next) - Date.parse(first) < QUARTER_MS;
}

const unsaid = new Set(["visit_id", "site_id", "worker_id", "employment_id", "contact_id"]);
const drawn = new Set(["strokes", "sha256", "grid_version", "position"]);

/** Values one by one in the order of the form, the items of a grid each for itself. */
function leaves(table: string, values: Values): [string, unknown][] {
  const order = orderOf(table);
  const written = Object.entries(values);
  written.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return written.flatMap(([name, value]) => {
    const whole = table === "tutoring_check" && name === "answers" && isObject(value);
    return whole
      ? Object.entries(value).map(([item, answer]): [string, unknown] => [
          `${name}.${item}`,
          answer,
        ])
      : ([[name, value]] as [string, unknown][]);
  });
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What an act changed, field by field; what only says where it belongs is left out. */
export function changes(act: Act, names: Names): Changed[] {
  return leaves(act.table, act.after)
    .filter(([leaf]) => leaf !== "status" || !isMark(act) || leaf in act.before)
    .filter(([leaf, value]) => !unsaid.has(leaf) && !drawn.has(leaf) && value !== null)
    .concat(
      leaves(act.table, act.after).filter(([leaf, value]) => value === null && leaf in act.before),
    )
    .map(([leaf, value]) => {
      const before = act.before[leaf];
      const known = before !== null && before !== undefined && act.kind !== "create";
      return {
        name: fieldWords(act.table, leaf),
        before: known ? valueWords(act.table, leaf, before, names) : "",
        after: valueWords(act.table, leaf, value, names),
      };
    });
}

const presence = new Set(["seen", "reported_absent", "not_seen", "declined", "unknown_person"]);

function isMark({ table, after }: Act): boolean {
  const { status } = after;
  return table === "attendance_observation" && typeof status === "string" && presence.has(status);
}

/** An act in one sentence without its author: «a marqué Awa Konaté «Vu»». */
export function actWords(act: Act): string {
  const { did } = t();
  const { status } = act.after;
  if (isMark(act) && typeof status === "string") {
    return did.marked(act.about, choiceWords("attendance_observation", "status", status));
  }
  if (act.table === "visit" && typeof act.after["state"] === "string" && act.kind === "update") {
    return did.visitState(choiceWords("visit", "state", act.after["state"]));
  }
  const what = [tableWords(act.table), act.table === "visit" ? "" : shortened(act.about)]
    .filter(Boolean)
    .join(" · ");
  return did.kinds[act.kind]?.(what) ?? what;
}

/** What became of an act that did not simply take effect. */
export function statusWords(act: Act): string {
  const { statuses } = t();
  return statuses[act.status] ?? "";
}
