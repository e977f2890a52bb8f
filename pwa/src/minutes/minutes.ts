import { head, notice, occasion } from "./head";
import { hoursTable } from "./hours";
import { actionsReview, decisions, points } from "./items";
import { launch } from "./launch";
import { partiesOf, type Party, type Post, postsOf } from "./parties";
import { attendees, companyRemarks, previousMinutes, signOff } from "./people";
import { withoutNames } from "./privacy";
import { OFFICE, Reading, type Source } from "./reading";
import { addenda, conditions, otherPoints, photos, upcomingHires } from "./remainder";
import { attendance } from "./rollcall";
import { tutoring } from "./tutoring";
import type { Block, Language, Minutes } from "./value";
import { workersStatus } from "./workers";

const REPLY_DAYS = 15;

/** The blocks in the order of the domain reference (E2). */
function blocksOf(reading: Reading, parties: Party[], posts: Post[], replyDays: number): Block[] {
  const hours: Block = {
    key: "hours_status",
    title: reading.say("hours_status"),
    parts: [...hoursTable(reading, parties, posts), ...points(reading, "hours_status")],
  };
  return [
    attendees(reading),
    previousMinutes(reading),
    actionsReview(reading),
    ...launch(reading, parties),
    hours,
    workersStatus(reading, posts),
    attendance(reading, posts),
    tutoring(reading, parties),
    upcomingHires(reading),
    conditions(reading),
    ...otherPoints(reading),
    decisions(reading),
    companyRemarks(reading),
    signOff(reading, replyDays),
    ...addenda(reading),
  ];
}

/**
 * The minutes of a visit as the phone knows it; undefined when it does not have the visit.
 *
 * `source` is the book. `copy` is "office", "shared" (no person in insertion is named) or a company's id.
 * sync/minutes does the same at the office, with the questions open on monthly sheets, which phones do not hold.
 */
export function minutesOf(
  visitId: string,
  source: Source,
  language: Language = "fr",
  copy = OFFICE,
  replyDays = REPLY_DAYS,
): Minutes | undefined {
  const visit = source.get("visit", visitId);
  if (!visit) return undefined;
  const reading = new Reading(visit, source, { language, copy });
  const parties = partiesOf(reading);
  const posts = postsOf(reading, parties);
  const found: Minutes = {
    ...{ visit: visitId, language, copy },
    title: reading.say("title"),
    subject: reading.site.label ?? "",
    occasion: occasion(reading),
    notice: notice(reading),
    head: head(reading, parties),
    blocks: blocksOf(reading, parties, posts, replyDays),
    photos: photos(reading),
  };
  return withoutNames(found, reading, posts);
}
