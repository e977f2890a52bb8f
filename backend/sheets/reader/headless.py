"""A table without a header: its columns are told by what they contain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from backend.sheets.reader.header import Header
from backend.sheets.reader.names import is_name_like
from backend.sheets.reader.vocabulary import Flavour, Head, Role
from sync.notation.contract_types import contract_type_of
from sync.notation.days import day_of
from sync.notation.hours import hours_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.sheets.reader.grid import Cell, Grid

FEWEST_PEOPLE = 2
MOSTLY = 0.7
MOST_MONTH_HOURS = 260
BIRTH_BEFORE = 2009


def guessed_header(grid: Grid) -> Header | None:
    """A header made up from the contents; None when no column of names is beside one of hours."""
    top = _first_person(grid)
    if top is None:
        return None
    heads: list[Head | None] = [None] * grid.width
    columns = {c: _filled(grid, c, top) for c in range(grid.width)}
    names = [c for c, cells in columns.items() if _mostly(cells, _is_name)][:2]
    hours = [c for c, cells in columns.items() if c not in names and _mostly(cells, _is_hours)]
    if not names or not hours or len(columns[names[0]]) < FEWEST_PEOPLE:
        return None
    for column, role in zip(names, (Role.LAST, Role.FIRST), strict=False):
        heads[column] = Head(role, text=role.value)
    heads[_likeliest_hours(columns, hours)] = Head(Role.HOURS, Flavour.PLAIN, text="heures")
    _add_contract(heads, columns)
    return Header(top, top, tuple(heads), 0.0, guessed=True)


def _first_person(grid: Grid) -> int | None:
    for row, cells in enumerate(grid.rows):
        if any(_is_name(cell) for cell in cells) and any(_is_hours(cell) for cell in cells):
            return row
    return None


def _filled(grid: Grid, column: int, top: int) -> list[Cell]:
    return [cell for row in grid.rows[top:] if (cell := row[column]) is not None]


def _mostly(cells: list[Cell], test: Callable[[Cell], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOSTLY * len(cells)


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and is_name_like(cell) and contract_type_of(cell).code is None


def _is_hours(cell: Cell) -> bool:
    hours = None if isinstance(cell, date) else hours_of(cell).hours
    return hours is not None and 0 <= hours <= MOST_MONTH_HOURS


def _likeliest_hours(columns: dict[int, list[Cell]], candidates: list[int]) -> int:
    """Not a running number: the column with the largest figures, the last of equals."""
    return max(candidates, key=lambda c: (sum(hours_of(v).hours or 0 for v in columns[c]), c))


def _add_contract(heads: list[Head | None], columns: dict[int, list[Cell]]) -> None:
    days = []
    for column, cells in columns.items():
        if heads[column] is not None:
            continue
        if _mostly(cells, lambda cell: contract_type_of(cell).code is not None):
            heads[column] = Head(Role.TYPE, text="contrat")
        elif _mostly(cells, lambda cell: day_of(cell).day is not None):
            days.append(column)
    births = [c for c in days if all(_year(cell) < BIRTH_BEFORE for cell in columns[c])]
    contract = [c for c in days if c not in births]
    for column, role in [
        *((c, Role.BIRTH_DATE) for c in births[:1]),
        *zip(contract, (Role.START, Role.END), strict=False),
    ]:
        heads[column] = Head(role, text=role.value)


def _year(cell: Cell) -> int:
    day = day_of(cell).day
    return day.year if day else 0
