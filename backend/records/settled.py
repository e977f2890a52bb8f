"""Collisions and held changes that somebody settled, by the time since then."""

from datetime import datetime

from sqlalchemy import exists, select

from backend.extensions import db
from backend.records import tables

MATTERS = ("conflict", "hold")
OPEN = "open"


def of_before(territory: str, before: datetime) -> list[tuple[str, str]]:
    """Return the types and ids of those that are settled and nobody touched since an instant."""
    line, found = tables.journal.c, list[tuple[str, str]]()
    for name in MATTERS:
        matter = tables.TABLES[name].c
        touched = exists().where(
            line.territory_id == territory,
            line.record_id == matter.id,
            line.received_at >= before,
        )
        query = select(matter.id).where(
            matter.territory_id == territory, matter.state != OPEN, ~touched
        )
        found += [(name, each) for each in db.session.scalars(query.order_by(matter.id))]
    return found
