"""The lawful way through the triggers: what is erased is named by a chained event first."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, select

from backend.audit import tables
from backend.audit.chain import Chain, append, head_of
from backend.audit.events import Event, EventKind, note
from backend.audit.lines import replaced, sealed
from backend.extensions import db
from backend.records import sealing

AT_ONCE = 500
READINGS = timedelta(days=365)
"""How long it is kept who read whose file (CNIL, délibération 2021-122)."""


def forget_content(
    territory: str, ops: Mapping[str, Mapping[str, Any]], *, by: str, at: datetime, why: str
) -> None:
    """Replace what lines of the journal say; who, when and on what record stays.

    ``ops`` has the new ``body``, ``before`` and ``result`` of each line that changes. The chain
    still verifies and says that the content was erased. The caller commits.
    """
    if not ops:
        return
    connection = db.session.connection()
    left = {op: replaced(new) for op, new in ops.items()}
    note(connection, Event(territory, EventKind.ERASED, {"ops": left, "why": why}, by, at))
    sealing.replace_content(territory, ops)


def forget_reads(territory: str, *, before: datetime, by: str, at: datetime) -> int:
    """Let the readings before an instant go; returns how many. The caller commits.

    ValueError where their time is not over: the chain would name them as missing.
    """
    if before > at - READINGS:
        raise ValueError("readings stay for a year")
    connection = db.session.connection()
    columns = tables.reading.c
    old = (columns.territory_id == territory, columns.at < before)
    if connection.scalar(select(columns.id).where(*old).limit(1)) is None:
        return 0
    note(connection, Event(territory, EventKind.FORGOTTEN, {}, by, at, until=before))
    of = tables.reading_of.c
    connection.execute(
        delete(tables.reading_of).where(of.territory_id == territory, of.at < before)
    )
    gone = connection.execute(delete(tables.reading).where(*old))
    assert isinstance(gone, CursorResult)
    return gone.rowcount


def begin_chain(territory: str, at: datetime) -> None:
    """Begin a chain that has no link yet, with what the first release wrote. The caller commits."""
    if head_of(db.session.connection(), territory, Chain.JOURNAL).n == 0:
        adopt(territory, by="migration", at=at)


def adopt(territory: str, *, by: str, at: datetime) -> int:
    """Take lines into the chain that were written without it, by the first release.

    Returns how many; a chained event says so. The caller commits.
    """
    connection = db.session.connection()
    total = 0
    while found := sealing.without_digest(territory, AT_ONCE):
        under = [sealed(row) for row in found]
        sealing.give_digests(territory, found)
        append(connection, territory, Chain.JOURNAL, under, at)
        total += len(found)
    if total:
        note(connection, Event(territory, EventKind.ADOPTED, {"lines": total}, by, at))
    return total
