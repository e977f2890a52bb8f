"""A row of a file as the values of a record, its references found; or what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.imports.cells import read, text_of
from backend.imports.columns import ID, Column, Path, columns
from backend.imports.headers import Heading
from backend.imports.identity import NAMED, SHARED
from backend.imports.known import Known
from backend.imports.laying_out import Plain
from sync.record import Kind
from sync.records import RECORDS


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row: in which column (None: in the whole), what it says, why."""

    line: int
    column: Column | None
    said: str
    code: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Line:
    """A row with its number in the file, what it says by column, what is wrong with it."""

    number: int
    said: dict[Path, str] = field(default_factory=dict)
    leaves: dict[Path, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, column: Column | None, code: str, **more: Any) -> None:  # noqa: ANN401
        """Note what is wrong."""
        said = self.said.get(column.path, "") if column is not None else ""
        self.faults.append(Fault(self.number, column, said, code, more))


def lines_of(heading: Heading, rows: Sequence[Sequence[Plain]]) -> list[Line]:
    """Read the cells below a line of heads; rows without anything in a known column are none."""
    found = []
    for number, row in enumerate(rows[heading.line + 1 :], heading.line + 2):
        cells = {column: row[place] for place, column in heading.places.items() if place < len(row)}
        line = Line(number)
        for column, cell in cells.items():
            _take(line, column, cell)
        if line.said:
            found.append(line)
    return found


def _take(line: Line, column: Column, cell: Plain) -> None:
    if cell is None or not text_of(cell):
        return
    line.said[column.path] = text_of(cell)
    got = read(column.field, cell)
    if got.code is not None:
        line.fault(column, got.code)
    elif got.value is not None:
        line.leaves[column.path] = got.value


class Finder:
    """Finds what the rows of a register refer to."""

    def __init__(self, table: str, known: Known) -> None:
        self._table, self._known = table, known
        self._columns = {column.path: column for column in columns(table)}

    def complete(self, line: Line) -> None:
        """Give a row its values: its own fields, and the ids of what it refers to."""
        fields = RECORDS[self._table].fields
        wrong = {fault.column.path[0] for fault in line.faults if fault.column is not None}
        order = sorted({path[0] for path in self._columns}, key=self._late)
        for name in order:
            if fields[name].kind is not Kind.REF:
                if (name,) in line.leaves:
                    line.values[name] = line.leaves[name,]
            elif name not in wrong:
                found = self._found(line, fields[name].target or "", (name,))
                if found is not None:
                    line.values[name] = found

    def _late(self, name: str) -> tuple[bool, str]:
        """References that share something with their row come after what they share."""
        return (self._table, name) in SHARED, name

    def _found(self, line: Line, target: str, path: Path) -> str | None:
        if not any(each[: len(path)] == path for each in line.leaves):
            return None
        given: dict[str, Any] = {}
        before = len(line.faults)
        shared = SHARED.get((self._table, path[0]), {}) if len(path) == 1 else {}
        for name in NAMED[target]:
            value = self._value(line, target, path, name, shared)
            if value is not None:
                given[name] = value
        if len(line.faults) > before:
            return None
        found = self._known.named(target, given)
        if len(found) == 1:
            return found[0]
        column = next(
            c for p, c in self._columns.items() if p[: len(path)] == path and p in line.said
        )
        code = "reference_ambiguous" if found else "reference_unknown"
        line.fault(column, code, target=target, count=len(found))
        return None

    def _value(
        self, line: Line, target: str, path: Path, name: str, shared: Mapping[str, str]
    ) -> Any:  # noqa: ANN401 - the value of any field
        if name in shared:
            return line.values.get(shared[name])
        declared = RECORDS[target].fields[name]
        if declared.kind is Kind.REF:
            return self._found(line, declared.target or "", (*path, name))
        return line.leaves.get((*path, name))


def identifier(line: Line) -> str | None:
    """Return the id that a row gives for its record."""
    found = line.leaves.get(ID)
    return None if found is None else str(found)
