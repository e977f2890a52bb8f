import { clockInFrance, dayInFrance, joined, shortDay, sortedBy } from "./formats";
import { itemsOf, points } from "./items";
import type { Reading } from "./reading";
import { type Block, listing, type Picture, text } from "./value";

/** Hires to come: the post, how many, when and through whom, as the officer wrote it. */
export function upcomingHires(reading: Reading): Block {
  const themes = new Set(itemsOf(reading, reading.visitId).map(({ data }) => data.theme));
  const hires = [...themes].flatMap((theme) => points(reading, theme, "hire"));
  const said = [...hires, ...points(reading, "upcoming_hires")];
  const parts = said.length > 0 ? said : [text(reading.say("no_hires"))];
  return { key: "upcoming_hires", title: reading.say("upcoming_hires"), parts };
}

/** Quality and safety: equipment, working time, facilities for women and men. */
export function conditions(reading: Reading): Block {
  const written = reading.visit.conditions;
  const said = [...(written ? [text(written)] : []), ...points(reading, "conditions")];
  const parts = said.length > 0 ? said : [text(reading.say("no_conditions"))];
  return { key: "conditions", title: reading.say("conditions"), parts };
}

/** Points that no block is about; no block without one. */
export function otherPoints(reading: Reading): Block[] {
  const parts = points(reading, "other");
  return parts.length > 0 ? [{ key: "other", title: reading.say("other"), parts }] : [];
}

/** What was added after the signature, with its author and its day. */
export function addenda(reading: Reading): Block[] {
  const found = sortedBy(reading.ofVisit("addendum"), ({ id, data }) => [data.written_at, id]);
  const items = found.map(({ data }) =>
    reading.say("addendum", {
      day: shortDay(dayInFrance(data.written_at)),
      author: reading.get("staff", data.author_id).name ?? "",
      text: data.body,
    }),
  );
  const parts = [listing("", items)];
  return items.length > 0 ? [{ key: "addenda", title: reading.say("addenda"), parts }] : [];
}

/** The photos in the order they were taken. */
export function photos(reading: Reading): Picture[] {
  const found = sortedBy(reading.ofVisit("photo"), ({ id, data }) => [data.taken_at, id]);
  return found.map(({ data }, place) => ({
    sha256: data.sha256,
    caption: reading.say("photo", {
      number: place + 1,
      caption: joined([data.caption]) || reading.say("no_caption"),
      day: shortDay(dayInFrance(data.taken_at)),
      hour: clockInFrance(data.taken_at),
    }),
  }));
}
