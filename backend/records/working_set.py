"""The records that one transaction looks at and changes, each read at most once.

What is changed is seen at once by what follows in the same push, and written by ``store`` at the
end. It is the ``Office`` that ``sync.exchange.decide`` asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from backend.records import tables
from backend.records.batches import among, listed
from backend.records.wire import from_row
from sync.exchange import Stored
from sync.merge import WHOLE
from sync.record import Kind
from sync.records import RECORDS


@cache
def _these(dialect: str) -> "Select[Any]":
    columns = tables.record.c
    mine = columns.territory_id == bindparam("territory")
    return select(tables.record).where(mine, among(dialect, columns.id))


class WorkingSet:
    """Records of one territory by id; ``empty`` says that the database has none yet."""

    def __init__(self, connection: Connection, territory: str, *, empty: bool = False) -> None:
        self._connection, self.territory, self._empty = connection, territory, empty
        self._known: dict[str, Stored | None] = {}
        self._referring: dict[tuple[str, str, str], set[str]] = {}
        self._added: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        self.before: dict[str, Stored | None] = {}
        """What each changed record was when the transaction began."""
        self._undo: list[tuple[str, Stored | None, bool]] = []
        self._brand_new: set[str] = set()

    def load(self, ids: Iterable[str]) -> None:
        """Read these records in few queries, so that asking for them one by one costs nothing."""
        wanted = [each for each in dict.fromkeys(ids) if each not in self._known]
        self._known.update(dict.fromkeys(wanted))
        if self._empty or not wanted:
            return
        some = {"territory": self.territory, "among": listed(self._connection, wanted)}
        for row in self._connection.execute(_these(self._connection.dialect.name), some):
            self._known[row.id] = from_row(row)

    def load_with_named(self, ids: Iterable[str]) -> None:
        """Read these records and those that they name, which say whether they may be changed."""
        ids = list(ids)
        self.load(ids)
        there = (self._known[each] for each in ids)
        self.load(named for each in there if each is not None for named in _named(each))

    def brand_new(self, ids: Iterable[str]) -> None:
        """Say that these records are new: nobody refers to them yet, nothing is held of them."""
        wanted = set(ids)
        self.load(wanted)
        self._brand_new |= {each for each in wanted if self._known[each] is None}

    def by_id(self, record_id: str) -> Stored | None:
        """Return a record of whatever type, deleted ones too."""
        if record_id not in self._known:
            self.load([record_id])
        return self._known[record_id]

    def stored(self, table: str, record_id: str) -> Stored | None:
        """Return a record of this type, deleted ones too; None when there never was one."""
        found = self.by_id(record_id)
        return found if found is not None and found.table == table else None

    def is_of_another_type(self, table: str, record_id: str) -> bool:
        """Tell whether this id is that of a record of another type."""
        found = self.by_id(record_id)
        return found is not None and found.table != table

    def data(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return the values of a record that is there."""
        found = self.stored(table, record_id)
        return None if found is None or found.deleted else found.data

    def referring(self, table: str, field: str, record_id: str) -> Iterable[str]:
        """Return the ids of the records of a type whose reference names this record."""
        key = (table, field, record_id)
        if key not in self._referring:
            self._referring[key] = self._read_referring(key)
        unchanged = {each for each in self._referring[key] if each not in self.before}
        changed = (self._referring[key] | self._added[key]) & self.before.keys()
        return sorted(unchanged | {each for each in changed if self._names(each, key)})

    def _names(self, record_id: str, key: tuple[str, str, str]) -> bool:
        table, field, target = key
        data = self.data(table, record_id)
        return data is not None and data.get(field) == target

    def _read_referring(self, key: tuple[str, str, str]) -> set[str]:
        table, field, record_id = key
        if self._empty or record_id in self._brand_new:
            return set()
        columns = tables.TABLES[table].c
        query = select(columns.id).where(
            columns.territory_id == self.territory, columns[field] == record_id
        )
        return set(self._connection.scalars(query))

    def is_held(self, record_id: str) -> bool:
        """Tell whether the creation of this record is held, and nobody has decided yet.

        A change that is held says nothing: who names a foreign record twice would learn that it
        exists, for one that does not would seem to wait.
        """
        every = map(self.by_id, self.about("hold", record_id))
        return any(
            each is not None
            and (each.data["state"], each.data["content"].get("kind")) == ("open", "create")
            for each in every
        )

    def open_holds(self, author: str) -> list[Stored]:
        """Return the changes of a person that are held and not yet decided, the oldest first."""
        ids = self._read_open_holds(author) | {
            each.record_id for each in self.changed() if each.table == "hold"
        }
        found = (self.stored("hold", each) for each in ids)
        waiting = (
            each
            for each in found
            if each is not None and (each.data["author_id"], each.data["state"]) == (author, "open")
        )
        return sorted(waiting, key=lambda each: each.meta[WHOLE])

    def _read_open_holds(self, author: str) -> set[str]:
        if self._empty:
            return set()
        columns = tables.TABLES["hold"].c
        query = select(columns.id).where(
            columns.territory_id == self.territory,
            columns.author_id == author,
            columns.state == "open",
        )
        return set(self._connection.scalars(query))

    def about(self, table: str, record_id: str) -> list[str]:
        """Return the ids of the holds or conflicts (``table``) that are about a record."""
        known = self._read_about(table, record_id) | {
            each.record_id
            for each in self.changed()
            if each.table == table and each.data["record_id"] == record_id
        }
        return sorted(known)

    def _read_about(self, table: str, record_id: str) -> set[str]:
        if self._empty or record_id in self._brand_new:
            return set()
        columns = tables.TABLES[table].c
        query = select(columns.id).where(
            columns.territory_id == self.territory, columns.record_id == record_id
        )
        return set(self._connection.scalars(query))

    def put(self, stored: Stored) -> None:
        """Replace a record in this transaction; an id stays that of its type: ValueError."""
        if self.is_of_another_type(stored.table, stored.record_id):
            raise ValueError(stored.table)
        known = self.by_id(stored.record_id)
        first = stored.record_id not in self.before
        self._undo.append((stored.record_id, known, first))
        self.before.setdefault(stored.record_id, known)
        self._known[stored.record_id] = stored
        for name in _references(stored.table):
            target = stored.data.get(name)
            if target:
                self._added[stored.table, name, target].add(stored.record_id)

    def changed(self) -> list[Stored]:
        """Return the records as they are after the transaction."""
        return [found for each in self.before if (found := self._known[each]) is not None]

    def savepoint(self) -> int:
        """Return what ``back_to`` needs to forget what comes after."""
        return len(self._undo)

    def back_to(self, point: int) -> None:
        """Forget the changes made since a savepoint."""
        while len(self._undo) > point:
            record_id, known, first = self._undo.pop()
            self._known[record_id] = known
            if first:
                del self.before[record_id]

    def written(self) -> None:
        """Forget that anything was changed: all of it is in the database now."""
        self.before, self._undo = {}, []
        self._brand_new.clear()
        self._referring.clear()
        self._added.clear()


@cache
def _references(table: str) -> tuple[str, ...]:
    fields = RECORDS[table].fields.values()
    return tuple(field.name for field in fields if field.kind is Kind.REF)


def _named(stored: Stored) -> Iterable[str]:
    return filter(None, map(stored.data.get, _references(stored.table)))
