import type { Disk } from "./disk";

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

const LOST_CONNECTION = new Set(["UnknownError", "InvalidStateError", "AbortError"]);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

/** Tell whether the phone has no room left. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === "QuotaExceededError";
}

function translated(error: unknown): unknown {
  if (isFull(error)) return new SaveFailed("storage_full", error);
  if (LOST_CONNECTION.has(nameOf(error))) return new SaveFailed("closed", error);
  return error;
}

type AnyDisk = Pick<Disk<unknown>, "close" | "gone">;

/** How long to wait before each new try: a browser that erases an origin breaks off more than one. */
const PAUSES_MS = [0, 100, 400, 1500];

/**
 * Run work on the database; where the browser lost the connection (WebKit does, in the background), open
 * it again and run the work once more. Work is one transaction, so that twice is not double.
 */
export async function withDb<R>(db: AnyDisk, work: () => Promise<R>): Promise<R> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!LOST_CONNECTION.has(nameOf(error))) throw translated(error);
    }
    if (db.gone) throw new SaveFailed("closed");
    db.close();
    if (pause > 0) await new Promise((over) => setTimeout(over, pause));
  }
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}
