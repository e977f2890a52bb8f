"""Bringing the kept months up to date before people come, and comparing them with a computation."""

from datetime import date

from sqlalchemy import delete, select

from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.parts import keeping
from backend.discrepancies.parts.content import part_of
from backend.discrepancies.parts.models import MonthPart, MonthState
from backend.discrepancies.parts.reading import Question, computed_rows, read_month
from backend.extensions import db, readonly
from backend.records import feed
from backend.records.figures import counting_sheets
from sync.hours import month_after, month_of


def wanted(territory: str, today: date) -> list[str]:
    """Return the months that people open: those with a sheet that is not closed, and the last."""
    sheets = counting_sheets(territory)
    waiting = {month for (_, month), (_, state) in sheets.items() if state != "closed"}
    return sorted(waiting | {month_after(month_of(today), -1)})


def bring_up(territory: str, today: date) -> list[str]:
    """Compute what has changed of the months that people open; returns them."""
    with readonly():
        months = wanted(territory, today)
    for month in months:
        with readonly():
            read_month(territory, month, today)
    return months


def forget_others(territory: str, months: list[str]) -> None:
    """Forget the months that nobody opens; the caller commits."""
    for table in (MonthPart, MonthState):
        others = table.month.not_in([*months, keeping.WHOLE_TERRITORY])
        db.session.execute(delete(table).where(table.territory_id == territory, others))


def throw_away(territory: str) -> None:
    """Forget every computed month; the caller commits."""
    keeping.throw_away(db.session.connection(), territory, feed.clock_of(territory).seq)


def different(territory: str, today: date) -> list[tuple[str, str]]:
    """Return the months and operations of which what is kept is not what is computed."""
    thresholds = settings_of_id(territory).thresholds
    query = select(MonthState.month).where(
        MonthState.territory_id == territory, MonthState.month != keeping.WHOLE_TERRITORY
    )
    found: list[tuple[str, str]] = []
    for month in sorted(db.session.scalars(query)):
        known = read_month(territory, month, today).parts
        rows = computed_rows(Question(territory, month, today, thresholds))
        fresh = {part: part_of(row) for part, row in rows.items()}
        parts = sorted(known.keys() | fresh.keys())
        found += [(month, part) for part in parts if known.get(part) != fresh.get(part)]
    return found
