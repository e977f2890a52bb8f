"""A header in which people or hours go by an unknown word: the contents tell the column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.sheets.reader.header import PEOPLE, Header, header_at, speaks_of_people, speaks_of_time
from backend.sheets.reader.names import is_name_like
from backend.sheets.reader.vocabulary import Flavour, Head, Role
from sync.notation.contract_types import contract_type_of
from sync.notation.hours import hours_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backend.sheets.reader.grid import Cell, Grid

LOOKED_AT = 200
MOSTLY = 0.6
FEWEST_VALUES = 2
FEWEST_KNOWN, MANY = 2, 4
MOST_MONTH_HOURS = 400
_MAY_BE_PEOPLE = frozenset(
    {Role.OTHER, Role.MONTH, Role.COMPANY, Role.TYPE, Role.INDEX, Role.CIVILITY}
)


def repaired_headers(grid: Grid) -> list[Header]:
    """The first header that speaks of people or of time only, completed from its columns."""
    for row in range(len(grid.rows)):
        header = header_at(grid, row)
        known = [head for head in header.heads if head and head.role is not Role.OTHER]
        enough = len(known) >= FEWEST_KNOWN or (known and sum(map(bool, header.heads)) >= MANY)
        if not enough or not _is_worded(grid.rows[row]):
            continue
        completed = _completed(grid, header)
        if completed is not None:
            return [completed]
    return []


def _is_worded(cells: Sequence[Cell]) -> bool:
    return all(
        cell is None or isinstance(cell, str) or not isinstance(cell, (int, float))
        for cell in cells
    )


def _completed(grid: Grid, header: Header) -> Header | None:
    heads = list(header.heads)
    if not speaks_of_people(heads):
        column = _column(
            grid, header, lambda head: head is None or head.role in _MAY_BE_PEOPLE, _is_name
        )
        if column is None:
            return None
        heads[column] = Head(Role.NAME, text=_written(grid, header, column))
    if not speaks_of_time(heads):
        column = _column(grid, header, lambda head: head is None, _is_hours)
        if column is None:
            return None
        heads[column] = Head(Role.HOURS, Flavour.PLAIN, text=_written(grid, header, column))
    return (
        replace(header, heads=tuple(heads), guessed=True)
        if any(h and h.role in PEOPLE for h in heads)
        else None
    )


def _column(
    grid: Grid, header: Header, may: Callable[[Head | None], bool], test: Callable[[Cell], bool]
) -> int | None:
    """The first column that may be the one looked for and whose cells mostly pass the test."""
    for column in range(grid.width):
        if not may(header.heads[column]):
            continue
        rows = grid.rows[header.bottom : header.bottom + LOOKED_AT]
        cells = [cell for row in rows if (cell := row[column]) is not None]
        if len(cells) >= FEWEST_VALUES and sum(map(test, cells)) >= MOSTLY * len(cells):
            return column
    return None


def _written(grid: Grid, header: Header, column: int) -> str:
    cell = grid.rows[header.bottom - 1][column]
    return cell if isinstance(cell, str) else ""


def _is_name(cell: Cell) -> bool:
    return (
        isinstance(cell, str)
        and is_name_like(cell)
        and contract_type_of(cell).code is None
        and " " in cell
    )


def _is_hours(cell: Cell) -> bool:
    hours = hours_of(cell).hours
    return hours is not None and 0 <= hours <= MOST_MONTH_HOURS
