"""Reading and writing the computed months: one state for each month, one row for each operation."""

import sqlite3
from collections.abc import Mapping
from secrets import token_urlsafe
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from backend.discrepancies.parts.lookup_numbers import unpacked
from backend.discrepancies.parts.models import InputChange, MonthPart, MonthState
from backend.extensions import db

WHOLE_TERRITORY = ""
"""In place of a month: from which number on the territory's changes are noted."""
Rows = Mapping[str, Mapping[str, Any]]


class State(NamedTuple):
    """Up to which number a month is computed, on which basis, and the mark of its writing."""

    seq: int
    basis: str
    mark: str


class Changes(NamedTuple):
    """The look-ups that were touched since, the parties that may be new, the number of the last."""

    lookups: frozenset[int]
    parties: frozenset[str]
    last: int


def state_of(territory: str, month: str) -> State | None:
    """Return the state of a month, None where it is not kept."""
    query = select(MonthState.seq, MonthState.basis, MonthState.mark).where(
        MonthState.territory_id == territory, MonthState.month == month
    )
    found = db.session.execute(query).first()
    return None if found is None else State(*found)


def changes_since(territory: str, seq: int) -> Changes | None:
    """Return what changed after a number; None where what changed is forgotten already."""
    noted_from = state_of(territory, WHOLE_TERRITORY)
    if noted_from is not None and noted_from.seq > seq:
        return None
    query = select(InputChange.seq, InputChange.lookups, InputChange.parties).where(
        InputChange.territory_id == territory, InputChange.seq > seq
    )
    lookups: set[int] = set()
    parties: set[str] = set()
    last = seq
    for noted, touched, some in db.session.execute(query):
        lookups |= unpacked(touched)
        parties.update(some.split())
        last = max(last, noted)
    return Changes(frozenset(lookups), frozenset(parties), last)


def rows_of(territory: str, month: str) -> list[Mapping[str, Any]]:
    """Return the rows of the parts of a month."""
    columns = (MonthPart.part, MonthPart.lookups, MonthPart.told)
    query = select(*columns).where(MonthPart.territory_id == territory, MonthPart.month == month)
    return [dict(row) for row in db.session.execute(query).mappings()]


class Writing(NamedTuple):
    """What to write of a month: ``was`` is the state that it follows, None for the whole month."""

    territory: str
    month: str
    was: State | None
    seq: int
    basis: str
    rows: Rows
    gone: frozenset[str] = frozenset()

    @property
    def says(self) -> bool:
        """Tell whether it writes parts; else only up to which number they hold."""
        return self.was is None or bool(self.rows or self.gone)


def keep(writing: Writing) -> State | None:
    """Write what was computed, in a transaction of its own; None where it is not needed.

    Another host may have written meanwhile, or a writer may hold the database: what was computed is
    right all the same, and computed again next time.
    """
    try:
        with db.engine.begin() as connection:
            return _written(connection, writing)
    except (DBAPIError, sqlite3.Error):  # a lock that SQLite refuses at BEGIN comes as it is
        return None


def _written(connection: Connection, writing: Writing) -> State | None:
    mark = token_urlsafe(8) if writing.was is None or writing.says else writing.was.mark
    new = State(writing.seq, writing.basis, mark)
    if not _take_state(connection, writing, new):
        return None
    if writing.says:
        _put_parts(connection, writing)
    _forget_changes(connection, writing.territory)
    return new


def _put_parts(connection: Connection, writing: Writing) -> None:
    mine = (MonthPart.territory_id == writing.territory, MonthPart.month == writing.month)
    old = delete(MonthPart).where(*mine)
    if writing.was is not None:
        old = old.where(MonthPart.part.in_(sorted(writing.rows.keys() | writing.gone)))
    connection.execute(old)
    shared = {"territory_id": writing.territory, "month": writing.month}
    rows = [{**row, **shared} for row in writing.rows.values()]
    if rows:
        connection.execute(insert(MonthPart), rows)


def _take_state(connection: Connection, writing: Writing, new: State) -> bool:
    """Put the new state if it follows the one known, which is locked until the end."""
    mine = (MonthState.territory_id == writing.territory, MonthState.month == writing.month)
    query = select(MonthState.seq, MonthState.basis, MonthState.mark).where(*mine)
    found = connection.execute(query.with_for_update()).first()
    known = None if found is None else State(*found)
    if known is None:
        row = {"territory_id": writing.territory, "month": writing.month, **new._asdict()}
        if writing.was is None:
            connection.execute(insert(MonthState), [row])
        return writing.was is None
    later = writing.was is None and (known.basis != new.basis or known.seq <= new.seq)
    if known != writing.was and not later:
        return False
    connection.execute(update(MonthState).where(*mine).values(**new._asdict()))
    return True


def _forget_changes(connection: Connection, territory: str) -> None:
    """Forget the changes that every kept month has taken in."""
    here = MonthState.territory_id == territory
    of_months = select(func.min(MonthState.seq)).where(here, MonthState.month != WHOLE_TERRITORY)
    oldest = connection.scalar(of_months)
    if oldest is None:
        return
    passed = (InputChange.territory_id == territory, InputChange.seq <= oldest)
    if connection.scalar(select(func.count()).select_from(InputChange).where(*passed)):
        connection.execute(delete(InputChange).where(*passed))
        _note_from(connection, territory, oldest)


def _note_from(connection: Connection, territory: str, seq: int) -> None:
    mine = (MonthState.territory_id == territory, MonthState.month == WHOLE_TERRITORY)
    known = connection.scalar(select(MonthState.seq).where(*mine))
    if known is None:
        row = {"territory_id": territory, "month": WHOLE_TERRITORY, "basis": "", "mark": ""}
        connection.execute(insert(MonthState), [{**row, "seq": seq}])
    elif known < seq:
        connection.execute(update(MonthState).where(*mine).values(seq=seq))


def throw_away(connection: Connection, territory: str, seq: int) -> None:
    """Forget every computed month of a territory, and the changes noted up to a number."""
    for table in (MonthPart, MonthState, InputChange):
        connection.execute(delete(table).where(table.territory_id == territory))
    _note_from(connection, territory, seq)
