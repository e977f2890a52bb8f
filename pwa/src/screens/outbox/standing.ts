import { hour, lately, size } from "../../i18n/format";
import { type SyncProblem, syncState } from "../../sync";
import { t } from "./texts";

/** What goes on, or what waits and since when, in one or two sentences. */
export function standingWords(now: Date): string {
  const words = t().standing;
  const { sending, arriving, phase, waiting, photosWaiting, photoBytes, lastContact } = syncState;
  if (sending) return words.sending(sending.i, sending.n);
  if (arriving) return words.arriving(arriving.at, arriving.of);
  if (phase === "photos") return words.sendingPhotos;
  const contact = lastContact ? words.contact(lately(lastContact, now)) : words.never;
  const left = [
    waiting > 0 ? words.waits(waiting) : "",
    photosWaiting > 0 ? words.photos(photosWaiting, size(photoBytes)) : "",
  ].filter(Boolean);
  return [...(left.length > 0 ? left : [words.all]), contact].join(" ");
}

/** Why nothing goes, and what to do. */
export function problemWords(problem: SyncProblem): string {
  const words = t().problems;
  return problem.kind === "server" ? words.server(problem.trace ?? "") : words[problem.kind];
}

/** When the phone will try again by itself. */
export function nextTryWords(): string {
  return syncState.nextTry ? t().problems.next(hour(syncState.nextTry)) : "";
}
