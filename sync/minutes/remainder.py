"""The blocks that only repeat what was written: coming hires, conditions, addenda, photos."""

from sync.minutes import formats
from sync.minutes.items import items_of, points
from sync.minutes.reading import Reading
from sync.minutes.value import Block, Listing, Part, Picture, Text


def upcoming_hires(reading: Reading) -> Block:
    """Hires to come: the post, how many, when and through whom, as the officer wrote it."""
    hires = [
        part
        for theme in dict.fromkeys(data["theme"] for _, data in items_of(reading, reading.visit_id))
        for part in points(reading, theme, kind="hire")
    ]
    said = (*hires, *points(reading, "upcoming_hires"))
    title = reading.say("upcoming_hires")
    return Block("upcoming_hires", title, said or (Text(reading.say("no_hires")),))


def conditions(reading: Reading) -> Block:
    """Quality and safety: equipment, working time, facilities for women and men."""
    written = reading.visit.get("conditions")
    said: list[Part] = [Text(written)] if written else []
    said += points(reading, "conditions")
    title = reading.say("conditions")
    return Block("conditions", title, tuple(said) or (Text(reading.say("no_conditions")),))


def other_points(reading: Reading) -> list[Block]:
    """Points that no block is about; no block without one."""
    said = tuple(points(reading, "other"))
    return [Block("other", reading.say("other"), said)] if said else []


def addenda(reading: Reading) -> list[Block]:
    """What was added after the signature, with its author and its day."""
    found = sorted(reading.of_visit("addendum"), key=lambda each: (each[1]["written_at"], each[0]))
    items = tuple(
        reading.say(
            "addendum",
            day=formats.short_day(formats.day_in_france(data["written_at"])),
            author=reading.get("staff", data["author_id"]).get("name", ""),
            text=data["body"],
        )
        for _, data in found
    )
    return [Block("addenda", reading.say("addenda"), (Listing("", items),))] if items else []


def photos(reading: Reading) -> tuple[Picture, ...]:
    """The photos in the order they were taken."""
    found = sorted(reading.of_visit("photo"), key=lambda each: (each[1]["taken_at"], each[0]))
    return tuple(
        Picture(
            data["sha256"],
            reading.say(
                "photo",
                number=place,
                caption=data.get("caption") or reading.say("no_caption"),
                day=formats.short_day(formats.day_in_france(data["taken_at"])),
                hour=formats.clock_in_france(data["taken_at"]),
            ),
        )
        for place, (_, data) in enumerate(found, start=1)
    )
