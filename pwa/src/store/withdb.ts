import type { Dexie } from "dexie";

export type SaveFailure = "storage_full" | "locked" | "closed" | "too_big";

/** Nothing was written; what was saved before is untouched. */
export class SaveFailed extends Error {
  override name = "SaveFailed";
  readonly reason: SaveFailure;

  constructor(reason: SaveFailure, cause?: unknown) {
    super(`not saved: ${reason}`, { cause });
    this.reason = reason;
  }
}

const LOST_CONNECTION = new Set(["UnknownError", "InvalidStateError", "DatabaseClosedError"]);

/** The names of an error and of those inside it (Dexie wraps what aborted a transaction). */
function names(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner = (error as Error & { inner?: unknown }).inner ?? error.cause;
  return [error.name, ...(inner === error ? [] : names(inner))];
}

/** Tell whether the phone has no room left. */
export function isFull(error: unknown): boolean {
  return names(error).includes("QuotaExceededError");
}

function translated(error: unknown): unknown {
  if (isFull(error)) return new SaveFailed("storage_full", error);
  if (names(error).some((name) => LOST_CONNECTION.has(name)))
    return new SaveFailed("closed", error);
  return error;
}

const retired = new WeakSet<Dexie>();

/** Its person left for good: what still runs must not bring the deleted database back. */
export function retire(db: Dexie): void {
  retired.add(db);
}

/**
 * Run work on the database; where the browser lost the connection (WebKit does, in the background), open
 * it again and run the work once more. Work is one transaction, so that twice is not double.
 */
export async function withDb<R>(db: Dexie, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!names(error).some((name) => LOST_CONNECTION.has(name))) throw translated(error);
  }
  if (retired.has(db)) throw new SaveFailed("closed");
  try {
    db.close({ disableAutoOpen: false });
    await db.open();
    return await work();
  } catch (error) {
    throw translated(error);
  }
}
