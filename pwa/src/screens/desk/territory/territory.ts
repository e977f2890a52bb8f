import { api } from "../../../sync";

export type Kind =
  | "minutes"
  | "seconds"
  | "days"
  | "months"
  | "percent"
  | "count"
  | "day_of_month"
  | "yes_no"
  | "days_list"
  | "text";
export type Value = boolean | number | string | readonly number[];

/** One figure that the territory may choose, as the office tells it (backend/accounts/territory). */
export interface Setting {
  readonly name: string;
  readonly topic: string;
  readonly kind: Kind;
  readonly value: Value;
  readonly default: Value;
  /** The territory has chosen another value than the default. */
  readonly own: boolean;
  readonly low: number;
  readonly high: number;
  readonly fr: string;
  readonly en: string;
  readonly source: string;
}
export interface Change {
  readonly name: string;
  readonly at: string;
  readonly by: string | null;
  readonly before: Value | null;
  readonly after: Value | null;
}
export interface Territory {
  readonly settings: readonly Setting[];
  readonly changes: readonly Change[];
}

/** The settings under their headings, in the order in which they are declared. */
export function byTopic(settings: readonly Setting[]): [string, Setting[]][] {
  const found = new Map<string, Setting[]>();
  for (const each of settings) found.set(each.topic, [...(found.get(each.topic) ?? []), each]);
  return [...found];
}

/** The days of a list as they are written: «5, 10»; undefined when they cannot be read. */
export function readDays(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : undefined;
}

/** What differs from the values in force; null asks for the default again. */
export function changesOf(
  settings: readonly Setting[],
  written: Readonly<Record<string, Value | null>>,
): Record<string, Value | null> {
  const same = (a: Value | null, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(
    settings.flatMap(({ name, value, default: usual, own }) => {
      const now = written[name];
      if (now === undefined || same(now, value)) return [];
      return [[name, own && same(now, usual) ? null : now]];
    }),
  );
}

export const territory = {
  read: () => api.get<Territory>("/api/settings"),
  change: (values: Readonly<Record<string, Value | null>>) =>
    api.patch<Territory>("/api/settings", { values }),
};
