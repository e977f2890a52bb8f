"""Who took part, what they say of the previous minutes, who signed and who gets a copy."""

import re

from sync.minutes import formats
from sync.minutes.reading import Data, Reading, by_name
from sync.minutes.value import Block, Column, Part, Signatures, Signed, Table, Text

STATUSES = ("present", "excused", "absent")
SIGNERS = ("officer", "company", "authority")
PATH = re.compile(r"[MmLlHhVvCcQqSsTtZz0-9., -]*")


def attendees(reading: Reading) -> Block:
    """Who was invited: present first, then excused, then absent."""
    rows = tuple(
        (
            data["name"],
            data.get("organisation") or "",
            data.get("role") or "",
            reading.say(f"attendee_{data['status']}"),
            reading.say("yes" if data.get("receives_minutes") else "no"),
        )
        for data in _invited(reading)
    )
    columns = (
        Column(reading.say("name"), wide=True),
        Column(reading.say("organisation"), wide=True),
        Column(reading.say("role"), wide=True),
        Column(reading.say("presence")),
        Column(reading.say("receives")),
    )
    part = Table(reading.say("attendees_caption"), columns, rows)
    said = part if rows else Text(reading.say("no_attendees"))
    return Block("attendees", reading.say("attendees"), (said,))


def previous_minutes(reading: Reading) -> Block:
    """Whether the previous minutes are approved, with the remarks made on them."""
    label = reading.label("visit", "previous_minutes", reading.visit.get("previous_minutes"))
    remarks = reading.visit.get("previous_remarks")
    said = label or reading.say("not_asked")
    if remarks:
        said = reading.say("about_person", name=said, text=remarks)
    return Block("previous_minutes", reading.say("previous_minutes"), (Text(said),))


def company_remarks(reading: Reading) -> Block:
    """What the company had to say; the offer to say it is part of the minutes."""
    said = reading.visit.get("company_remarks") or reading.say("no_company_remarks")
    return Block("company_remarks", reading.say("company_remarks"), (Text(said),))


def sign_off(reading: Reading, reply_days: int) -> Block:
    """The signatures, the reply period and those who receive the minutes."""
    order = {name: place for place, name in enumerate(SIGNERS)}
    signed = sorted(
        reading.of_visit("signature"),
        key=lambda each: (order[each[1]["role"]], each[1]["signed_at"], each[0]),
    )
    rows = tuple(_signed(reading, data) for _, data in signed)
    parts: list[Part] = [Signatures(rows)] if rows else [Text(reading.say("not_signed"))]
    if reading.visit.get("unfinished_reason"):
        parts.append(Text(reading.say("unfinished", reason=reading.visit["unfinished_reason"])))
    receivers = ", ".join(
        data["name"] for data in _invited(reading) if data.get("receives_minutes")
    )
    if receivers:
        parts.append(Text(reading.say("sent_to", names=receivers)))
    parts.append(Text(reading.say("reply_period", days=reply_days), "note"))
    return Block("sign_off", reading.say("sign_off"), tuple(parts))


def _invited(reading: Reading) -> list[Data]:
    order = {name: place for place, name in enumerate(STATUSES)}
    found = sorted(
        reading.of_visit("attendee"),
        key=lambda each: (
            order[each[1]["status"]],
            by_name(each[1].get("organisation") or "", ""),
            by_name(each[1]["name"], each[0]),
        ),
    )
    return [data for _, data in found]


def _signed(reading: Reading, signature: Data) -> Signed:
    strokes = signature.get("strokes") or ""
    if signature.get("typed") or not PATH.fullmatch(strokes):
        strokes = ""
    at = signature["signed_at"]
    day, hour = formats.short_day(formats.day_in_france(at)), formats.clock_in_france(at)
    way = "signed_at" if strokes else "typed_at"
    return Signed(
        name=signature["name"],
        role=reading.label("signature", "role", signature["role"]),
        detail=", ".join(
            filter(None, [signature.get("function"), reading.say(way, day=day, hour=hour)])
        ),
        strokes=strokes,
    )
