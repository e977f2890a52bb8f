"""The journal as the audit chain needs it: lines by their keys, lines without a digest, erasure."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select, update

from backend.extensions import db
from backend.records import tables

_columns = tables.journal.c
Line = dict[str, Any]


def lines(territory: str, ops: Iterable[str]) -> list[Line]:
    """Return whole lines of the journal by their changes."""
    mine = (_columns.territory_id == territory, _columns.op.in_(list(ops)))
    return [dict(row) for row in db.session.execute(select(tables.journal).where(*mine)).mappings()]


def keys(territory: str) -> list[str]:
    """Return the key of every line."""
    return list(db.session.scalars(select(_columns.op).where(_columns.territory_id == territory)))


def without_digest(territory: str, most: int) -> list[Line]:
    """Return some lines that the first release wrote, the oldest first."""
    query = (
        select(tables.journal)
        .where(_columns.territory_id == territory, _columns.content_hash.is_(None))
        .order_by(_columns.received_at, _columns.seq, _columns.op)
        .limit(most)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def give_digests(territory: str, sealed: Iterable[Line]) -> None:
    """Write the salt and the digest of lines that had none."""
    change = (
        update(tables.journal)
        .where(_columns.territory_id == territory, _columns.op == bindparam("o"))
        .values(salt=bindparam("s"), content_hash=bindparam("h"))
    )
    told = [{"o": row["op"], "s": row["salt"], "h": row["content_hash"]} for row in sealed]
    db.session.connection().execute(change, told)


def replace_content(territory: str, ops: Mapping[str, Mapping[str, Any]]) -> None:
    """Write other content into lines; their salt goes, their digest stays."""
    change = (
        update(tables.journal)
        .where(_columns.territory_id == territory, _columns.op == bindparam("o"))
        .values(
            body=bindparam("b", type_=_columns.body.type),
            before=bindparam("w", type_=_columns.before.type),
            result=bindparam("r", type_=_columns.result.type),
            salt=None,
        )
    )
    told = [
        {"o": op, "b": new["body"], "w": new["before"], "r": new["result"]}
        for op, new in sorted(ops.items())
    ]
    db.session.connection().execute(change, told)
