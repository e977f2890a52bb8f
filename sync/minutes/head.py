"""What the visit was: its place, its contracts, its moment, who wrote and when the next one is."""

from sync.minutes import formats
from sync.minutes.parties import Party, contracts_of
from sync.minutes.reading import OFFICE, SHARED, Reading
from sync.minutes.value import Facts
from sync.records.visit import SIGNED_STATES


def head(reading: Reading, parties: list[Party]) -> Facts:
    """The facts above the blocks; those that nobody knows are left out."""
    operation = reading.get("operation", reading.site.get("operation_id"))
    authority = reading.get("contracting_authority", operation.get("authority_id"))
    lots = list(dict.fromkeys(party.lot for party in parties))
    rows = (
        ("operation", " – ".join(filter(None, [operation.get("code"), operation.get("title")]))),
        ("authority", authority.get("name", "")),
        ("contracts", ", ".join(data["market_number"] for _, data in contracts_of(reading))),
        ("lots", reading.listed(f"{lot.label} {lot.title}" for lot in lots)),
        ("site", ", ".join(filter(None, [reading.site.get("label"), reading.site.get("address")]))),
        ("when", _when(reading)),
        ("writer", reading.get("staff", reading.visit["officer_id"]).get("name", "")),
        ("next_meeting", _long(reading, reading.visit.get("next_meeting_on"))),
    )
    return Facts(tuple((reading.say(key), said) for key, said in rows if said))


def occasion(reading: Reading) -> str:
    """Réunion trimestrielle n° 3, mercredi 25 novembre 2026."""
    kind = reading.label("visit", "kind", reading.visit["kind"])
    number = reading.visit.get("number")
    meeting = reading.say("meeting_number", kind=kind, number=number) if number else kind
    return ", ".join(filter(None, [meeting, _long(reading, reading.day)]))


def notice(reading: Reading) -> str:
    """What must be known before reading: not signed yet, or whose copy this is."""
    said = [] if reading.visit["state"] in SIGNED_STATES else [reading.say("draft")]
    if reading.copy == SHARED:
        said.append(reading.say("shared_copy"))
    elif reading.copy != OFFICE:
        said.append(reading.say("company_copy", company=reading.company(reading.copy)))
    return " ".join(said)


def _long(reading: Reading, day: str | None) -> str:
    return formats.long_day(day, reading.language) if day else ""


def _when(reading: Reading) -> str:
    """The day with the hours at which the visit began and ended."""
    started, ended = reading.visit.get("started_at"), reading.visit.get("ended_at")
    if not started:
        return _long(reading, reading.day)
    begun = formats.clock_in_france(started)
    if not ended:
        return reading.say("from_hour", day=_long(reading, reading.day), begun=begun)
    over = formats.clock_in_france(ended)
    return reading.say("from_to_hours", day=_long(reading, reading.day), begun=begun, over=over)
