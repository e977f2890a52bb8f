"""What people call a record: a worker's name, a site's label, the first words of a point."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.records.working_set import WorkingSet
from sync.record import Kind
from sync.records import RECORDS, lot

SPEAKING = ("name", "label", "title", "body", "caption")
WHOLE = "visit_id"
"""What a record belongs to does not tell it from its like."""
FAR_ENOUGH = 4


class Names:
    """The names of the records that the holder of ``tags`` may see."""

    def __init__(self, records: WorkingSet, tags: frozenset[str]) -> None:
        self._records, self._tags = records, tags

    def of(self, record_id: str, far: int = 0) -> str:
        """Return what people call a record, empty when it has no name or is not theirs to see."""
        found = self._records.by_id(record_id)
        if found is None or not found.tags & self._tags or far > FAR_ENOUGH:
            return ""
        return self.of_values(found.table, found.data, far)

    def of_values(self, table: str, data: Mapping[str, Any], far: int = 0) -> str:
        """Return what people call a record with these values."""
        if table == "worker":
            return f"{data.get('first_name', '')} {data.get('last_name', '')}".strip()
        if table == "lot":
            return lot.name_of(data)
        said = next((data[name] for name in SPEAKING if isinstance(data.get(name), str)), "")
        return said or self._by_reference(table, data, far)

    def _by_reference(self, table: str, data: Mapping[str, Any], far: int) -> str:
        for name in references(table):
            if name != WHOLE and data.get(name):
                return self.of(data[name], far + 1)
        return ""

    def of_values_named(self, named: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, str]:
        """Return by id the names of the records that some values refer to."""
        ids = {
            value
            for table, values in named
            for name in references(table)
            if isinstance(value := values.get(name), str)
        }
        self._records.load(ids)
        return {each: said for each in sorted(ids) if (said := self.of(each))}


def references(table: str) -> list[str]:
    """Return the fields of a type that name one other record."""
    kind = RECORDS.get(table)
    return [f.name for f in kind.fields.values() if f.kind is Kind.REF] if kind else []
