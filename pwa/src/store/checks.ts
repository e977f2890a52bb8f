import { daysAfter } from "./clock";
import type { Values } from "./rows";

/** A rule between the fields of one record, as `sync/checks.py` declares it. */
export type Check =
  | { check: "Order"; first: string; last: string; code: string }
  | { check: "NotFuture"; field: string; days: number; code: string }
  | { check: "AnyOf"; fields: readonly string[]; code: string }
  | { check: "NeededWhen"; field: string; other: string; values: readonly string[]; code: string }
  | { check: "Pattern"; field: string; regex: string; code: string }
  | { check: "Siret"; field: string; code: string };

const LA_POSTE = "356000000";

function luhn(digits: string): number {
  return Array.from(digits)
    .reverse()
    .map((digit, i) => (i % 2 === 1 ? Number(digit) * 2 : Number(digit)))
    .reduce((sum, n) => sum + (n > 9 ? n - 9 : n), 0);
}

/** Tell whether a text is a SIRET: 14 digits and the Luhn key, or La Poste's digit sum that five divides. */
export function isSiret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false;
  const sum = Array.from(value).reduce((total, digit) => total + Number(digit), 0);
  return (value.startsWith(LA_POSTE) && sum % 5 === 0) || luhn(value) % 10 === 0;
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}

function inOrder(first: unknown, last: unknown): boolean {
  return typeof first !== "string" || typeof last !== "string" || first <= last;
}

/** Tell whether the data obeys; `today` is the day in France. */
export function holds(check: Check, data: Values, today: string): boolean {
  switch (check.check) {
    case "Order":
      return inOrder(data[check.first], data[check.last]);
    case "NotFuture": {
      const value = data[check.field];
      return typeof value !== "string" || value.slice(0, 10) <= daysAfter(today, check.days);
    }
    case "AnyOf":
      return check.fields.some((field) => isGiven(data[field]));
    case "NeededWhen":
      return !check.values.includes(String(data[check.other])) || isGiven(data[check.field]);
    case "Pattern": {
      const value = data[check.field];
      return typeof value !== "string" || new RegExp(`^(?:${check.regex})$`, "u").test(value);
    }
    case "Siret": {
      const value = data[check.field];
      return typeof value !== "string" || isSiret(value);
    }
  }
}

/** The field to mend when a check fails. */
export function fieldOf(check: Check): string {
  if (check.check === "Order") return check.last;
  return check.check === "AnyOf" ? (check.fields[0] ?? "") : check.field;
}
