"""What importing a file would do, row by row: nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from backend.imports.columns import columns
from backend.imports.headers import Heading, heading_of
from backend.imports.identity import identity_of
from backend.imports.known import Known
from backend.imports.opening import Sheet
from backend.imports.problems import FileRefused
from backend.imports.rows import Fault, Finder, Line, identifier, lines_of
from backend.problems import FieldError
from backend.records.working_set import WorkingSet
from backend.registers.checking import Checker
from backend.registers.declared import register_of
from sync.record import natural_id
from sync.records import RECORDS

EXPLANATIONS = "Explications"
"""The sheet of a template that holds no records."""


class Existing(StrEnum):
    """What becomes of a record that is there already; the user says it before."""

    SKIP = "skip"
    UPDATE = "update"


class Act(StrEnum):
    """What a row does."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REPEATED = "repeated"


@dataclass(frozen=True)
class Planned:
    """What one row does: to which record, with which values; what the record has now."""

    line: int
    act: Act
    record_id: str
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All that a file does, and all that is wrong with it; with a fault nothing is done."""

    table: str
    heading: Heading
    rows: tuple[Planned, ...]
    faults: tuple[Fault, ...]
    read: int
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    def count(self, act: Act) -> int:
        """Return how many rows do this."""
        return Counter(row.act for row in self.rows)[act]


@dataclass(frozen=True)
class Asked:
    """What is imported, and how: ``op`` is drawn once, so that asking again adds nothing."""

    table: str
    existing: Existing
    op: str
    today: date


def plan(asked: Asked, records: WorkingSet, sheets: Sequence[Sheet]) -> Plan:
    """Tell what the rows of a file would do: FileRefused where there is no table of the register.

    The sheet with most columns of the register is read; others that hold something are named.
    """
    sheet, heading = _chosen(asked.table, sheets)
    lines = lines_of(heading, sheet.rows)
    if not lines:
        raise FileRefused("no_rows")
    planner = _Planner(asked, records)
    rows = planner.rows(lines)
    faults = sorted((f for line in lines for f in line.faults), key=lambda fault: fault.line)
    others = [each.name or "" for each in sheets if each is not sheet and not each.hidden]
    named = tuple(name for name in others if name != EXPLANATIONS)
    return Plan(asked.table, heading, tuple(rows), tuple(faults), len(lines), sheet.name, named)


def _chosen(table: str, sheets: Sequence[Sheet]) -> tuple[Sheet, Heading]:
    found = [(each, heading) for each in sheets if (heading := heading_of(table, each.rows))]
    if not found:
        raise FileRefused("no_heads")
    return max(found, key=lambda pair: (not pair[0].hidden, pair[1].worth))


class _Planner:
    def __init__(self, asked: Asked, records: WorkingSet) -> None:
        self._asked, self._records = asked, records
        self._table, self._kind = asked.table, RECORDS[asked.table]
        self._known = Known(records.territory)
        self._checker = Checker(records, asked.today)
        self._columns = {column.path[0]: column for column in reversed(columns(asked.table))}
        self._seen: dict[str, Line] = {}

    def rows(self, lines: Sequence[Line]) -> list[Planned]:
        """Plan all rows: first whom they mean, then what they change."""
        finder = Finder(self._table, self._known)
        itself = [n for n, f in self._kind.fields.items() if f.target == self._table]
        first = sorted(lines, key=lambda line: any(path[0] in itself for path in line.said))
        meant: list[tuple[Line, str, bool]] = []
        for line in first:
            finder.complete(line)
            if not line.faults and (found := self._meant(line)) is not None:
                meant.append((line, *found))
        self._load(meant)
        rows = [self._row(*each) for each in meant]
        wrong = {line.number for line in lines if line.faults}
        return sorted((row for row in rows if row.line not in wrong), key=lambda row: row.line)

    def _load(self, meant: Sequence[tuple[Line, str, bool]]) -> None:
        references = (v for line, _, _ in meant for v in line.values.values() if isinstance(v, str))
        ids = [*(target for _, target, _ in meant), *references]
        self._records.load(each for each in ids if len(each) == 36)  # noqa: PLR2004 - ids

    def _meant(self, line: Line) -> tuple[str, bool] | None:
        """Whose row it is, and whether that is a new record; None where it cannot be told."""
        given = identifier(line)
        if given is not None:
            if not self._known.there(self._table, given):
                line.fault(None, "identifier_unknown")
                return None
            return self._once(line, given, fresh=False)
        found = self._known.same(self._table, line.values)
        if len(found) > 1:
            line.fault(None, "several", count=len(found))
            return None
        if found:
            return self._once(line, found[0], fresh=False)
        if self._table == "worker" and self._known.namesakes(line.values):
            line.fault(self._columns["birth_year"], "namesake")
            return None
        target = self._kind.id_of(line.values) or natural_id(
            "imported", self._asked.op, self._table, str(line.number)
        )
        self._known.add(self._table, target, line.values)
        return self._once(line, target, fresh=True)

    def _once(self, line: Line, target: str, *, fresh: bool) -> tuple[str, bool] | None:
        """A record stands in a file once; the same row again is only said."""
        other = self._seen.setdefault(target, line)
        if other is line or other.values == line.values:
            return target, fresh
        line.fault(None, "twice_in_file", other=other.number)
        return None

    def _row(self, line: Line, target: str, fresh: bool) -> Planned:  # noqa: FBT001 - a fact of the row
        if self._seen[target] is not line:
            return Planned(line.number, Act.REPEATED, target, {})
        if fresh:
            values = {**register_of(self._table).blank, **line.values}
            self._check(line, values, {}, None)
            return Planned(line.number, Act.CREATE, target, values)
        before = self._records.data(self._table, target) or {}
        kept = frozenset() if identifier(line) else identity_of(self._table).fields
        changed = {
            name: value
            for name, value in line.values.items()
            if before.get(name) != value and (name not in kept or before.get(name) is None)
        }
        if not changed:
            return Planned(line.number, Act.UNCHANGED, target, {})
        if self._asked.existing is Existing.SKIP:
            return Planned(line.number, Act.SKIPPED, target, changed, before)
        self._may_change(line, changed, before)
        self._check(line, {**before, **changed}, before, target)
        return Planned(line.number, Act.UPDATE, target, changed, before)

    def _may_change(
        self, line: Line, changed: Mapping[str, Any], before: Mapping[str, Any]
    ) -> None:
        if self._kind.append_only or before.get("merged_into_id"):
            line.fault(None, "frozen")
        for name in self._kind.key:
            if name in changed:
                line.fault(self._columns[name], "part_of_the_key")

    def _check(
        self,
        line: Line,
        values: Mapping[str, Any],
        before: Mapping[str, Any],
        record_id: str | None,
    ) -> None:
        for error in self._problems(values, before, record_id):
            name = error.pointer.removeprefix("/")
            more: dict[str, Any] = {} if error.limit is None else {"limit": error.limit}
            if error.code == "not_a_category":
                more["day"] = values["valid_from"]
            line.fault(self._columns.get(name), error.code, **more)

    def _problems(
        self, values: Mapping[str, Any], before: Mapping[str, Any], record_id: str | None
    ) -> Iterator[FieldError]:
        for error in self._checker.check(self._table, values, before, record_id):
            name = error.pointer.removeprefix("/")
            planned = error.code == "unknown_record" and self._seen.get(str(values.get(name)))
            if not planned:  # the record is one that this file adds
                yield error
