import { RECORDS } from "../../../desk.gen";
import type { RecordName } from "../../../records.gen";
import type { Values } from "../office";

/** Fields that identify a record: they are written once. */
export function isKey(type: RecordName, field: string): boolean {
  return RECORDS[type].key.includes(field);
}

/** What a form has that differs from what was read; an emptied field is null. */
export function changesOf(written: Values, read: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written)
      .map(([name, value]): [string, unknown] => [name, cleaned(value)])
      .filter(([name, value]) => !same(value, read[name] ?? null)),
  );
}

/** A text without what stands around it; an empty one is no value. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value) && value.length === 0) return null;
  return value ?? null;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** An amount in cents from what is written in euros; undefined when it cannot be read. */
export function readEuros(text: string): number | null | undefined {
  const written = text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
  if (written === "") return null;
  return /^\d+(\.\d{1,2})?$/.test(written) ? Math.round(Number(written) * 100) : undefined;
}

/** Cents as they are written in a field: «1250,50». */
export function writeEuros(cents: number | null): string {
  if (cents === null) return "";
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace(".", ",");
}

/** The day some months after another one, as the office counts it. */
export function afterMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const found = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return found.toISOString().slice(0, 10);
}
