"""What the journal alone knows of field records: when they came, and what changed once signed."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import and_, select

from backend.extensions import db
from backend.records import tables
from sync.reconcile.visited import Capture
from sync.records.visit import SIGNED_STATES

OP = tables.journal.c
NOTED = ("attendance_observation", "tutoring_check", "register_extract")
ON_PHONES = "create"
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Of clocks that are worth a word: the others say nothing of when something was noted."""


class Signature(NamedTuple):
    """The change that signed a visit: its number, and the transaction that it came in."""

    seq: int
    turn: str


def captures(territory: str, sites_of_visits: dict[str, str]) -> tuple[Capture, ...]:
    """Return when the field records of some visits were made on a phone and received.

    A phone says what its own clock showed, and how much to add to it by the office's; what was made
    at the desk has no such clock.
    """
    found = []
    for table in NOTED:
        for row in _lines(territory, table, sites_of_visits):
            capture = _capture(table, row, sites_of_visits[row["visit_id"]])
            if row["kind"] == ON_PHONES and capture is not None:
                found.append(capture)
    return tuple(found)


def changed_after_signature(territory: str, visits: set[str]) -> dict[str, tuple[str, ...]]:
    """Return by visit the observations that changed after it was signed, without an addendum."""
    signed, completed = _signed_at(territory, visits), _completed(territory, visits)
    found: dict[str, set[str]] = {}
    for row in _lines(territory, NOTED[0], dict.fromkeys(visits, "")):
        visit = row["visit_id"]
        late = visit in signed and (row["seq"] or 0) > signed[visit].seq
        if row["n"] is None and late and row["turn"] == signed[visit].turn:
            continue  # the office wrote the signed visit and its notes at once
        if late and row["result"].get("status") != "held" and visit not in completed:
            found.setdefault(visit, set()).add(row["record_id"])
    return {visit: tuple(sorted(ids)) for visit, ids in sorted(found.items())}


def _lines(territory: str, table: str, visits: dict[str, str]) -> list[dict[str, Any]]:
    """Return the journal of the records of a type that belong to visits."""
    record = tables.TABLES[table].c
    query = (
        select(OP.record_id, OP.seq, OP.n, OP.turn, OP.kind, OP.received_at, OP.body, OP.result)
        .add_columns(record.visit_id)
        .join(
            record.id.table,
            and_(record.territory_id == OP.territory_id, record.id == OP.record_id),
        )
        .where(OP.territory_id == territory, OP.tbl == table)
        .where(record.visit_id.in_(sorted(visits)))
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def _capture(table: str, row: dict[str, Any], site: str) -> Capture | None:
    at = (row["body"] or {}).get("at") or {}
    try:
        shown = datetime.fromisoformat(at["wall"])
        skew = timedelta(milliseconds=at.get("skew_ms") or 0)
        recorded = (shown + skew).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    if shown.tzinfo is None or not FIRST_YEAR <= recorded.year <= LAST_YEAR:
        return None
    return Capture(
        kind=table,
        id=row["record_id"],
        site=site,
        recorded=recorded,
        received=row["received_at"],
        clock_off=round(skew.total_seconds()),
    )


def _signed_at(territory: str, visits: set[str]) -> dict[str, Signature]:
    """The change by which each visit was first signed."""
    query = select(OP.record_id, OP.seq, OP.turn, OP.body).where(
        OP.territory_id == territory, OP.tbl == "visit", OP.record_id.in_(sorted(visits))
    )
    found: dict[str, Signature] = {}
    for visit, seq, turn, body in db.session.execute(query):
        if seq is not None and ((body or {}).get("set") or {}).get("state") in SIGNED_STATES:
            found[visit] = min(Signature(seq, turn), found.get(visit, Signature(seq, turn)))
    return found


def _completed(territory: str, visits: set[str]) -> set[str]:
    """The visits whose minutes have an addendum."""
    addendum = tables.TABLES["addendum"].c
    query = select(addendum.visit_id).where(
        addendum.territory_id == territory, addendum.visit_id.in_(sorted(visits))
    )
    return set(db.session.scalars(query))
