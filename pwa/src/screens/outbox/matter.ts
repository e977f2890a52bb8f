import { isText, specAt } from "../../forms/said";
import type { Row } from "../../store";

type Values = Readonly<Record<string, unknown>>;

/** Hours are the office's to decide. */
const HOURS = new Set([
  "monthly_sheet",
  "sheet_line",
  "hours_confirmation",
  "discrepancy",
  "retained_hours",
]);

/** Whether an officer may settle a collision on a record of this type. */
export function officerSettles(table: string): boolean {
  return !HOURS.has(table);
}

/** The values that differ, in the order in which they are declared. */
export function leavesOf({ data }: Pick<Row<"conflict">, "data">): string[] {
  return [...new Set([...Object.keys(data.mine ?? {}), ...Object.keys(data.theirs ?? {})])];
}

function written(values: Values | null | undefined, leaf: string): string {
  const value = values?.[leaf];
  return typeof value === "string" ? value.trim() : "";
}

const LONGEST = 4000;

/** How long a text may be that is typed for a field. */
export function longest(table: string, leaf = ""): number {
  return specAt(table, leaf)?.high ?? LONGEST;
}

/**
 * Both versions one after the other, the office's first; undefined where that cannot be: no text differs,
 * one of the two is empty, or together they are too long. What is no text keeps the office's value.
 */
export function bothOf({ data }: Pick<Row<"conflict">, "data">): Values | undefined {
  if (data.kind !== "same_field") return undefined;
  const values: Record<string, unknown> = { ...data.theirs };
  let joined = false;
  for (const leaf of leavesOf({ data }).filter((each) => isText(data.table, each))) {
    const [mine, theirs] = [written(data.mine, leaf), written(data.theirs, leaf)];
    if (mine === "" || theirs === "" || mine === theirs) continue;
    const whole = `${theirs}\n\n${mine}`;
    if (Array.from(whole).length > (specAt(data.table, leaf)?.high ?? Infinity)) return undefined;
    [values[leaf], joined] = [whole, true];
  }
  return joined ? values : undefined;
}

/** The one field for which another value can be typed here: a single text that differs. */
export function typedLeaf({ data }: Pick<Row<"conflict">, "data">): string | undefined {
  const [leaf, ...others] = leavesOf({ data });
  if (data.kind !== "same_field" || leaf === undefined || others.length > 0) return undefined;
  return isText(data.table, leaf) ? leaf : undefined;
}
