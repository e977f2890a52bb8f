"""How the exchange goes: what was answered, what waits, which pictures records speak of."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, select

from backend.extensions import db
from backend.records import tables
from sync.record import Kind
from sync.records import RECORDS

Row = dict[str, Any]
NAMES = ("conflict", "hold")


def answers_since(territory: str, since: datetime) -> dict[str, int]:
    """Return how many changes were answered in which way since an instant."""
    columns = tables.journal.c
    status = columns.result["status"].as_string()
    query = (
        select(status, func.count())
        .where(columns.territory_id == territory, columns.received_at >= since)
        .group_by(status)
    )
    return {each: count for each, count in db.session.execute(query)}  # noqa: C416 - rows


def waiting(territory: str | None = None) -> dict[str, dict[str, Any]]:
    """Return how many collisions and held changes wait, and the first due day of each kind."""
    found = {}
    for name in NAMES:
        columns = tables.TABLES[name].c
        query = select(func.count(), func.min(columns.due_on)).where(columns.state == "open")
        if territory is not None:
            query = query.where(columns.territory_id == territory)
        count, due = db.session.execute(query).one()
        found[name] = {"open": count, "first_due": due}
    return found


def late_by_kind(territory: str, today: str) -> Counter[str]:
    """Return how many of what waits is past its day, by kind."""
    found: Counter[str] = Counter()
    for name in NAMES:
        columns = tables.TABLES[name].c
        query = select(func.count()).where(
            columns.territory_id == territory, columns.state == "open", columns.due_on < today
        )
        found[name] = db.session.scalar(query) or 0
    return found


def restores(territory: str) -> int:
    """Return how often an older backup was put in place."""
    query = select(func.count()).where(tables.epoch.c.territory_id == territory)
    return db.session.scalar(query) or 0


def photos(territory: str) -> list[Row]:
    """Return the photos that records speak of: id, sha256, visit_id."""
    columns = tables.TABLES["photo"].c
    query = select(columns.id, columns.sha256, columns.visit_id).where(
        columns.territory_id == territory
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def first_heard(territory: str, records: Iterable[str]) -> dict[str, datetime]:
    """Return when the office first heard of some records."""
    columns = tables.journal.c
    query = (
        select(columns.record_id, func.min(columns.received_at))
        .where(columns.territory_id == territory, columns.record_id.in_(list(records)))
        .group_by(columns.record_id)
    )
    return {each: at for each, at in db.session.execute(query)}  # noqa: C416 - rows


def late_since(day: str) -> int:
    """Return how many collisions and held changes of all territories were due before a day."""
    found = 0
    for name in NAMES:
        columns = tables.TABLES[name].c
        query = select(func.count()).where(columns.state == "open", columns.due_on < day)
        found += db.session.scalar(query) or 0
    return found


def open_discrepancies() -> int:
    """Return how many questions to companies wait for an answer or a decision."""
    columns = tables.TABLES["discrepancy"].c
    query = select(func.count()).where(columns.state.in_(("asked", "answered", "escalated")))
    return db.session.scalar(query) or 0


def by_state(table: str) -> dict[str, int]:
    """Return how many records of a type stand in each state."""
    state = tables.TABLES[table].c.state
    rows = db.session.execute(select(state, func.count()).group_by(state))
    return {str(name): count for name, count in rows}


def records_by_territory() -> dict[str, int]:
    """Return how many records each territory has."""
    columns = tables.record.c
    query = select(columns.territory_id, func.count()).group_by(columns.territory_id)
    return {territory: count for territory, count in db.session.execute(query)}  # noqa: C416


def names_file(territory: str, digest: str) -> bool:
    """Tell whether a record names a file, or a change of one that was held."""
    for kind in RECORDS.values():
        columns = tables.TABLES[kind.name].c
        for name in (each.name for each in kind.fields.values() if each.kind is Kind.FILE):
            query = select(columns.id).where(
                columns.territory_id == territory, columns[name] == digest
            )
            if db.session.scalar(query.limit(1)) is not None:
                return True
    content = cast(tables.TABLES["hold"].c.content, Text)
    held = select(tables.TABLES["hold"].c.id).where(
        tables.TABLES["hold"].c.territory_id == territory, content.contains(digest)
    )
    return db.session.scalar(held.limit(1)) is not None
