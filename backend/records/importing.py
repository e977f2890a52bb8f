"""What an import asks of a whole register: the fields that tell its records apart."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.records import tables

Row = dict[str, Any]


def told_apart(territory: str, table: str, names: Iterable[str]) -> list[Row]:
    """Return some fields of all records of a type, and into which one each was merged."""
    columns = tables.TABLES[table].c
    wanted = [
        columns[name] for name in sorted(set(names) | ({"merged_into_id"} & {*columns.keys()}))
    ]
    query = select(columns.id, *wanted).where(columns.territory_id == territory)
    return [dict(row) for row in db.session.execute(query.order_by(columns.id)).mappings()]
