import { hours, number } from "../../../i18n/format";
import type { Kind, Setting, Value } from "./territory";
import { t } from "./texts";

/** A value as people read it. */
export function saidOf(kind: Kind, value: Value): string {
  if (typeof value === "boolean") return value ? t().yes : t().no;
  if (typeof value === "string") return value || t().empty;
  if (typeof value !== "number") return value.join(", ") || t().empty;
  if (kind === "minutes") return hours(value);
  return kind === "percent" ? `${number(value)} %` : number(value);
}

/** What a setting is without a choice, within which bounds, and where that comes from. */
export function hintOf({ kind, default: usual, low, high, source }: Setting): string {
  const bounded = kind !== "yes_no" && kind !== "text";
  return [
    t().usual(saidOf(kind, usual)),
    bounded && t().bounds(saidOf(kind, low), saidOf(kind, high)),
    source.replace("[K]", "").trim(),
  ]
    .filter(Boolean)
    .join(" · ");
}
