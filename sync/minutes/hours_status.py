"""Hours due, declared, confirmed and retained, by lot and company, as known on the day."""

from dataclasses import dataclass

from sync.hours import month_after
from sync.minutes import formats
from sync.minutes.parties import Lot, Party, Post
from sync.minutes.reading import Data, Reading
from sync.minutes.value import Column, Table, Text
from sync.records.clause_amendment import required_on

DUE_DAY = 10
FORECAST_AFTER_DAYS = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """Minutes of one party, or of all parties of a lot, and the months without a sheet."""

    declared: int = 0
    confirmed: int = 0
    retained: int = 0
    missing: tuple[str, ...] = ()

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.declared + other.declared,
            self.confirmed + other.confirmed,
            self.retained + other.retained,
            tuple(sorted({*self.missing, *other.missing})),
        )


def hours_table(reading: Reading, parties: list[Party], posts: list[Post]) -> list[Table | Text]:
    """The table of hours, one row for each party, and one for all parties of a lot with several."""
    rows: list[tuple[str, ...]] = []
    for lot in dict.fromkeys(party.lot for party in parties):
        here = [party for party in parties if party.lot == lot]
        each = [figures_of(reading, party, posts) for party in here]
        if len(here) > 1:
            rows.append(_row(reading, lot, reading.say("all_parties"), sum(each, Figures())))
        for party, figures in zip(here, each, strict=True):
            alone = len(here) == 1
            rows.append(_row(reading, lot, party.company, figures, with_due=alone))
    if not rows:
        return [Text(reading.say("no_lots"))]
    columns = tuple(
        Column(
            reading.say(f"hours_{name}"),
            figures=name in FIGURES,
            wide=name in ("company", "missing"),
        )
        for name in ("lot", "company", *FIGURES, "missing")
    )
    note = Text(reading.say("hours_note", day=formats.short_day(reading.until)), "note")
    return [
        Table(reading.say("hours_caption"), columns, tuple(rows)),
        *([note] if reading.day else []),
    ]


FIGURES = ("due", "declared", "confirmed", "retained", "rate", "elapsed", "forecast")


def due_of(reading: Reading, lot: Lot) -> int:
    """The hours due on the lot, in minutes: the last amendment that holds on the day."""
    changes = reading.of("clause_amendment", "clause_id", lot.clause_id)
    return required_on(lot.clause, changes, reading.until)


def figures_of(reading: Reading, party: Party, posts: list[Post]) -> Figures:
    """The hours of a party known by the evening of the visit; training counts as declared.

    A site manager confirms work alone.
    """
    sheets = _sheets(reading, party)
    lines = {
        (period, str(line.get("worker_id"))): line["worked_minutes"]
        for period, sheet_id in sheets.items()
        for _, line in reading.of("sheet_line", "sheet_id", sheet_id)
        if line.get("worker_id") is not None
    }
    return Figures(
        declared=sum(
            line["worked_minutes"] + (line.get("training_minutes") or 0)
            for sheet_id in sheets.values()
            for _, line in reading.of("sheet_line", "sheet_id", sheet_id)
        ),
        confirmed=_confirmed(reading, party, lines),
        retained=_retained(reading, party),
        missing=_missing(reading, party, posts, set(sheets)),
    )


def _sheets(reading: Reading, party: Party) -> dict[str, str]:
    """The sheet that counts for each month: the highest version that is no draft."""
    found: dict[str, tuple[int, str]] = {}
    for sheet_id, sheet in reading.of("monthly_sheet", "party_id", party.id):
        sent = sheet.get("submitted_at")
        known = sent is None or formats.day_in_france(sent) <= reading.until
        if sheet["state"] != "draft" and known:
            version = (sheet["version"], sheet_id)
            found[sheet["period"]] = max(found.get(sheet["period"], version), version)
    return {period: sheet_id for period, (_, sheet_id) in found.items()}


def _confirmed(reading: Reading, party: Party, lines: dict[tuple[str, str], int]) -> int:
    """Minutes that somebody on the site confirmed; without a figure, those of the sheet."""
    total = 0
    for _, said in reading.of("hours_confirmation", "party_id", party.id):
        known = formats.day_in_france(said["confirmed_at"]) <= reading.until
        if said["state"] == "confirmed" and known:
            declared = lines.get((said["period"], said["worker_id"]), 0)
            given = said.get("confirmed_minutes")
            total += declared if given is None else given
    return total


def _retained(reading: Reading, party: Party) -> int:
    known = {
        each: data
        for each, data in reading.of("retained_hours", "party_id", party.id)
        if data["decided_on"] <= reading.until
    }
    replaced = {data.get("supersedes_id") for data in known.values()}
    return sum(data["retained_minutes"] for each, data in known.items() if each not in replaced)


def _missing(reading: Reading, party: Party, posts: list[Post], sent: set[str]) -> tuple[str, ...]:
    """Months with somebody allocated whose sheet was due before the visit and has not come."""
    if not reading.day:
        return ()
    due_day = party.lot.clause.get("sheet_due_day", DUE_DAY)
    found: set[str] = set()
    for post in posts:
        month = post.from_on[:7]
        while post.party == party and f"{month_after(month)}-{due_day:02d}" < reading.day:
            if month > post.to_on[:7]:
                break
            found.add(month)
            month = month_after(month)
    return tuple(sorted(found - sent))


def _row(
    reading: Reading, lot: Lot, company: str, figures: Figures, *, with_due: bool = True
) -> tuple[str, ...]:
    language, due = reading.language, due_of(reading, lot)
    of_lot = ("", "", "", "")
    if with_due and due:
        rate = formats.percent(formats.share(figures.retained, due), language)
        elapsed = _elapsed(reading, lot.clause)
        of_lot = (formats.hours(due, language), rate, *_outlook(reading, elapsed, figures.retained))
    return (
        lot.label,
        company,
        of_lot[0],
        formats.hours(figures.declared, language),
        formats.hours(figures.confirmed, language),
        formats.hours(figures.retained, language),
        *of_lot[1:],
        ", ".join(map(formats.short_month, figures.missing)) or reading.say("none"),
    )


def _elapsed(reading: Reading, clause: Data) -> tuple[int, int]:
    """Days gone by on the day of the visit, and days in all; at least one."""
    whole = max(1, formats.days_between(clause["starts_on"], clause["due_on"]))
    if not reading.day:
        return 0, whole
    return min(whole, max(0, formats.days_between(clause["starts_on"], reading.day))), whole


def _outlook(reading: Reading, elapsed: tuple[int, int], retained: int) -> tuple[str, str]:
    """The share of time gone by, and the hours at the end if they go on alike.

    Under thirty days there is nothing to draw a line from.
    """
    gone, whole = elapsed
    share = formats.percent(formats.share(gone, whole), reading.language)
    if gone < FORECAST_AFTER_DAYS:
        return share, reading.say("too_early")
    forecast = retained * whole // gone // 60 * 60
    return share, formats.hours(forecast, reading.language)
