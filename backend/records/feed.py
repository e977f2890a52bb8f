"""Reading the feed: what changed under some tags after a number, in the order of numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, case, func, select, type_coerce
from sqlalchemy.types import NULLTYPE

from backend.extensions import db
from backend.records import tables
from backend.records.timeline import Clock
from backend.records.writing import digests

CLOCK = select(tables.clock.c.seq, tables.clock.c.epoch, tables.clock.c.last_line).where(
    tables.clock.c.territory_id == bindparam("territory")
)
"""Built once: every request asks it."""


def clock_of(territory: str) -> Clock:
    """Return the clock of a territory; the first one where nothing was written yet."""
    row = db.session.connection().execute(CLOCK, {"territory": territory}).first()
    return Clock() if row is None else Clock(*row)


Line = Row[Any, Any, Any, Any]
"""A row of the feed with its record: id, seq, gone, wire."""


def changed_after(territory: str, positions: Mapping[str, int], limit: int) -> Sequence[Line]:
    """Return rows (id, seq, gone, wire) of the scopes beyond their positions, each number once.

    No two records share a number, so that rows of one are one record's: sorting by numbers costs
    half of sorting by ids. ``gone`` is 1 where the record left, at that number, all of these
    scopes; one that has come to another of them since is there once more, at its own number.
    """
    change, record = tables.change.c, tables.record.c
    low = min(positions.values())
    newer = (
        select(change.id, change.seq, func.min(change.gone).label("gone"))
        .where(change.territory_id == territory, change.scope.in_(positions), change.seq > low)
        .group_by(change.seq, change.id)
        .order_by(change.seq)
        .limit(limit)
    )
    behind = {scope: at for scope, at in positions.items() if at != low}
    if behind:
        newer = newer.where(change.seq > case(behind, value=change.scope, else_=low))
    some = newer.subquery()
    query = (
        select(some.c.id, some.c.seq, some.c.gone, type_coerce(record.wire, NULLTYPE).label("wire"))
        .join(tables.record, (record.territory_id == territory) & (record.id == some.c.id))
        .order_by(some.c.seq)
    )
    return db.session.execute(query).all()


def arrived(territory: str, positions: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return for each scope how many of its rows lie up to its position, and how many there are."""
    change = tables.change.c
    passed = case((change.seq <= case(dict(positions), value=change.scope, else_=0), 1), else_=0)
    query = (
        select(change.scope, func.sum(passed), func.count())
        .where(change.territory_id == territory, change.scope.in_(positions))
        .group_by(change.scope)
    )
    return {scope: (int(at), int(of)) for scope, at, of in db.session.execute(query)}


def digest_of(territory: str, tags: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return count and xor for each tag, as a phone computes them over what it holds."""
    tags = sorted(tags)
    found = digests(db.session.connection(), territory, tags)
    return {tag: _shown(*found.get(tag, (0, 0))) for tag in tags}


def _shown(count: int, xor: int) -> dict[str, Any]:
    return {"count": count, "xor": f"{xor:016x}"}
