"""The records drawn so far, with their ids."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from backend.demo.dice import Dice
from sync.records import RECORDS

Drawn = dict[str, Any]


class Book:
    """The records of one drawing, by type; the same seed and day give the same bytes."""

    def __init__(self, seed: int, today: date) -> None:
        self.seed = seed
        self.today = today
        self._records: dict[str, dict[str, Drawn]] = {name: {} for name in RECORDS}
        self._ids = self.random("ids")

    def random(self, subject: str) -> Dice:
        """The dice of one subject: more draws in one do not change another."""
        return Dice(f"{self.seed}/{subject}")

    def new_id(self) -> str:
        """A random identifier that the seed decides."""
        return drawn_id(self._ids)

    def add(self, table: str, record_id: str | None = None, /, **values: object) -> str:
        """Keep a record and return its id; values of None are absent fields.

        ValueError: a field that the type does not have, or an id that is taken.
        """
        kind = RECORDS[table]
        if unknown := values.keys() - kind.fields.keys():
            raise ValueError(f"{table} has no {', '.join(sorted(unknown))}")
        given = {name: values[name] for name in kind.fields if values.get(name) is not None}
        data = {name: _wire(value) for name, value in given.items()}
        found = record_id or kind.id_of(data) or self.new_id()
        if found in self._records[table]:
            raise ValueError(f"{table} {found} is drawn twice")
        self._records[table][found] = data
        return found

    def data(self, table: str, record_id: str) -> Drawn:
        """The values of a record."""
        return self._records[table][record_id]

    def all(self, table: str) -> dict[str, Drawn]:
        """The records of one type, in the order in which they were drawn."""
        return self._records[table]

    def __iter__(self) -> Iterator[tuple[str, str, Drawn]]:
        """Every record, each after those that it refers to."""
        for table, records in self._records.items():
            for record_id, data in records.items():
                if "met_at_id" not in data:
                    yield table, record_id, data
            if table == "visit":
                yield from self._met_on_visits()

    def _met_on_visits(self) -> Iterator[tuple[str, str, Drawn]]:
        for record_id, data in self._records["worker"].items():
            if "met_at_id" in data:
                yield "worker", record_id, data


def drawn_id(random: Dice) -> str:
    """A UUID of version 4 from these dice."""
    return str(UUID(int=random.getrandbits(128), version=4))


def _wire(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
