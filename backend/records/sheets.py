"""What the pages of sheets ask: the parties of lots, who works for them, sheets and lines."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from backend.extensions import db
from backend.records import tables
from backend.records.survivors import as_survivors
from sync.hours import first_day, last_day
from sync.notation.text import plain

Row = dict[str, Any]
PARTY, COMPANY = tables.TABLES["lot_party"].c, tables.TABLES["company"].c
LOT, CONTRACT = tables.TABLES["lot"].c, tables.TABLES["contract"].c
SITE, CLAUSE = tables.TABLES["site"].c, tables.TABLES["clause"].c
SHEET, LINE = tables.TABLES["monthly_sheet"].c, tables.TABLES["sheet_line"].c
PLACED, JOB = tables.TABLES["employment_allocation"].c, tables.TABLES["employment"].c
WORKER, RECORD = tables.TABLES["worker"].c, tables.record.c


def _same(one: Any, field: str, other: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns
    return and_(one.territory_id == other.territory_id, one[field] == other.id)


def parties(territory: str, ids: Collection[str] | None = None) -> dict[str, Row]:
    """Return parties by id with the names of their places; None: all of the territory."""
    site = (
        select(SITE.operation_id, func.min(SITE.id).label("id"))
        .where(SITE.territory_id == territory)
        .group_by(SITE.operation_id)
        .subquery()
    )
    clause = and_(CLAUSE.territory_id == PARTY.territory_id, CLAUSE.lot_id == PARTY.lot_id)
    query = (
        select(
            PARTY.id.label("party_id"),
            *(PARTY.company_id, PARTY.lot_id, PARTY.from_on, PARTY.to_on),
            *(COMPANY.name.label("company"), COMPANY.siret),
            *(LOT.number.label("lot_number"), LOT.title.label("lot_title")),
            *(CONTRACT.market_number.label("market"), CLAUSE.sheet_due_day),
            *(site.c.id.label("site_id"), SITE.label.label("site")),
        )
        .join(COMPANY.id.table, _same(PARTY, "company_id", COMPANY))
        .join(LOT.id.table, _same(PARTY, "lot_id", LOT))
        .join(CONTRACT.id.table, _same(LOT, "contract_id", CONTRACT))
        .outerjoin(CLAUSE.id.table, clause)
        .outerjoin(site, site.c.operation_id == CONTRACT.operation_id)
        .outerjoin(SITE.id.table, and_(SITE.territory_id == territory, SITE.id == site.c.id))
        .where(PARTY.territory_id == territory)
        .order_by(COMPANY.name, LOT.number, PARTY.id)
    )
    if ids is not None:
        query = query.where(PARTY.id.in_(sorted(ids)))
    return {row["party_id"]: row for row in _rows(query)}


def parties_of_sites(territory: str, sites: Collection[str]) -> set[str]:
    """Return the ids of the parties that work on the operations of some sites."""
    query = (
        select(PARTY.id)
        .join(LOT.id.table, _same(PARTY, "lot_id", LOT))
        .join(CONTRACT.id.table, _same(LOT, "contract_id", CONTRACT))
        .join(SITE.id.table, and_(SITE.territory_id == PARTY.territory_id,
                                  SITE.operation_id == CONTRACT.operation_id))
        .where(PARTY.territory_id == territory, SITE.id.in_(sorted(sites)))
    )  # fmt: skip
    return set(db.session.scalars(query))


def spans(territory: str, ids: Collection[str], month: str | None = None) -> list[Row]:
    """Return when people are allocated to parties, in a month or ever."""
    query = select(PLACED.party_id, PLACED.from_on, PLACED.to_on).where(
        PLACED.territory_id == territory, PLACED.party_id.in_(sorted(ids))
    )
    if month is not None:
        query = query.where(*_within(PLACED, month))
    return _rows(query)


def _within(period: Any, month: str) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - columns
    first, last = first_day(month).isoformat(), last_day(month).isoformat()
    return period.from_on <= last, or_(period.to_on.is_(None), period.to_on >= first)


def people(territory: str, party: str, month: str) -> list[Row]:
    """Return who is allocated to a party in a month, with their employments.

    Who was merged into somebody is the one whom he became, here and in ``employments_of_company``.
    """
    query = (
        select(
            *(WORKER.id.label("worker_id"), WORKER.last_name, WORKER.first_name),
            *(JOB.id.label("employment_id"), JOB.kind, JOB.starts_on),
            func.coalesce(JOB.ended_on, JOB.planned_end_on).label("ends_on"),
        )
        .select_from(PLACED.id.table)
        .join(JOB.id.table, _same(PLACED, "employment_id", JOB))
        .join(WORKER.id.table, _same(JOB, "worker_id", WORKER))
        .where(PLACED.territory_id == territory, PLACED.party_id == party)
        .where(*_within(PLACED, month))
    )
    found = as_survivors(territory, _rows(query))
    return sorted(found, key=lambda row: (*by_name(row), row["starts_on"], row["employment_id"]))


def sheets(
    territory: str, ids: Collection[str], months: Collection[str] | None = None
) -> list[Row]:
    """Return every version of the sheets of parties with their sums, the earliest version first."""
    figures = (
        select(
            LINE.sheet_id,
            func.count().label("lines"),
            func.sum(LINE.worked_minutes + func.coalesce(LINE.training_minutes, 0)).label(
                "minutes"
            ),
        )
        .where(LINE.territory_id == territory)
        .group_by(LINE.sheet_id)
        .subquery()
    )
    query = (
        select(SHEET.id.table, RECORD.rev, figures.c.lines, figures.c.minutes)
        .join(tables.record, _same(SHEET, "id", RECORD))
        .outerjoin(figures, figures.c.sheet_id == SHEET.id)
        .where(SHEET.territory_id == territory, SHEET.party_id.in_(sorted(ids)))
        .order_by(SHEET.period, SHEET.party_id, SHEET.version)
    )
    if months is not None:
        query = query.where(SHEET.period.in_(sorted(months)))
    found = _rows(query)
    for row in found:
        row["lines"], row["minutes"] = row["lines"] or 0, int(row["minutes"] or 0)
    return found


def lines(territory: str, sheet_ids: Iterable[str]) -> list[Row]:
    """Return the lines of some sheets with the names of the register, in the order of names."""
    query = (
        select(LINE.id.table, RECORD.rev, WORKER.last_name, WORKER.first_name)
        .join(tables.record, _same(LINE, "id", RECORD))
        .outerjoin(WORKER.id.table, _same(LINE, "worker_id", WORKER))
        .where(LINE.territory_id == territory, LINE.sheet_id.in_(sorted(sheet_ids)))
    )
    return sorted(_rows(query), key=lambda row: (*by_name(row), row["id"]))


def by_name(row: Row) -> tuple[str, ...]:
    """A key by which É stands beside E on either database, whoever is named and how."""
    last = row["last_name"] or row.get("raw_name") or ""
    first = row["first_name"] or ""
    return plain(last), plain(first), last, first


def companies(territory: str, ids: Iterable[str]) -> list[Row]:
    """Return companies by id: id, name, siret."""
    query = (
        select(COMPANY.id, COMPANY.name, COMPANY.siret)
        .where(COMPANY.territory_id == territory, COMPANY.id.in_(sorted(set(ids))))
        .order_by(COMPANY.name)
    )
    return _rows(query)


def known_workers(territory: str, ids: Iterable[str | None]) -> set[str | None]:
    """Return those of some ids that are persons of the register."""
    wanted = sorted(each for each in ids if each)
    query = select(WORKER.id).where(WORKER.territory_id == territory, WORKER.id.in_(wanted))
    return set(db.session.scalars(query))


def workers_of_company(territory: str, company: str) -> set[str | None]:
    """Return the persons who have, or had, a contract with a company or at its place on a lot."""
    return {row["worker_id"] for row in employments_of_company(territory, company)}


def employments_of_company(territory: str, company: str) -> list[Row]:
    """Return the contracts of a company: as employer, as host, or on its part of a lot."""
    placed = (
        select(PLACED.employment_id)
        .join(PARTY.id.table, _same(PLACED, "party_id", PARTY))
        .where(PLACED.territory_id == territory, PARTY.company_id == company)
    )
    query = select(
        *(JOB.id, JOB.worker_id, JOB.kind, JOB.starts_on),
        func.coalesce(JOB.ended_on, JOB.planned_end_on).label("ends_on"),
    ).where(
        JOB.territory_id == territory,
        or_(JOB.employer_id == company, JOB.host_company_id == company, JOB.id.in_(placed)),
    )
    return as_survivors(territory, _rows(query.order_by(JOB.starts_on, JOB.id)))


def _rows(query: "Select[Any]") -> list[Row]:
    return [dict(row) for row in db.session.execute(query).mappings()]


def state_of_workers(territory: str) -> tuple[int, int]:
    """Return what changes whenever a person of the register does."""
    query = select(func.count(), func.max(RECORD.rev)).where(
        RECORD.territory_id == territory, RECORD.tbl == "worker"
    )
    count, latest = db.session.execute(query).one()
    return count, latest or 0


def workers(territory: str) -> list[Row]:
    """Return everybody of the register as matching needs them."""
    query = select(
        *(WORKER.id, WORKER.last_name, WORKER.first_name, WORKER.birth_name),
        WORKER.merged_into_id,
    ).where(WORKER.territory_id == territory)
    return _rows(query)


def companies_by_siret(territory: str, sirets: Collection[str]) -> dict[str, str]:
    """Return the ids of companies by their SIRET."""
    query = select(COMPANY.siret, COMPANY.id).where(
        COMPANY.territory_id == territory, COMPANY.siret.in_(sorted(sirets))
    )
    return {row.siret: row.id for row in db.session.execute(query)}


def remembered(territory: str, company: str) -> tuple[list[Row], list[Row]]:
    """Return what is remembered of a company's columns and of its spellings, revoked left out."""
    found = []
    for name in ("column_meaning", "written_name"):
        columns = tables.TABLES[name].c
        query = (
            select(columns.id.table)
            .where(columns.territory_id == territory, columns.company_id == company)
            .where(columns.is_revoked.is_(False))
            .order_by(columns.said_at, columns.id)
        )
        found.append(_rows(query))
    return found[0], found[1]


def companies_of_address(territory: str, address: str, today: str) -> list[str]:
    """Return the companies of which an e-mail address is a contact on a day."""
    contact = tables.TABLES["contact"].c
    query = (
        select(contact.company_id)
        .where(contact.territory_id == territory, func.lower(contact.email) == address)
        .where(contact.company_id.is_not(None), contact.is_draft.is_(False))
        .where(or_(contact.valid_from.is_(None), contact.valid_from <= today))
        .where(or_(contact.valid_until.is_(None), contact.valid_until >= today))
        .distinct()
    )
    return list(db.session.scalars(query))
