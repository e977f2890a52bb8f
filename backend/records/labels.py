"""What people call records, many at once: one query for each type and step, never one by one.

The words hold in both languages: names, numbers and places, no dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.records import tables
from sync.record import Kind
from sync.records import RECORDS

Reference = tuple[str, str]
FAR_ENOUGH = 4
AT_ONCE = 500
LONGEST = 90
BETWEEN = " · "

SAID: dict[str, tuple[str, ...]] = {
    "clause": ("lot_id",),
    "clause_amendment": ("clause_id", "reason"),
    "contract": ("market_number", "title"),
    "eligibility_proof": ("proof_kind", "eligibility_id"),
    "employment": ("worker_id", "employer_id"),
    "employment_allocation": ("employment_id", "party_id"),
    "lot": ("contract_id", "number", "title"),
    "lot_party": ("company_id", "lot_id"),
    "operation": ("code", "title"),
    "outcome": ("worker_id", "situation"),
    "payslip": ("worker_id", "company_id"),
    "site_presence": ("company_id", "site_id"),
    "site_stop": ("site_id", "reason"),
    "tutor_assignment": ("tutor_id", "employment_id"),
}
"""The fields that tell a record from its like, for the types that have no name of their own."""

NAMES = ("name", "label", "title", "promise", "body")


def labels(territory: str, wanted: Iterable[Reference]) -> dict[str, str]:
    """Return the labels of records by id; what is not there has none."""
    return _labels(territory, set(wanted), 0)


def label_of(table: str, data: Mapping[str, Any], known: Mapping[str, str]) -> str:
    """Return the label of a record with these values; ``known`` are those that it refers to."""
    if table == "worker":
        return f"{data.get('last_name', '').upper()} {data.get('first_name', '')}".strip()
    if table == "lot":
        return _lot(data, known)
    fields = RECORDS[table].fields
    parts = []
    for name in said_by(table):
        value = data.get(name) or ""
        parts.append(known.get(value, "") if fields[name].kind is Kind.REF else str(value))
    said = BETWEEN.join(filter(None, parts))
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def _lot(data: Mapping[str, Any], known: Mapping[str, str]) -> str:
    """The number of the contract, then the lot; "0" stands for a contract without lots."""
    contract = known.get(data.get("contract_id") or "", "").partition(BETWEEN)[0]
    number = data.get("number") if data.get("number") != "0" else ""
    return BETWEEN.join(filter(None, [contract, number, data.get("title")]))


def said_by(table: str) -> tuple[str, ...]:
    """Return the fields that make up the label of a type."""
    if table == "worker":
        return ("last_name", "first_name")
    fields = RECORDS[table].fields
    named = next((name for name in NAMES if name in fields), None)
    first = next((f.name for f in fields.values() if f.kind is Kind.REF), None)
    return SAID.get(table) or tuple(filter(None, [named or first]))


def references(table: str, data: Mapping[str, Any], names: Iterable[str]) -> set[Reference]:
    """Return what some fields of a record refer to."""
    fields = RECORDS[table].fields
    return {
        (fields[name].target or "", data[name])
        for name in names
        if fields[name].kind is Kind.REF and data.get(name)
    }


def _labels(territory: str, wanted: set[Reference], far: int) -> dict[str, str]:
    if not wanted or far > FAR_ENOUGH:
        return {}
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for table, record_id in sorted(wanted):
        ids[table].append(record_id)
    rows = {table: _rows(territory, table, some) for table, some in ids.items()}
    onward = {
        reference
        for table, some in rows.items()
        for row in some
        for reference in references(table, row, said_by(table))
    }
    known = _labels(territory, onward, far + 1)
    return known | {
        row["id"]: label_of(table, row, known) for table, some in rows.items() for row in some
    }


def _rows(territory: str, table: str, ids: list[str]) -> list[dict[str, Any]]:
    columns = tables.TABLES[table].c
    said = [columns[name] for name in said_by(table)]
    found: list[dict[str, Any]] = []
    for start in range(0, len(ids), AT_ONCE):
        query = select(columns.id, *said).where(
            columns.territory_id == territory, columns.id.in_(ids[start : start + AT_ONCE])
        )
        found += [dict(row) for row in db.session.execute(query).mappings()]
    return found
