"""The clock of a territory, and its timelines: a restore of an older backup ends one.

Nobody needs to say that there was a restore. A phone shows the last line of the journal that it
has heard of; where that line is missing, the phone saw what this database has never seen, and a new
timeline begins: another epoch, and numbers that were never given.
"""

from collections.abc import Mapping
from secrets import token_urlsafe
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, bindparam, select

from backend.records import tables
from backend.records.writing import insert_or_leave


class Clock(NamedTuple):
    """The last number of a territory, its epoch, and the last line of its journal with its turn."""

    seq: int = 0
    epoch: str = ""
    last_line: str | None = None


class Mark(NamedTuple):
    """What a phone has heard of a timeline: its epoch, a number, and a line of its journal."""

    epoch: str
    seq: int
    line: str | None


_columns = tables.clock.c
_LOCKED = (
    select(_columns.seq, _columns.epoch, _columns.last_line)
    .where(_columns.territory_id == bindparam("territory"))
    .with_for_update()
)


def locked_clock(connection: Connection, territory: str) -> Clock:
    """Return the clock, locked against other writers; a new territory gets one, at 0."""
    mine = {"territory": territory}
    found = connection.execute(_LOCKED, mine).first()
    if found is None:
        row = {"territory_id": territory, "seq": 0, "epoch": token_urlsafe(12)}
        insert_or_leave(connection, tables.clock, row)
        found = connection.execute(_LOCKED, mine).one()
    return Clock(*found)


class Past(Protocol):
    """What a territory remembers of its own past."""

    def knows(self, line: str) -> bool:
        """Tell whether a line (its change and its turn) is in the journal."""

    def had(self, epoch: str) -> bool:
        """Tell whether this was an epoch of the territory before the present one."""


def is_foreign(clock: Clock, mark: Mark, past: Past) -> bool:
    """Tell whether a phone saw what a restore took back and nobody has noticed yet."""
    if mark.epoch != clock.epoch:
        return not past.had(mark.epoch)
    if mark.seq > clock.seq:
        return True
    return mark.line is not None and mark.line != clock.last_line and not past.knows(mark.line)


def end_epoch(connection: Connection, territory: str, ended: Mapping[str, int]) -> str:
    """Note that timelines ended, each with the number up to which it is true still.

    One of them a restore may have taken back with all that it was: then only a phone tells of it,
    and the next one that does finds it known. Returns the new epoch.
    """
    for epoch, agreed in ended.items():
        row = {"territory_id": territory, "epoch": epoch, "ended_at_seq": agreed}
        if epoch:
            insert_or_leave(connection, tables.epoch, row)
    return token_urlsafe(12)


def agreed_until(connection: Connection, territory: str, epoch: str) -> int | None:
    """Return up to which number a past timeline says the same as the present one.

    None when the territory never had that epoch.
    """
    columns = tables.epoch.c
    query = select(columns.ended_at_seq)
    return connection.scalar(query.where(columns.territory_id == territory, columns.epoch == epoch))
