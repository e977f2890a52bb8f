import { instantOf, dayInFrance } from "./clock";
import type { Draft as Change } from "./drafted";
import { current, type Live } from "./live.svelte";
import type { FieldError } from "./prepare";
import type { ViewRow } from "./rows";
import { save as saveIn, type SaveOptions } from "./save";
import { type RecordName, type Records, specOf } from "./spec";
import { checkValue } from "./validate";
import { SaveFailed } from "./withdb";

/** A record as screens read it: a frozen value. */
export interface Row<T extends RecordName = RecordName> {
  readonly tbl: T;
  readonly id: string;
  readonly rev: number;
  readonly tags: readonly string[];
  readonly data: Readonly<Records[T]>;
  readonly pending?: true;
}

function rows<T extends RecordName>(found: readonly ViewRow[] | undefined): readonly Row<T>[] {
  return (found ?? NONE) as unknown as readonly Row<T>[];
}

const NONE: readonly ViewRow[] = [];

/** The unlocked store, or a refusal that says that nothing was kept. */
export function unlocked(): Live {
  if (!current.live) throw new SaveFailed("locked");
  return current.live;
}

/** All that this person may see. Everything is in memory: reading is synchronous and reactive. */
export const book = {
  get<T extends RecordName>(tbl: T, id: string | null | undefined): Row<T> | undefined {
    if (!id) return undefined;
    return current.live?.store.book.get(tbl, id) as unknown as Row<T> | undefined;
  },
  all<T extends RecordName>(tbl: T): readonly Row<T>[] {
    return rows(current.live?.store.book.all(tbl));
  },
  /** The records whose field has this value (for a list: contains it). */
  where<T extends RecordName>(
    tbl: T,
    field: keyof Records[T] & string,
    value: string | number | boolean | null | undefined,
  ): readonly Row<T>[] {
    return rows(current.live?.store.book.where(tbl, field, value));
  },
  count(tbl: RecordName): number {
    return current.live?.store.book.count(tbl) ?? 0;
  },
  get loaded(): "no" | "agenda" | "all" {
    return current.live?.store.book.loaded ?? "no";
  },
  /** Whether all that belongs to a site is here and in memory; what is asked for is read, and sent, before the rest. */
  isWhole(site: string): boolean {
    const tag = `site:${site}`;
    const store = current.live?.store;
    if (store && store.wanted[0] !== tag) store.wanted.unshift(tag);
    return !book.arriving(tag) && (store?.book.isRead(tag) ?? false);
  },
  arriving(tag: string): { at: number; of: number } | null {
    const scope = current.live?.store.book.scopes[tag];
    return scope?.state === "entering" ? { at: scope.at ?? 0, of: scope.of ?? 0 } : null;
  },
  /** How far the scopes of a kind (`site:`) have come that are not whole yet. */
  arrivals(kind: string): { tag: string; at: number; of: number }[] {
    const scopes = Object.entries(current.live?.store.book.scopes ?? {});
    return scopes.flatMap(([tag, { state, at = 0, of = 0 }]) =>
      state === "entering" && tag.startsWith(kind) ? [{ tag, at, of }] : [],
    );
  },
  /** The open conflicts and held changes of a record. */
  marks(
    tbl: RecordName,
    id: string,
  ): { conflicts: readonly Row<"conflict">[]; held: readonly Row<"hold">[] } {
    const conflicts = book.where("conflict", "record_id", id);
    const held = book.where("hold", "record_id", id);
    return {
      conflicts: conflicts.filter(({ data }) => data.state === "open" && data.table === tbl),
      held: held.filter(({ data }) => data.state === "open" && data.table === tbl),
    };
  },
  pending(tbl: RecordName, id: string): boolean {
    return book.get(tbl, id)?.pending ?? false;
  },
};

/** Keep changes and queue them: both or neither. See `save.ts`. */
export async function save(
  change: Change | readonly Change[],
  options?: SaveOptions,
): Promise<string[]> {
  const changes = Array.isArray(change) ? (change as readonly Change[]) : [change as Change];
  const { store, photos: kept } = unlocked();
  try {
    return await saveIn(store, changes, options);
  } catch (error) {
    const full = error instanceof SaveFailed && error.reason === "storage_full";
    if (!full || !(await kept.makeRoom())) throw error;
    return saveIn(store, changes, options);
  }
}

/** What is wrong with one value. */
export function checkField<T extends RecordName>(
  tbl: T,
  field: keyof Records[T] & string,
  value: unknown,
): FieldError | null {
  const problem = checkValue(specOf(tbl), field, value);
  return problem && { ...problem, tbl, id: "", pointer: `/${field}` };
}

/** This instant, as records carry it. */
export function instantNow(): string {
  return instantOf(Date.now());
}

/** Today in France, as records carry it. */
export function today(): string {
  return dayInFrance(Date.now());
}

/** Photos on this phone. */
export const photos = {
  keep: async (photo: Blob, of: { tbl: RecordName; id: string }): Promise<string> =>
    unlocked().photos.keep(photo, of),
  open: async (sha: string): Promise<Blob | undefined> => unlocked().photos.open(sha),
  state: (sha: string) => current.live?.photos.state(sha) ?? "elsewhere",
  /** Where the office gives a stored photo, through a record that this person may see. */
  url: (
    sha: string,
    of: { tbl: RecordName; id: string },
    form: "thumb" | "full" = "thumb",
  ): string => `/sync/v1/blobs/${sha}?rec=${of.tbl}/${of.id}&v=${form}`,
};

/** Forms in progress, encrypted on this phone, never sent. */
export const drafts = {
  put: async (key: string, value: unknown): Promise<void> => unlocked().drafts.put(key, value),
  get: async (key: string) => unlocked().drafts.get(key),
  drop: async (key: string): Promise<void> => unlocked().drafts.drop(key),
  get list() {
    return current.live?.drafts.list ?? [];
  },
};
