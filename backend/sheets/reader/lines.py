"""What a line of a table is: a person, a total, a title, an example, a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.sheets.reader.measures import measures_of
from backend.sheets.reader.names import (
    LONGEST_NAME,
    cleaned_name,
    is_name_like,
    is_remark_line,
)
from backend.sheets.reader.vocabulary import Role
from sync.notation.contract_types import names_a_type
from sync.notation.hours import hours_of
from sync.notation.text import plain

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.plan import Plan

ATTRIBUTES_OF_A_LATE_PERSON = 2
USUALLY = 0.6
FEWEST_CARRIED = 3


class Kind(StrEnum):
    """The kinds of lines."""

    PERSON = "person"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    TITLE = "title"
    ASIDE = "aside"


_TOTAL = re.compile(
    r"^(?:grand |super )?(?:tot|total|totaux|totale?s?)\b|^(?:somme|ensemble|cumul)\b|\btotal "
    r"(?:general|heures|h|du mois|des heures|mensuel|insertion)\b|^heures totales\b"
)
_SUBTOTAL = re.compile(
    r"^(?:sous|s|ss|stotal|soustotal)\b ?(?:tot|total|totaux)\b|^sous ?tot|\bsous total\b"
)
_CARRIED = re.compile(r"^(?:a )?report(?:er|e|ee)?\b|^report de\b|^de la page\b")
_EXAMPLE = re.compile(r"^(?:ex|exemple|eg|modele|specimen)\b")
_INJECTION = re.compile(r"^[=@]|^[+\-](?:[A-Za-z]|.*[|!])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table with its kind, its cleaned name and its first text (`label`)."""

    row: int
    kind: Kind
    name: str = ""
    label: str = ""


def injects(row: list[Cell]) -> bool:
    """Whether a text of the line would be run as a formula by a careless spreadsheet."""
    return any(isinstance(cell, str) and _INJECTION.match(cell) for cell in row)


def written_name(grid: Grid, plan: Plan, row: int) -> str:
    """The cells of the name, joined and cleaned; then the birth name of its own column."""
    parts = [cell for column in plan.names if isinstance(cell := _merged(grid, row, column), str)]
    name = cleaned_name(" ".join(parts))
    birth = grid.rows[row][plan.birth_name] if plan.birth_name is not None else None
    if name and isinstance(birth, str) and plain(birth) not in plain(name) and is_name_like(birth):
        return f"{name} ({birth})"
    return name


def _merged(grid: Grid, row: int, column: int) -> Cell:
    """The cell, or the top of the vertical merge that covers it."""
    cell = grid.rows[row][column]
    if cell is not None:
        return cell
    for top, left, bottom, right in grid.merges:
        if top < row <= bottom and left <= column <= right and left == right:
            return grid.rows[top][left]
    return None


def lines_of(grid: Grid, plan: Plan, first: int, last: int) -> list[Line]:
    """The lines of a table, classified; what follows the last total is read with suspicion."""
    reader = _LineReader(grid, plan, first, last)
    return [line for row in range(first, last) if (line := reader.line(row)) is not None]


class _LineReader:
    """Classifies lines, remembering whether a total has closed the table."""

    def __init__(self, grid: Grid, plan: Plan, first: int, last: int) -> None:
        self._grid = grid
        self._plan = plan
        self._closed = False
        self._carried_name = ""
        hours_columns = {column for slot in plan.slots for column in slot.columns}
        self._measured = hours_columns
        self._labels = [
            c for c in range(grid.width) if c not in hours_columns and c not in plan.attributes
        ]
        self._usual = _usually_described(grid, plan, first, last)
        self._carries = _carries_names(grid, plan, first, last)
        self._measures = measures_of(grid, plan, first, last)

    def line(self, row: int) -> Line | None:
        """The line with its kind, None when it is blank."""
        cells = self._grid.rows[row]
        if all(cell is None for cell in cells) and not self._uncached(row):
            return None
        if self._measures is not None and (measured := self._measured_line(row)) is not None:
            return measured if measured.kind is Kind.PERSON else None
        label = next(
            (
                cell
                for c, cell in enumerate(cells)
                if isinstance(cell, str) and c not in self._measured
            ),
            "",
        )
        kind = self._worded_kind(row, label)
        if kind is not None:
            self._closed = self._closed or (kind is Kind.TOTAL)
            return Line(row, kind, label=label)
        name = written_name(self._grid, self._plan, row)
        if not name:
            return self._nameless(row, label)
        return self._named(row, name, label)

    def _measured_line(self, row: int) -> Line | None:
        """With several measures for each person: only the line of the hours done is a row."""
        if self._measures is None:
            return None
        name = written_name(self._grid, self._plan, row)
        self._carried_name = name or self._carried_name
        cell = self._grid.rows[row][self._measures.column]
        if self._measures.other(cell):
            return Line(row, Kind.ASIDE)
        if self._measures.ours(cell) and self._carried_name:
            return Line(row, Kind.PERSON, self._carried_name)
        return None

    def _uncached(self, row: int) -> bool:
        return any((row, column) in self._grid.uncached for column in self._measured)

    def _worded_kind(self, row: int, label: str) -> Kind | None:
        cells = self._grid.rows[row]
        texts = [plain(cell) for c in self._labels if isinstance(cell := cells[c], str)] or [
            plain(label)
        ]
        if any(_EXAMPLE.match(text) for text in texts[:2]):
            return Kind.ASIDE
        if any(_SUBTOTAL.search(text) for text in texts):
            return Kind.SUBTOTAL
        if any(_CARRIED.match(text) for text in texts[:2]):
            return Kind.ASIDE
        if any(_TOTAL.search(text) for text in (*texts, plain(label))):
            return Kind.TOTAL
        return None

    def _has_hours(self, row: int) -> bool:
        return any(
            self._grid.rows[row][column] is not None for column in self._measured
        ) or self._uncached(row)

    def _readable_hours(self, row: int) -> bool:
        values = [self._grid.rows[row][column] for column in self._measured]
        return any(value is not None and hours_of(value).hours is not None for value in values)

    def _only_zeros(self, row: int) -> bool:
        """A line prepared in advance, whose formulas add up nothing."""
        values = [v for c in self._measured if (v := self._grid.rows[row][c]) is not None]
        return bool(values) and all(hours_of(value).hours == 0 for value in values)

    def _attributes(self, row: int) -> int:
        return sum(self._grid.rows[row][column] is not None for column in self._plan.attributes)

    def _nameless(self, row: int, label: str) -> Line | None:
        if not self._has_hours(row):
            return (
                Line(row, Kind.TITLE, label=label) if label and not self._attributes(row) else None
            )
        if self._only_zeros(row) and not label and not self._attributes(row):
            return None
        index = self._plan.columns.get(Role.INDEX)
        numbered = index is not None and self._grid.rows[row][index] is not None
        beside = numbered or label or self._attributes(row) or self._month_cell(row)
        if self._carries and self._carried_name and beside:
            return Line(row, Kind.PERSON, self._carried_name, label)
        readable = self._readable_hours(row) or self._uncached(row)
        if readable and (self._attributes(row) or (numbered and not self._closed)):
            return Line(row, Kind.PERSON, "", label)
        if readable:
            self._closed = True
            return Line(row, Kind.TOTAL, label=label)
        return Line(row, Kind.TITLE, label=label) if label else None

    def _month_cell(self, row: int) -> bool:
        column = self._plan.columns.get(Role.MONTH)
        return column is not None and self._grid.rows[row][column] is not None

    def _named(self, row: int, name: str, label: str) -> Line | None:
        attributes, hours = self._attributes(row), self._has_hours(row)
        like = is_name_like(name)
        if hours and not attributes and self._is_heading(name):
            return Line(row, Kind.TITLE, label=label)
        late = self._closed and not hours and attributes < ATTRIBUTES_OF_A_LATE_PERSON
        absent = not hours and not like and (not attributes or is_remark_line(name))
        unlikely = not hours and not attributes and (self._usual or len(name.split()) < 2)  # noqa: PLR2004
        if late or absent or unlikely or (not hours and len(name) > LONGEST_NAME):
            return Line(row, Kind.TITLE, label=label)
        self._carried_name = name
        return Line(row, Kind.PERSON, name, label)

    def _is_heading(self, name: str) -> bool:
        """A figure beside a kind of contract, a lot, a team: a recapitulation, not a person."""
        if names_a_type(name) or is_remark_line(name):
            return not is_name_like(name) or names_a_type(name)
        return self._usual and not is_name_like(name)


def _usually_described(grid: Grid, plan: Plan, first: int, last: int) -> bool:
    """Whether most lines with a name also hold a type, a date, a tutor."""
    if not plan.attributes:
        return False
    named = [r for r in range(first, last) if any(grid.rows[r][c] is not None for c in plan.names)]
    described = sum(any(grid.rows[r][c] is not None for c in plan.attributes) for r in named)
    return described >= USUALLY * len(named) > 0


def _carries_names(grid: Grid, plan: Plan, first: int, last: int) -> bool:
    """Whether a person's name is written once for several lines below one another."""
    measured = [c for slot in plan.slots for c in slot.columns]
    rows = grid.rows
    filled = [r for r in range(first, last) if any(rows[r][c] not in {None, 0} for c in measured)]
    nameless = sum(all(rows[r][c] is None for c in plan.names) for r in filled)
    return nameless * 3 > len(filled) and nameless >= FEWEST_CARRIED
