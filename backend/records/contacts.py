"""When the office last had to do with each person, and what of it is still open."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select

from backend.extensions import db
from backend.records import tables
from sync.record import Kind
from sync.records import RECORDS
from sync.retention_names import MASK
from sync.retention_person import OWNED, PERSON

DATES = (Kind.DAY, Kind.MONTH, Kind.INSTANT)
AHEAD = frozenset({"valid_until", "planned_end_on", "answer_due_on", "eligible_until"})
"""Days that lie ahead when they are written: no contact."""
DECIDED = ("accepted", "dismissed")
LINE, SHEET = tables.TABLES["sheet_line"].c, tables.TABLES["monthly_sheet"].c
LEDGER, VISIT = tables.TABLES["retained_hours"].c, tables.TABLES["visit"].c
WORKER, DISCREPANCY = tables.TABLES[PERSON].c, tables.TABLES["discrepancy"].c


def days(territory: str, ids: list[str] | None = None) -> dict[str, list[str]]:
    """Return the days on which something was known of each person, in their wire form."""
    found: dict[str, list[str]] = {each: [] for each in people(territory, ids)}
    for query in _queries(territory, ids):
        for person, *told in db.session.execute(query):
            found.setdefault(person, []).extend(filter(None, told))
    for person, first in _first_known(territory, [p for p, told in found.items() if not told]):
        found[person].append(first.isoformat())
    return found


def people(territory: str, ids: list[str] | None = None) -> dict[str, dict[str, Any]]:
    """Return those who are in the active base: names, and into whom each was merged."""
    query = select(
        WORKER.id, WORKER.last_name, WORKER.first_name, WORKER.birth_year, WORKER.merged_into_id
    ).where(WORKER.territory_id == territory, WORKER.last_name != MASK)
    if ids is not None:
        query = query.where(WORKER.id.in_(ids))
    return {row["id"]: dict(row) for row in db.session.execute(query).mappings()}


def _queries(territory: str, ids: list[str] | None) -> "list[Select[Any]]":
    found = []
    for name in sorted(OWNED):
        columns = tables.TABLES[name].c
        kind = RECORDS[name]
        if "worker_id" not in kind.fields:
            continue
        dated = [f.name for f in kind.fields.values() if f.kind in DATES and f.name not in AHEAD]
        told = [func.max(columns[each]) for each in dated]
        query = select(columns.worker_id).where(columns.territory_id == territory)
        if "visit_id" in kind.fields:
            same = and_(VISIT.territory_id == columns.territory_id, VISIT.id == columns.visit_id)
            query = query.join(VISIT.id.table, same)
            told.append(func.max(func.coalesce(VISIT.started_at, VISIT.planned_on)))
        if name == "sheet_line":
            query = query.join(SHEET.id.table, _of_sheet())
            told.append(func.max(SHEET.period))
        if told:
            mine = columns.worker_id.is_not(None)
            known = mine if ids is None else columns.worker_id.in_(ids)
            found.append(query.add_columns(*told).where(known).group_by(columns.worker_id))
    return found


def _first_known(territory: str, ids: list[str]) -> "list[Any]":
    journal = tables.journal.c
    query = (
        select(journal.record_id, func.min(journal.received_at))
        .where(journal.territory_id == territory, journal.record_id.in_(ids))
        .group_by(journal.record_id)
    )
    return list(db.session.execute(query)) if ids else []


def _of_sheet() -> Any:  # noqa: ANN401 - a condition
    return and_(SHEET.territory_id == LINE.territory_id, SHEET.id == LINE.sheet_id)


def open_months(territory: str, ids: list[str]) -> list[str]:
    """Return the months in which these people have hours that no closing has settled."""
    closed = exists().where(
        LEDGER.territory_id == territory,
        LEDGER.worker_id == LINE.worker_id,
        LEDGER.party_id == SHEET.party_id,
        LEDGER.period == SHEET.period,
    )
    query = (
        select(SHEET.period)
        .distinct()
        .join(LINE.id.table, _of_sheet())
        .where(SHEET.territory_id == territory, LINE.worker_id.in_(ids))
        .where(SHEET.state != "closed", ~closed)
    )
    return sorted(db.session.scalars(query))


def open_discrepancies(territory: str, ids: list[str]) -> int:
    """Return how many questions about these people nobody has decided."""
    query = select(func.count()).where(
        DISCREPANCY.territory_id == territory,
        DISCREPANCY.worker_id.in_(ids),
        DISCREPANCY.state.not_in(DECIDED),
    )
    return db.session.scalar(query) or 0


def is_employed(territory: str, ids: list[str], today: str) -> bool:
    """Tell whether a job with a known end is still running."""
    job = tables.TABLES["employment"].c
    running = or_(job.ended_on >= today, and_(job.ended_on.is_(None), job.planned_end_on >= today))
    query = select(job.id).where(job.territory_id == territory, job.worker_id.in_(ids), running)
    return db.session.scalar(query.limit(1)) is not None


def open_matters(territory: str, ids: list[str]) -> int:
    """Return how many collisions and held changes about some records wait for somebody."""
    total = 0
    for name in ("conflict", "hold"):
        columns = tables.TABLES[name].c
        query = select(func.count()).where(
            columns.territory_id == territory,
            columns.record_id.in_(ids),
            columns.state == "open",
        )
        total += db.session.scalar(query) or 0
    return total


def minutes_by_year(territory: str, ids: list[str]) -> dict[int, int]:
    """Return the retained minutes of these people by year: the last entry of each month counts."""
    replaced = select(LEDGER.supersedes_id).where(
        LEDGER.territory_id == territory, LEDGER.supersedes_id.is_not(None)
    )
    query = select(LEDGER.period, LEDGER.retained_minutes).where(
        LEDGER.territory_id == territory,
        LEDGER.worker_id.in_(ids),
        LEDGER.id.not_in(replaced),
    )
    found: defaultdict[int, int] = defaultdict(int)
    for period, minutes in db.session.execute(query):
        found[int(period[:4])] += minutes
    return dict(found)
