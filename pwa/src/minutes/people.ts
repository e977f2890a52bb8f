import type { Records } from "../records.gen";
import { clockInFrance, dayInFrance, joined, shortDay, sortedBy } from "./formats";
import { byName, type Reading } from "./reading";
import { type Block, column, type Part, type Signed, table, text } from "./value";

const statuses = { present: 0, excused: 1, absent: 2 };
const signers = { officer: 0, company: 1, authority: 2 };
const path = /^[MmLlHhVvCcQqSsTtZz0-9., -]*$/;

function invited(reading: Reading): Readonly<Records["attendee"]>[] {
  return sortedBy(reading.ofVisit("attendee"), ({ id, data }) => [
    statuses[data.status],
    ...byName(data.organisation ?? "", ""),
    ...byName(data.name, id),
  ]).map(({ data }) => data);
}

/** Who was invited: present first, then excused, then absent. */
export function attendees(reading: Reading): Block {
  const rows = invited(reading).map((data) => [
    data.name,
    data.organisation ?? "",
    data.role ?? "",
    reading.say(`attendee_${data.status}`),
    reading.say(data.receives_minutes ? "yes" : "no"),
  ]);
  const columns = [
    column(reading.say("name"), "wide"),
    column(reading.say("organisation"), "wide"),
    column(reading.say("role"), "wide"),
    column(reading.say("presence")),
    column(reading.say("receives")),
  ];
  const known = table(reading.say("attendees_caption"), columns, rows);
  const part = rows.length > 0 ? known : text(reading.say("no_attendees"));
  return { key: "attendees", title: reading.say("attendees"), parts: [part] };
}

/** Whether the previous minutes are approved, with the remarks made on them. */
export function previousMinutes(reading: Reading): Block {
  const { previous_minutes: approval, previous_remarks: remarks } = reading.visit;
  const name = reading.label("visit", "previous_minutes", approval) || reading.say("not_asked");
  const said = remarks ? reading.say("about_person", { name, text: remarks }) : name;
  return { key: "previous_minutes", title: reading.say("previous_minutes"), parts: [text(said)] };
}

/** What the company had to say; the offer to say it is part of the minutes. */
export function companyRemarks(reading: Reading): Block {
  const said = joined([reading.visit.company_remarks]) || reading.say("no_company_remarks");
  return { key: "company_remarks", title: reading.say("company_remarks"), parts: [text(said)] };
}

function signed(reading: Reading, data: Readonly<Records["signature"]>): Signed {
  const drawn = data.strokes ?? "";
  const strokes = data.typed || !path.test(drawn) ? "" : drawn;
  const at = { day: shortDay(dayInFrance(data.signed_at)), hour: clockInFrance(data.signed_at) };
  return {
    name: data.name,
    role: reading.label("signature", "role", data.role),
    detail: joined([data.function, reading.say(strokes ? "signed_at" : "typed_at", at)]),
    strokes,
  };
}

/** The signatures, the reply period and those who receive the minutes. */
export function signOff(reading: Reading, replyDays: number): Block {
  const signatures = sortedBy(reading.ofVisit("signature"), ({ id, data }) => [
    ...[signers[data.role], data.signed_at, id],
  ]);
  const rows = signatures.map(({ data }) => signed(reading, data));
  const parts: Part[] =
    rows.length > 0 ? [{ kind: "signatures", rows }] : [text(reading.say("not_signed"))];
  const reason = reading.visit.unfinished_reason;
  if (reason) parts.push(text(reading.say("unfinished", { reason })));
  const receivers = invited(reading).filter((data) => data.receives_minutes);
  const names = receivers.map((data) => data.name).join(", ");
  if (names) parts.push(text(reading.say("sent_to", { names })));
  parts.push(text(reading.say("reply_period", { days: replyDays }), "note"));
  return { key: "sign_off", title: reading.say("sign_off"), parts };
}
