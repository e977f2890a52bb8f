import { keyId } from "./ids";
import type { Values } from "./rows";
import { type RecordName, type Records, specOf } from "./spec";

/** What the author of a text had before his eyes: `autosave` gives it, so that nothing is overwritten unseen. */
export interface Seen {
  readonly rev: number;
  readonly values: Values;
}

/** One change that a screen asks for. */
export interface Draft {
  readonly kind: "create" | "update" | "delete";
  readonly tbl: string;
  readonly id: string;
  readonly values: Values;
  readonly seen?: Seen;
}

/** The id that a natural key gives, null where the type has none or the values lack a part of it. */
function naturalId(tbl: string, values: Values): string | null {
  const parts = specOf(tbl).key.map((field) => values[field] ?? null);
  if (parts.length === 0 || parts.includes(null)) return null;
  return keyId(tbl, ...parts.map(String));
}

/**
 * A new record; its id is final at once: that of its natural key where its type has one, else the given
 * one (a photo is kept under its record's id before the record), else a fresh one.
 */
export function create<T extends RecordName>(tbl: T, values: Records[T], id?: string): Draft {
  const plain = values as unknown as Values;
  const made = naturalId(tbl, plain) ?? id ?? crypto.randomUUID();
  return { kind: "create", tbl, id: made, values: plain };
}

/** Some fields of a record change; answers of a grid change item by item, null takes away. */
export function update<T extends RecordName>(
  tbl: T,
  id: string,
  values: { readonly [F in keyof Records[T]]?: Records[T][F] | null },
  seen?: Seen,
): Draft {
  const draft: Draft = { kind: "update", tbl, id, values: values };
  return seen ? { ...draft, seen } : draft;
}

/** A record goes. */
export function remove(tbl: RecordName, id: string): Draft {
  return { kind: "delete", tbl, id, values: {} };
}
