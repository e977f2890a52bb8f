"""What the office asks of discrepancies in discussion: by party, by state, with their messages."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.records import tables
from backend.records.wire import values_of
from sync.records.monthly_sheet import HANDED_IN

Row = dict[str, Any]
MOST_IDS = 500
ASKED = ("asked", "answered", "escalated", "accepted", "dismissed")


def in_discussion(
    territory: str, parties: Collection[str] | None = None, states: Collection[str] = ASKED
) -> list[Row]:
    """Return discrepancies that a company was asked about, of some parties or of all."""
    found, company = tables.TABLES["discrepancy"].c, tables.TABLES["lot_party"].c
    query = (
        select(*found, company.company_id, company.lot_id)
        .join(
            tables.TABLES["lot_party"],
            (company.territory_id == found.territory_id) & (company.id == found.party_id),
        )
        .where(
            found.territory_id == territory,
            found.state.in_(sorted(states)),
            found.round.is_not(None),
        )
        .order_by(found.answer_due_on, found.period.desc(), found.id)
    )
    if parties is not None:
        query = query.where(found.party_id.in_(sorted(parties)))
    return [dict(row) for row in db.session.execute(query).mappings()]


def discussed(territory: str, discrepancy: str) -> Row | None:
    """Return one discrepancy that a company was asked about."""
    found = tables.TABLES["discrepancy"].c
    query = select(*found).where(
        found.territory_id == territory, found.id == discrepancy, found.round.is_not(None)
    )
    row = db.session.execute(query).mappings().first()
    return None if row is None else dict(row)


def threads(territory: str, discrepancies: Iterable[str]) -> dict[str, list[Row]]:
    """Return the messages of discrepancies by their id, the oldest first."""
    found = tables.TABLES["discrepancy_message"].c
    wanted = sorted(set(discrepancies))
    told: dict[str, list[Row]] = {each: [] for each in wanted}
    for start in range(0, len(wanted), MOST_IDS):
        query = (
            select(*found)
            .where(found.territory_id == territory)
            .where(found.discrepancy_id.in_(wanted[start : start + MOST_IDS]))
            .order_by(found.sent_at, found.round, found.id)
        )
        for row in db.session.execute(query).mappings():
            told[row["discrepancy_id"]].append(dict(row))
    return told


def handed_in(territory: str, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return the version of the sheet that counts, by party and month."""
    sheet = tables.TABLES["monthly_sheet"].c
    query = select(sheet.party_id, sheet.period, sheet.version).where(
        sheet.territory_id == territory,
        sheet.party_id.in_(sorted({party for party, _ in places})),
        sheet.state.in_(sorted(HANDED_IN)),
    )
    latest: dict[tuple[str, str], int] = {}
    for party, period, version in db.session.execute(query):
        if (party, period) in places:
            latest[party, period] = max(version, latest.get((party, period), 0))
    return latest


def correspondents(territory: str, company: str, today: str) -> list[Row]:
    """Return the contacts of a company who have an address today, in a stable order."""
    contact = tables.TABLES["contact"].c
    query = (
        select(contact.id, contact.name, contact.role, contact.email)
        .where(contact.territory_id == territory, contact.company_id == company)
        .where(contact.email.is_not(None), contact.is_draft.is_(False))
        .where((contact.valid_from.is_(None)) | (contact.valid_from <= today))
        .where((contact.valid_until.is_(None)) | (contact.valid_until >= today))
        .order_by(contact.valid_from.nulls_first(), contact.id)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def named(territory: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the values of records of any type by id; deleted ones are left out."""
    record, wanted = tables.record.c, sorted(set(ids))
    told: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), MOST_IDS):
        query = select(record.id, record.wire).where(
            record.territory_id == territory,
            record.id.in_(wanted[start : start + MOST_IDS]),
            record.deleted.is_(False),
        )
        told |= {key: dict(values_of(wire)) for key, wire in db.session.execute(query)}
    return told


def lines_of(territory: str, party: str, month: str, worker: str) -> list[Row]:
    """Return the lines of one person on the latest sheet handed in, as the company wrote them."""
    sheet, line = tables.TABLES["monthly_sheet"].c, tables.TABLES["sheet_line"].c
    query = (
        select(*line, sheet.version)
        .join(
            tables.TABLES["monthly_sheet"],
            (sheet.territory_id == line.territory_id) & (sheet.id == line.sheet_id),
        )
        .where(sheet.territory_id == territory, sheet.party_id == party, sheet.period == month)
        .where(sheet.state.in_(sorted(HANDED_IN)), line.worker_id == worker)
        .order_by(sheet.version.desc(), line.id)
    )
    rows = [dict(row) for row in db.session.execute(query).mappings()]
    return [row for row in rows if row["version"] == rows[0]["version"]]
