"""What closed months hold, added up by the database, and what frames them: lots to authorities."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import and_, func, select

from backend.extensions import db
from backend.records import tables
from backend.records.wire import values_of
from sync.indicators import Figures
from sync.records.monthly_sheet import HANDED_IN

Data = Mapping[str, Any]
Place = tuple[str, str]
"""A party and a month."""
FRAME = (
    "clause",
    "clause_amendment",
    "company",
    "contract",
    "contracting_authority",
    "lot",
    "lot_party",
    "operation",
    "site",
)
SHEET, LINE = tables.TABLES["monthly_sheet"].c, tables.TABLES["sheet_line"].c
LEDGER, WORD = tables.TABLES["retained_hours"].c, tables.TABLES["hours_confirmation"].c


def frame(territory: str, types: tuple[str, ...] = FRAME) -> dict[str, dict[str, Data]]:
    """Return the records that say whose hours are whose, by type and id."""
    record = tables.record.c
    query = select(record.tbl, record.id, record.wire).where(
        record.territory_id == territory, record.tbl.in_(types), record.deleted.is_(False)
    )
    found: dict[str, dict[str, Data]] = {table: {} for table in types}
    for table, key, wire in db.session.execute(query).all():
        found[table][key] = values_of(wire)
    return found


def counting_sheets(territory: str) -> dict[Place, tuple[str, str]]:
    """Return the sheet that counts for each party and month, with its state."""
    query = (
        select(SHEET.party_id, SHEET.period, SHEET.id, SHEET.state)
        .where(SHEET.territory_id == territory, SHEET.state.in_(sorted(HANDED_IN)))
        .order_by(SHEET.version)
    )
    return {
        (party, month): (sheet, state) for party, month, sheet, state in db.session.execute(query)
    }


def closed_figures(territory: str, sheets: Mapping[Place, tuple[str, str]]) -> dict[Place, Figures]:
    """Return the figures of closed months: what is retained comes from the ledger alone.

    A line of the ledger without any sheet counts too.
    """
    declared, confirmed = _declared(territory), _confirmed(territory)
    ledger = _ledger(territory)
    closed = {place: sheet for place, (sheet, state) in sheets.items() if state == "closed"}
    found = {}
    for place, sheet in closed.items():
        kept = ledger.get(place, 0)
        found[place] = Figures(declared.get(sheet, 0), confirmed.get(sheet, 0), kept, 0, kept)
    alone = {place: kept for place, kept in ledger.items() if place not in sheets}
    return found | {place: Figures(retained=kept, closed=kept) for place, kept in alone.items()}


def _declared(territory: str) -> dict[str, int]:
    minutes = LINE.worked_minutes + func.coalesce(LINE.training_minutes, 0)
    query = (
        select(LINE.sheet_id, func.sum(minutes))
        .where(LINE.territory_id == territory)
        .group_by(LINE.sheet_id)
    )
    return {sheet: int(total) for sheet, total in db.session.execute(query)}


def _confirmed(territory: str) -> dict[str, int]:
    """What site managers confirmed of the people of each sheet; «pas sur mon chantier» is 0.

    A person with several lines is counted once.
    """
    same = and_(
        WORD.territory_id == SHEET.territory_id,
        WORD.party_id == SHEET.party_id,
        WORD.period == SHEET.period,
    )
    of_line = and_(
        LINE.territory_id == SHEET.territory_id,
        LINE.sheet_id == SHEET.id,
        LINE.worker_id == WORD.worker_id,
    )
    query = (
        select(SHEET.id, func.sum(func.coalesce(WORD.confirmed_minutes, 0)))
        .select_from(tables.TABLES["monthly_sheet"])
        .join(tables.TABLES["hours_confirmation"], same)
        .where(SHEET.territory_id == territory, SHEET.state == "closed", WORD.state != "not_here")
        .where(select(LINE.id).where(of_line).exists())
        .group_by(SHEET.id)
    )
    return {sheet: int(total) for sheet, total in db.session.execute(query)}


def _ledger(territory: str) -> dict[Place, int]:
    later = tables.TABLES["retained_hours"].alias("later")
    superseded = (
        select(later.c.id)
        .where(later.c.territory_id == territory, later.c.supersedes_id == LEDGER.id)
        .exists()
    )
    query = (
        select(LEDGER.party_id, LEDGER.period, func.sum(LEDGER.retained_minutes))
        .where(LEDGER.territory_id == territory, ~superseded)
        .group_by(LEDGER.party_id, LEDGER.period)
    )
    return {(party, month): int(total) for party, month, total in db.session.execute(query)}


def spans_of(territory: str, parties: Collection[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Return from when to when somebody is allocated to each party."""
    allocation = tables.TABLES["employment_allocation"].c
    query = select(allocation.party_id, allocation.from_on, allocation.to_on).where(
        allocation.territory_id == territory, allocation.party_id.in_(sorted(parties))
    )
    found: dict[str, list[tuple[str, str | None]]] = {}
    for party, first, last in db.session.execute(query):
        found.setdefault(party, []).append((first, last))
    return found


def first_handed_in(territory: str, parties: Collection[str]) -> dict[Place, str]:
    """Return the instant at which a sheet first came for each party and month."""
    query = (
        select(SHEET.party_id, SHEET.period, func.min(SHEET.submitted_at))
        .where(SHEET.territory_id == territory, SHEET.party_id.in_(sorted(parties)))
        .where(SHEET.submitted_at.is_not(None))
        .group_by(SHEET.party_id, SHEET.period)
    )
    return {(party, month): at for party, month, at in db.session.execute(query)}


def penalties(territory: str, clauses: Collection[str]) -> list[dict[str, Any]]:
    """Return the penalties proposed on some clauses, the latest first."""
    proposal = tables.TABLES["penalty_proposal"].c
    query = (
        select(*proposal)
        .where(proposal.territory_id == territory, proposal.clause_id.in_(sorted(clauses)))
        .order_by(proposal.proposed_on.desc(), proposal.id)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]
