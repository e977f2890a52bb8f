import type { Mark, SyncLine } from "../store/db";
import type { Timeline } from "./wire";

/** The newest mark: of the timeline of the answer, and not of a moment before the one that is kept. */
export function markAfter(known: Mark | null, answer: Timeline): Mark | null {
  const { epoch, seq, mark } = answer;
  if (mark === null || (known?.epoch === epoch && known.seq > seq)) return known;
  return { epoch, seq, token: mark };
}

/** Tell whether the office goes on from an older backup: another timeline than the one known here. */
export function isRestored(standing: SyncLine, answer: Timeline): boolean {
  return standing.epoch !== null && standing.epoch !== answer.epoch;
}
