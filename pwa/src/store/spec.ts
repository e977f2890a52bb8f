import { type FieldKind, RECORDS, type RecordName, type Records } from "../records.gen";
import type { Check } from "./checks";

export type { FieldKind, RecordName, Records };

/** What the declaration of a field says, as far as the store needs it. */
export interface FieldSpec {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly low?: number;
  readonly high?: number;
  readonly options?: readonly { readonly value: string }[];
}

/** What the declaration of a record type says, as far as the store needs it. */
export interface TypeSpec {
  readonly key: readonly string[];
  readonly checks: readonly Check[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

export const TABLES: readonly string[] = Object.keys(RECORDS);

const EMPTY: TypeSpec = { key: [], checks: [], fields: {} };

/** The declaration of a table; an unknown one has no fields, so that nothing can be written to it. */
export function specOf(tbl: string): TypeSpec {
  const types: Readonly<Record<string, unknown>> = RECORDS;
  return (types[tbl] as TypeSpec | undefined) ?? EMPTY;
}

const values = new WeakMap<FieldSpec, ReadonlySet<string>>();

/** The values that an enumeration, or a grid, may take. */
export function valuesOf(field: FieldSpec): ReadonlySet<string> {
  let known = values.get(field);
  if (!known) {
    known = new Set((field.options ?? []).map((option) => option.value));
    values.set(field, known);
  }
  return known;
}

const byItem = new Map<string, ReadonlySet<string>>();

/** The fields of a table that merge item by item. */
export function itemFields(tbl: string): ReadonlySet<string> {
  let known = byItem.get(tbl);
  if (!known) {
    const fields = Object.entries(specOf(tbl).fields);
    known = new Set(fields.filter(([, field]) => field.kind === "answers").map(([name]) => name));
    byItem.set(tbl, known);
  }
  return known;
}

/** Tell whether a value set in a field names another record. */
export function isReference(tbl: string, field: string): boolean {
  const kind = specOf(tbl).fields[field]?.kind;
  return kind === "ref" || kind === "refs";
}
