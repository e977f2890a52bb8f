"""What a launch meeting adds: for each company, what is due by when, whom to call, who tutors."""

from sync.minutes import formats
from sync.minutes.hours_status import due_of
from sync.minutes.parties import Party
from sync.minutes.reading import Reading
from sync.minutes.value import Block, Column, Table


def launch(reading: Reading, parties: list[Party]) -> list[Block]:
    """The table of what each company has to know; only in the minutes of a launch meeting."""
    if reading.visit["kind"] != "launch" or not parties:
        return []
    rows = tuple(_row(reading, party) for party in parties)
    names = ("lot", "company", "due", "calendar", "sheet_day", "contacts", "tutors")
    columns = tuple(
        Column(
            reading.say(f"launch_{name}"),
            figures=name == "due",
            wide=name in ("company", "contacts", "tutors"),
        )
        for name in names
    )
    table = Table(reading.say("launch_caption"), columns, rows)
    return [Block("launch", reading.say("launch"), (table,))]


def _row(reading: Reading, party: Party) -> tuple[str, ...]:
    clause = party.lot.clause
    calendar, sheet_day, due = "", "", ""
    if clause:
        ends = (formats.short_day(clause["starts_on"]), formats.short_day(clause["due_on"]))
        calendar = " – ".join(ends)
        sheet_day = reading.say("sheet_day", day=clause["sheet_due_day"])
        due = formats.hours(due_of(reading, party.lot), reading.language)
    contacts = _contacts(reading, party)
    return (
        party.lot.label,
        party.company,
        due,
        calendar,
        sheet_day,
        contacts or reading.say("to_name"),
        _tutors(reading, party) or reading.say("to_name"),
    )


def _contacts(reading: Reading, party: Party) -> str:
    found = sorted(
        (formats.alphabetical(data["name"]), each, data)
        for each, data in reading.of("contact", "company_id", party.company_id)
        if not data.get("valid_until") or data["valid_until"] >= reading.day
    )
    said = (", ".join(filter(None, [each["name"], each.get("role")])) for *_, each in found)
    return reading.listed(said)


def _tutors(reading: Reading, party: Party) -> str:
    known = reading.of("tutor", "company_id", party.company_id)
    return ", ".join(sorted((data["name"] for _, data in known), key=formats.alphabetical))
