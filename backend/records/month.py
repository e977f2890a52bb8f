"""What the reconciliation of a month looks at, read in a handful of queries.

Sheets and confirmations are read from three months before (weeks, averages and repeated figures
look back) to one after (a week may end in it). Of earlier sheets only the training counts, and it
is read too; the registers and the visits are read whole.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from backend.extensions import db
from backend.records import tables
from backend.records.wire import values_of
from sync.hours import month_after
from sync.scope import REFERENCE_LIST

Data = Mapping[str, Any]
Records = dict[str, dict[str, Data]]
WHOLE = (
    "announced_headcount",
    "attendance_observation",
    "clause",
    "clause_amendment",
    "commitment",
    "company",
    "contract",
    "eligibility",
    "employment",
    "employment_allocation",
    "lot",
    "lot_party",
    "register_extract",
    "site",
    "site_stop",
    "staff",
    "tutor",
    "tutor_assignment",
    "tutoring_check",
    "visit",
    "worker",
)
OF_MONTHS = (
    "discrepancy",
    "discrepancy_message",
    "hours_confirmation",
    "monthly_sheet",
    "payslip",
    "retained_hours",
    "sheet_line",
)
OF_DECISIONS = frozenset({"discrepancy", "discrepancy_message"})
"""They change what is retained of the same findings, and no finding."""
BACK, AHEAD = -3, 1
RECORD = tables.record.c
SHEET, LINE = tables.TABLES["monthly_sheet"], tables.TABLES["sheet_line"]


def of_month(territory: str, month: str) -> Records:
    """Return the values of the records by type and id; deleted ones are left out."""
    found: Records = {}
    for query in _queries(territory, month, _window(month)):
        for table, key, wire in db.session.execute(query).all():
            found.setdefault(table, {})[key] = values_of(wire)
    return found


def merged(found: Records) -> Records:
    """Let what was signed before a merge count for the company that was kept.

    Merged people are followed by the reconciliation itself.
    """
    companies = found.get("company", {}).items()
    kept = {key: into for key, data in companies if (into := data.get("merged_into_id"))}
    changed = dict(found)
    for table in ("attendance_observation", "register_extract") if kept else ():
        changed[table] = {
            key: {**data, "company_id": kept[data["company_id"]]}
            if data.get("company_id") in kept
            else data
            for key, data in found.get(table, {}).items()
        }
    return changed


def _window(month: str) -> tuple[str, str]:
    return month_after(month, BACK), month_after(month, AHEAD)


def staff_of(territory: str) -> dict[str, Data]:
    """Return the people of the unit by id: their names stand under decisions."""
    query = _records(territory).where(RECORD.tbl == "staff", RECORD.deleted.is_(False))
    return {key: values_of(wire) for _, key, wire in db.session.execute(query)}


def limit_of(territory: str, month: str, table: str) -> ColumnElement[bool] | None:
    """Return which records of a type a month looks at; None: all of them.

    Of lines and of messages it speaks of their sheet and of their discrepancy.
    """
    first, last = _window(month)
    near = SHEET.c.period.between(first, last)
    if table in ("hours_confirmation", "payslip"):
        return tables.TABLES[table].c.period.between(first, last)
    if table == "retained_hours":
        return tables.TABLES[table].c.period == month
    if table in ("discrepancy", "discrepancy_message"):
        return tables.TABLES["discrepancy"].c.period == month
    if table == "monthly_sheet":
        return or_(near, _with_training(territory, first))
    trained = and_(SHEET.c.period < first, LINE.c.training_minutes > 0)
    return or_(near, trained) if table == "sheet_line" else None


def touched(territory: str, since: int) -> frozenset[str]:
    """Return which types that a month is computed from have records changed after a number.

    Most of what phones send (points, participants, photos, signatures) is not.
    """
    change = tables.change.c
    query = (
        select(RECORD.tbl)
        .distinct()
        .join(
            tables.change,
            and_(change.territory_id == RECORD.territory_id, change.id == RECORD.id),
        )
        .where(change.territory_id == territory, change.seq > since)
        .where(change.scope.in_((f"territory:{territory}", REFERENCE_LIST)))
        .where(RECORD.tbl.in_((*WHOLE, *OF_MONTHS)))
    )
    return frozenset(db.session.scalars(query))


def decisions(territory: str, month: str) -> Records:
    """Return what people said and decided of a month's findings, by type and id."""
    found: Records = {name: {} for name in OF_DECISIONS}
    for query in _decided(territory, month):
        for table, key, wire in db.session.execute(query).all():
            found[table][key] = values_of(wire)
    return found


def operation_of(records: Records, party: str) -> str | None:
    """Return the operation on which a party works."""
    return operation_of_lot(records, records["lot_party"].get(party, {}).get("lot_id"))


def operation_of_lot(records: Records, lot: str | None) -> str | None:
    """Return the operation of a lot."""
    contract = records["lot"].get(lot or "", {}).get("contract_id")
    found: str | None = records.get("contract", {}).get(contract or "", {}).get("operation_id")
    return found


def months_with_sheets(territory: str) -> list[str]:
    """Return the months of which there is a sheet, the latest first."""
    query = select(SHEET.c.period).where(SHEET.c.territory_id == territory).distinct()
    return sorted(db.session.scalars(query), reverse=True)


def _queries(territory: str, month: str, window: tuple[str, str]) -> "Iterator[Select[Any]]":
    yield _records(territory).where(RECORD.tbl.in_(WHOLE), RECORD.deleted.is_(False))
    for name, first, last in (
        ("hours_confirmation", *window),
        ("retained_hours", month, month),
        ("payslip", *window),
    ):
        table = tables.TABLES[name].c
        yield _joined(territory, table).where(table.period.between(first, last))
    yield from _decided(territory, month)
    near = SHEET.c.period.between(*window)
    yield _joined(territory, SHEET.c).where(near)
    yield _joined(territory, SHEET.c).where(_with_training(territory, window[0]))
    yield _lines(territory).where(near)
    yield _lines(territory).where(SHEET.c.period < window[0], LINE.c.training_minutes > 0)


def _decided(territory: str, month: str) -> "Iterator[Select[Any]]":
    message, about = tables.TABLES["discrepancy_message"].c, tables.TABLES["discrepancy"].c
    yield _joined(territory, about).where(about.period == month)
    same = and_(about.territory_id == message.territory_id, about.id == message.discrepancy_id)
    told = _joined(territory, message).join(about.id.table, same)
    yield told.where(about.period == month)


def _records(territory: str) -> "Select[Any]":
    return select(RECORD.tbl, RECORD.id, RECORD.wire).where(RECORD.territory_id == territory)


def _joined(territory: str, table: Any) -> "Select[Any]":  # noqa: ANN401 - a column collection
    same = and_(RECORD.territory_id == table.territory_id, RECORD.id == table.id)
    return _records(territory).join(table.id.table, same)


def _lines(territory: str) -> "Select[Any]":
    sheet = and_(LINE.c.territory_id == SHEET.c.territory_id, LINE.c.sheet_id == SHEET.c.id)
    return _joined(territory, LINE.c).join(SHEET, sheet)


def _with_training(territory: str, before: str) -> ColumnElement[bool]:
    """Earlier sheets of parties that declared training then: the latest version counts."""
    sheet = and_(LINE.c.territory_id == SHEET.c.territory_id, LINE.c.sheet_id == SHEET.c.id)
    trained = (
        select(SHEET.c.party_id)
        .join(LINE, sheet)
        .where(SHEET.c.territory_id == territory, SHEET.c.period < before)
        .where(LINE.c.training_minutes > 0)
    )
    return and_(SHEET.c.period < before, SHEET.c.party_id.in_(trained))
