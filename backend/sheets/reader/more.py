"""What a line says beside its hours: training, absences, the hours of single days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.sheets.reader.beside import ABSENCE, TRAINING, is_dash
from backend.sheets.reader.hours_columns import hours_of_day
from sync.notation.hours import hours_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.sheets.reader.beside import Beside
    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.hours_columns import HoursSlot
    from backend.sheets.reader.plan import Plan

MOST_A_DAY = 24


@dataclass(frozen=True, slots=True)
class More:
    """Hours beside those of the clause, each with its cell."""

    training: float | None = None
    absence: float | None = None
    daily: Mapping[str, float] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)


def more_of(grid: Grid, plan: Plan, slot: HoursSlot, row: int, month: str | None) -> More:
    """Read what stands beside the hours of a month on a line."""
    cells: dict[str, str] = {}
    figures = {kind: _beside(grid, plan, slot, (row, kind), cells) for kind in (TRAINING, ABSENCE)}
    daily = _daily(grid, slot, row, month, cells)
    return More(figures[TRAINING], figures[ABSENCE], daily, cells)


def _beside(
    grid: Grid, plan: Plan, slot: HoursSlot, what: tuple[int, str], cells: dict[str, str]
) -> float | None:
    row, kind = what
    hours = []
    for each in _columns(plan, slot, kind):
        for column in each.columns:
            read = hours_of(grid.rows[row][column]).hours
            if read is not None and read >= 0:
                hours.append(read * each.factor)
                cells.setdefault(kind, grid.place(row, column))
    return round(sum(hours), 4) if hours else None


def _columns(plan: Plan, slot: HoursSlot, kind: str) -> list[Beside]:
    """Those of the month; those of no month where the table has one month only."""
    alone = len(plan.slots) == 1
    return [
        each
        for each in plan.besides
        if each.kind == kind and (each.month == slot.month or (each.month is None and alone))
    ]


def unread_of(grid: Grid, plan: Plan, row: int) -> list[tuple[str, int]]:
    """The cells of training and of absences with words in them: (kind, column)."""
    if len(plan.slots) > 1:
        return []
    return [
        (each.kind, column)
        for each in plan.besides
        for column in each.columns
        if _unread(grid.rows[row][column])
    ]


def _unread(cell: Cell) -> bool:
    read = hours_of(cell)
    return not is_dash(cell) and read.error == "E_HOURS_UNREADABLE"


def _daily(
    grid: Grid, slot: HoursSlot, row: int, month: str | None, cells: dict[str, str]
) -> dict[str, float]:
    """The hours of each day of a calendar; nothing when it does not fit the month."""
    if not slot.days or month is None:
        return {}
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    found, places = {}, {}
    for day, column in zip(slot.days, slot.parts, strict=True):
        hours = part_hours(slot, grid.rows[row][column])
        if not hours:
            continue
        if not 0 < hours <= MOST_A_DAY or day > last:
            return {}
        key = f"{month}-{day:02d}"
        found[key], places[key] = hours, grid.place(row, column)
    cells.update(places)
    return found


def part_hours(slot: HoursSlot, cell: Cell) -> float | None:
    """The hours of a week or a day; a cross under a day is a day."""
    hours = hours_of_day(cell) if slot.days else hours_of(cell).hours
    return None if hours is None else round(hours * slot.part_factor, 4)
