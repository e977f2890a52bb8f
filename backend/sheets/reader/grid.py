"""A sheet as a grid of cells, whatever the file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sync.notation.text import squeezed

if TYPE_CHECKING:
    from collections.abc import Mapping

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Merge = tuple[int, int, int, int]
LETTERS = 26
MOST_ROWS = 25_000
MOST_COLUMNS = 1_000
LONGEST_TEXT = 1_000
LARGEST_NUMBER = 1e15


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal length, counted from 0; blank cells are None, text is squeezed.

    `merges` are (top, left, bottom, right). `uncached` are the formula cells without a value.
    `notes` are lines of text around the table (HTML). A transposed grid knows that it is.
    `meanings` are what people said of this company's headers: folded words, then the role.
    """

    name: str | None
    rows: list[list[Cell]]
    merges: list[Merge] = field(default_factory=list)
    uncached: frozenset[tuple[int, int]] = frozenset()
    hidden: bool = False
    transposed: bool = False
    notes: list[str] = field(default_factory=list)
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(cell is None for row in self.rows for cell in row)

    def turned(self) -> Grid:
        """The same sheet with rows and columns exchanged."""
        return Grid(
            self.name,
            [list(column) for column in zip(*self.rows, strict=True)],
            [(left, top, right, bottom) for top, left, bottom, right in self.merges],
            frozenset((c, r) for r, c in self.uncached),
            hidden=self.hidden,
            transposed=not self.transposed,
            notes=self.notes,
            meanings=self.meanings,
        )

    def line(self, row: int) -> int:
        """The number that names a line to a person: the row, or the column when transposed."""
        return row + 1

    def place(self, row: int, column: int) -> str:
        """The name of a cell as the spreadsheet shows it: Feuil1!E12."""
        row, column = (column, row) if self.transposed else (row, column)
        prefix = f"{self.name}!" if self.name else ""
        return f"{prefix}{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 -> A, 27 -> AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def cleaned(value: object) -> Cell:
    """A cell as the grid keeps it: blank text is None, spaces are squeezed."""
    if isinstance(value, str):
        return squeezed(value[:LONGEST_TEXT]) or None
    if isinstance(value, float) and not abs(value) < LARGEST_NUMBER:
        return str(value)
    if value is None or isinstance(value, (bool, int, float, date, time, timedelta)):
        return value
    return squeezed(str(value)) or None


def rectangular(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows made equally long, without blank columns at the right or blank rows at the end."""
    width = max((_used(row) for row in rows), default=0)
    while rows and not _used(rows[-1]):
        rows = rows[:-1]
    return [(row + [None] * (width - len(row)))[:width] for row in rows]


def _used(row: list[Cell]) -> int:
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i] is not None), 0)
