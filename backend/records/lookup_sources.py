"""Where records are looked up: in the database, or among those already read."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, and_, select

from backend.extensions import db
from backend.records import tables
from backend.records.lookups import Data, Records
from backend.records.month import limit_of
from backend.records.wire import values_of

ABOVE = {
    "sheet_line": {"monthly_sheet": "sheet_id"},
    "discrepancy_message": {"discrepancy": "discrepancy_id"},
}
"""Whose month a record has that bears none itself."""
IDS_PER_QUERY = 500


class InMemory:
    """Records that were read already."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._indexes: dict[tuple[str, str], dict[str, list[str]]] = {}

    def rows(self, table: str, field: str, values: list[str]) -> dict[str, Data]:
        """Return the records of a type that have one of these values in a field."""
        known = self._records.get(table, {})
        if field == "id":
            return {key: known[key] for key in values if key in known}
        index = self._index(table, field)
        return {key: known[key] for value in values for key in index.get(value, ())}

    def _index(self, table: str, field: str) -> dict[str, list[str]]:
        if (table, field) not in self._indexes:
            made: defaultdict[str, list[str]] = defaultdict(list)
            for key, data in self._records.get(table, {}).items():
                if data.get(field):
                    made[data[field]].append(key)
            self._indexes[table, field] = dict(made)
        return self._indexes[table, field]


class InDatabase:
    """The records of a territory that a month looks at, as this transaction sees them."""

    def __init__(self, territory: str, month: str) -> None:
        self._territory, self._month = territory, month

    def rows(self, table: str, field: str, values: list[str]) -> dict[str, Data]:
        """Return the records of a type that have one of these values in a field."""
        found: dict[str, Data] = {}
        for start in range(0, len(values), IDS_PER_QUERY):
            some = values[start : start + IDS_PER_QUERY]
            for key, wire in db.session.execute(self._query(table, field, some)):
                found[key] = values_of(wire)
        return found

    def _query(self, table: str, field: str, values: list[str]) -> "Select[Any]":
        record, columns = tables.record.c, tables.TABLES[table].c
        same = and_(record.territory_id == columns.territory_id, record.id == columns.id)
        query = (
            select(record.id, record.wire)
            .join(tables.TABLES[table], same)
            .where(columns.territory_id == self._territory, columns[field].in_(values))
        )
        limit = limit_of(self._territory, self._month, table)
        for other, field_of in ABOVE.get(table, {}).items():
            above = tables.TABLES[other].c
            mine = and_(columns.territory_id == above.territory_id, columns[field_of] == above.id)
            query = query.join(tables.TABLES[other], mine)
        return query if limit is None else query.where(limit)
