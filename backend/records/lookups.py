"""Looking records up by the value of a field, and which look-ups give a record."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol

from backend.records.month import OF_MONTHS, WHOLE
from sync.exchange import Stored
from sync.record import Kind
from sync.records import RECORDS

Data = Mapping[str, Any]
Records = dict[str, dict[str, Data]]
COUNTED = frozenset((*WHOLE, *OF_MONTHS)) - {"staff"}
"""Types on which a month's figures rest; of the staff it takes names alone."""


class Lookup(NamedTuple):
    """Records of a type that have a value in a field (``id``: the record itself)."""

    table: str
    field: str
    value: str


class Source(Protocol):
    """Where records are looked up."""

    def rows(self, table: str, field: str, values: list[str]) -> dict[str, Data]:
        """Return the records of a type that have one of these values in a field."""
        ...


def lookups_of(stored: Stored | None) -> Iterable[Lookup]:
    """Return the look-ups that a record answers as it is: by its id and by each id it names."""
    if stored is None or stored.table not in COUNTED:
        return
    yield Lookup(stored.table, "id", stored.record_id)
    for field in RECORDS[stored.table].fields.values():
        value = stored.data.get(field.name)
        if field.kind is Kind.REF and value:
            yield Lookup(stored.table, field.name, value)


def number_of(lookup: Lookup) -> int:
    """Eight bytes that stand for a look-up: two that share them cost a needless computation."""
    return int.from_bytes(blake2b("/".join(lookup).encode(), digest_size=8).digest())
