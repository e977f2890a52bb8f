"""What the office asks of many records at once, by the columns of their projections."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select

from backend.extensions import db
from backend.records import tables
from sync.record import Kind
from sync.records import RECORDS

Row = dict[str, Any]


def open_matters(territory: str) -> list[Row]:
    """Return the collisions and held changes that nobody has settled, the first due first."""
    found: list[Row] = []
    for name in ("conflict", "hold"):
        columns = tables.TABLES[name].c
        query = select(columns.id.table).where(
            columns.territory_id == territory, columns.state == "open"
        )
        found += [{"type": name, **row} for row in _rows(query)]
    return sorted(found, key=lambda row: (row["due_on"], row["id"]))


def parts_of_visit(territory: str, visit: str) -> list[str]:
    """Return the ids of the records that belong to a visit, and its own."""
    found = [visit]
    for kind in RECORDS.values():
        field = kind.fields.get("visit_id")
        if field is not None and field.kind is Kind.REF:
            columns = tables.TABLES[kind.name].c
            query = select(columns.id).where(
                columns.territory_id == territory, columns.visit_id == visit
            )
            found += db.session.scalars(query)
    return found


def choices(territory: str, table: str, label: str) -> list[Row]:
    """Return the ids and labels of the records of a type, in the order of their labels."""
    columns = tables.TABLES[table].c
    query = (
        select(columns.id, columns[label].label("label"))
        .where(columns.territory_id == territory)
        .order_by(columns[label], columns.id)
    )
    return _rows(query)


def numbers_of_staff(territory: str) -> dict[str, str]:
    """Return the telephone numbers of members of the unit by id."""
    columns = tables.TABLES["staff"].c
    query = select(columns.id, columns.phone).where(
        columns.territory_id == territory, columns.phone.is_not(None)
    )
    return {row.id: row.phone for row in db.session.execute(query)}


def names_of_staff(territory: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of members of the unit by id."""
    columns = tables.TABLES["staff"].c
    query = select(columns.id, columns.name).where(
        columns.territory_id == territory, columns.id.in_(sorted(set(ids)))
    )
    return {row.id: row.name for row in db.session.execute(query)}


def _rows(query: "Select[Any]") -> list[Row]:
    return [dict(row) for row in db.session.execute(query).mappings()]
