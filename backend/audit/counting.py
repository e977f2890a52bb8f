"""How many people an account read: in the last minutes, and day by day."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from backend.accounts.reads import OPENED, Reads
from backend.audit import tables
from backend.clock import day_in_france
from backend.extensions import db

SHOWN = frozenset(Reads) - {Reads.PHONE}
"""What somebody looked at; what a device receives to work without network is counted apart."""


def persons(territory: str, user_id: str, since: datetime, what: Collection[Reads] = OPENED) -> int:
    """Return how many different people an account read since an instant."""
    read, of = tables.reading.c, tables.reading_of.c
    query = (
        select(func.count(of.person_id.distinct()))
        .join(tables.reading, (read.territory_id == of.territory_id) & (read.id == of.read_id))
        .where(*_mine(territory, user_id, since), read.what.in_(sorted(what)))
    )
    return db.session.scalar(query) or 0


def by_day(territory: str, user_id: str, since: datetime) -> dict[date, int]:
    """Return how many different people an account looked at on each French day."""
    read, of = tables.reading.c, tables.reading_of.c
    query = (
        select(read.at, of.person_id)
        .join(tables.reading_of, (read.territory_id == of.territory_id) & (read.id == of.read_id))
        .where(*_mine(territory, user_id, since), read.what.in_(sorted(SHOWN)))
    )
    days: dict[date, set[str]] = {}
    for at, person in db.session.execute(query):
        days.setdefault(day_in_france(at), set()).add(person)
    return {day: len(found) for day, found in days.items()}


def _mine(territory: str, user_id: str, since: datetime) -> list[ColumnElement[bool]]:
    read = tables.reading.c
    return [read.territory_id == territory, read.user_id == user_id, read.at > since]
