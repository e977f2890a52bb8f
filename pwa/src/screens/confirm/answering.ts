import { type Change, create, instantNow, update } from "../../store";
import type { Line, Month, Said } from "./lines";

export interface Answer {
  readonly said: Said;
  readonly minutes: number | null;
  readonly comment: string;
}

/** The change that keeps an answer: the first one of a line makes its record, the next ones change it. */
export function changeOf(month: Month, line: Line, answer: Answer, by: string): Change {
  const isFigure = answer.said === "exact" || answer.said === "corrected";
  const minutes = answer.said === "exact" ? line.minutes : answer.minutes;
  const said = {
    state: isFigure ? "confirmed" : answer.said === "contested" ? "contested" : "not_here",
    confirmed_at: instantNow(),
    confirmed_by: by,
    line_digest: line.digest,
  } as const;
  const key = { party_id: month.party, worker_id: line.worker, period: month.period };
  if (line.confirmation) {
    return update("hours_confirmation", line.confirmation.id, {
      ...said,
      confirmed_minutes: isFigure ? minutes : null,
      comment: answer.comment || null,
    });
  }
  return create("hours_confirmation", {
    ...key,
    ...said,
    ...(isFigure ? { confirmed_minutes: minutes } : {}),
    ...(answer.comment ? { comment: answer.comment } : {}),
  });
}
