"""The lawful way through the triggers: what is erased is named by a chained event first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, select, update

from backend.accounts.models import Territory
from backend.audit import tables
from backend.audit.chain import Chain, append, head_of
from backend.audit.events import Event, EventKind, note
from backend.audit.lines import replaced, sealed
from backend.extensions import db
from backend.records import tables as records

AT_ONCE = 500


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
    columns = records.journal.c
    change = (
        update(records.journal)
        .where(columns.territory_id == territory, columns.op == bindparam("o"))
        .values(
            body=bindparam("b", type_=columns.body.type),
            before=bindparam("w", type_=columns.before.type),
            result=bindparam("r", type_=columns.result.type),
            salt=None,
        )
    )
    told = [
        {"o": op, "b": new["body"], "w": new["before"], "r": new["result"]}
        for op, new in sorted(ops.items())
    ]
    connection.execute(change, told)


def forget_reads(territory: str, *, before: datetime, by: str, at: datetime) -> int:
    """Let the readings before an instant go; returns how many. The caller commits."""
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


def begin_chains(at: datetime) -> None:
    """Begin the chain of each territory that has none yet, with what the first release wrote."""
    for territory in db.session.scalars(select(Territory.id)).all():
        if head_of(db.session.connection(), territory, Chain.JOURNAL).n == 0:
            adopt(territory, by="migration", at=at)
        db.session.commit()


def adopt(territory: str, *, by: str, at: datetime) -> int:
    """Take lines into the chain that were written without it, by the first release.

    Returns how many; a chained event says so. The caller commits.
    """
    connection = db.session.connection()
    columns = records.journal.c
    query = (
        select(records.journal)
        .where(columns.territory_id == territory, columns.content_hash.is_(None))
        .order_by(columns.received_at, columns.seq, columns.op)
        .limit(AT_ONCE)
    )
    total = 0
    change = (
        update(records.journal)
        .where(columns.territory_id == territory, columns.op == bindparam("o"))
        .values(salt=bindparam("s"), content_hash=bindparam("h"))
    )
    while found := [dict(row) for row in connection.execute(query).mappings()]:
        under = [sealed(row) for row in found]
        told = [{"o": row["op"], "s": row["salt"], "h": row["content_hash"]} for row in found]
        connection.execute(change, told)
        append(connection, territory, Chain.JOURNAL, under, at)
        total += len(found)
    if total:
        note(connection, Event(territory, EventKind.ADOPTED, {"lines": total}, by, at))
    return total
