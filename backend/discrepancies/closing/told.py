"""How a month that is to be closed, or was, is shown."""

from typing import Any

from sqlalchemy import select

from backend.discrepancies.closing import ledger
from backend.discrepancies.closing.blockers import CLOSABLE, blockers
from backend.discrepancies.closing.models import MonthClosing
from backend.discrepancies.reading import Reading
from backend.discrepancies.worklist import Narrowing, place
from backend.extensions import db
from backend.records.queries import open_matters

Told = dict[str, Any]


def month_of(reading: Reading, territory: str, party: str) -> Told:
    """Whether a party's month can be closed, what it would write, and its ledger so far."""
    closed = reading.is_closed(party)
    found = [] if closed else blockers(reading, party, open_matters(territory))
    lines = [] if closed or not reading.sheet(party) else ledger.proposed(reading, party)
    kept = ledger.in_force(ledger.entries(reading, party))
    return {
        **place(reading, party),
        "month": reading.month,
        "state": "closed" if closed else "open",
        "can_close": not closed and not found,
        "needs_reason": not closed and bool(kept),
        "basis": ledger.basis_of(reading, party),
        "declared": sum(each["declared"] for each in lines),
        "retained": sum(each.data["retained_minutes"] for each in kept)
        if closed
        else sum(each["retained"] for each in lines),
        "blockers": [each.shown() for each in found],
        "lines": lines,
        "ledger": ledger.shown(reading, party),
        "closings": closings(territory, party, reading.month),
    }


def closings(territory: str, party: str, month: str) -> list[MonthClosing]:
    """Return the closings of a party's month, the latest first."""
    query = (
        select(MonthClosing)
        .where(MonthClosing.territory_id == territory, MonthClosing.party_id == party)
        .where(MonthClosing.period == month)
        .order_by(MonthClosing.number.desc())
    )
    return list(db.session.scalars(query))


def closable(reading: Reading, territory: str, near: Narrowing) -> Told:
    """Return the sheets of a month that can be closed now, and those that cannot."""
    matters = open_matters(territory)
    sheets: list[Told] = []
    blocked: list[Told] = []
    parties = [each for each in sorted(reading.sheets) if near.is_near(place(reading, each))]
    waiting = [each for each in parties if (reading.sheet(each) or {})["state"] in CLOSABLE]
    for party in waiting:
        found = blockers(reading, party, matters)
        if found:
            told = {"blockers": [each.shown() for each in found]}
            blocked.append(place(reading, party) | told)
        else:
            sheets.append(_sheet(reading, party))
    closed = sum(reading.is_closed(each) for each in parties)
    return {"month": reading.month, "sheets": sheets, "blocked": blocked, "closed": closed}


def _sheet(reading: Reading, party: str) -> Told:
    lines = ledger.proposed(reading, party)
    mine = (each for each in reading.found.values() if each.sheet == party)
    return place(reading, party) | {
        "lines": len(lines),
        "declared": sum(each["declared"] for each in lines),
        "retained": sum(each["retained"] for each in lines),
        "open": sum(map(reading.is_open, mine)),
        "needs_reason": any(each["before"] is not None for each in lines),
        "basis": ledger.basis_of(reading, party),
    }
