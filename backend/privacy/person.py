"""A person's file: every record that leads to him, as the declarations say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from backend.problems import NotFound
from backend.records import forgetting
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.retention_names import Names, Shared, names_of, shared_of
from sync.retention_person import PERSON, ways

MERGED = "merged_into_id"
ABOUT = ("hold", "conflict")
SPELLINGS = (("sheet_line", "raw_name"), ("written_name", "written"))


@dataclass(frozen=True)
class File:
    """The records of one person, himself first; deleted ones whose values are still kept too."""

    person: str
    records: tuple[Stored, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(each.record_id for each in self.records)

    @property
    def people(self) -> tuple[Stored, ...]:
        """The person, and the duplicates that were merged into him."""
        return tuple(each for each in self.records if each.table == PERSON)

    def of(self, table: str) -> list[Stored]:
        """Those of a type that are not deleted."""
        return [each for each in self.records if each.table == table and not each.deleted]


def file_of(connection: Connection, records: WorkingSet, person: str) -> File:
    """Return the whole file of a person, by whichever of his records: NotFound."""
    root = _root(records, person)
    found: dict[str, Stored] = {root.record_id: root}
    queue = [root]
    while queue:
        here = queue.pop()
        for each in _hanging(records, here):
            if each.record_id not in found:
                found[each.record_id] = each
                queue.append(each)
    for gone in forgetting.deleted_about(connection, records.territory, found):
        stored = records.by_id(gone)
        if stored is not None:
            found.setdefault(gone, stored)
    for known in list(found):
        for table in ABOUT:
            matters = map(records.by_id, records.about(table, known))
            found |= {matter.record_id: matter for matter in matters if matter is not None}
    return File(root.record_id, tuple(found.values()))


def _root(records: WorkingSet, person: str) -> Stored:
    """Return the record that a person's duplicates were merged into."""
    for _ in range(9):
        stored = records.stored(PERSON, person)
        if stored is None or stored.deleted:
            raise NotFound
        into = stored.data.get(MERGED)
        if not into or records.data(PERSON, into) is None:
            return stored
        person = into
    raise NotFound


def _hanging(records: WorkingSet, here: Stored) -> Iterator[Stored]:
    for table, field in ways(here.table):
        ids = list(records.referring(table, field, here.record_id))
        records.load(ids)
        for each in ids:
            stored = records.stored(table, each)
            if stored is not None:
                yield stored


def names_in(connection: Connection, territory: str, file: File) -> Names:
    """Return how a person is named, his spellings in companies' files included."""
    spelled = (
        each.data.get(field)
        for table, field in SPELLINGS
        for each in file.records
        if each.table == table and each.data.get("verdict", "same") == "same"
    )
    others = _others(connection, territory, file)
    return names_of([each.data for each in file.people], others, filter(None, spelled))


def shared_in(connection: Connection, territory: str, file: File) -> Shared:
    """Return what a person is called that somebody else known here is called too."""
    return shared_of([each.data for each in file.people], _others(connection, territory, file))


def _others(connection: Connection, territory: str, file: File) -> list[str]:
    mine = {each.record_id for each in file.people}
    return forgetting.names_of_others(connection, territory, mine)
