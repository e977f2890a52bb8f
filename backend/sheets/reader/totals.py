"""The totals written in a table, and the rows each of them adds up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backend.sheets.reader.lines import Kind, Line
from backend.sheets.reader.people import slot_hours
from sync.notation.text import plain
from sync.reconcile.reading import SheetRow, StatedTotal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.sheets.reader.grid import Grid
    from backend.sheets.reader.hours_columns import HoursSlot
    from backend.sheets.reader.plan import Plan

TOLERANCE = 0.5
_GENERAL = re.compile(r"\b(general|grand total|mois|toutes?|ensemble)\b")


class TotalKeeper:
    """Follows the rows of one table and says what each written total covers."""

    def __init__(self, grid: Grid, plan: Plan) -> None:
        self._grid = grid
        self._plan = plan
        self._rows: list[tuple[int, SheetRow, int | None]] = []
        self._since = 0
        self._found: list[tuple[Line, HoursSlot, float, list[int], bool]] = []

    def person(self, index: int, row: SheetRow, column: int | None) -> None:
        """A row of the table, by its index among all rows of the file."""
        self._rows.append((index, row, column))

    def total(self, line: Line) -> list[StatedTotal]:
        """What a total line states, one value for each month column."""
        stated = [t for slot in self._plan.slots if (t := self._one(line, slot)) is not None]
        self._since = len(self._rows)
        return stated

    def _one(self, line: Line, slot: HoursSlot) -> StatedTotal | None:
        if slot.column is None:
            return None
        _, hours, error = slot_hours(self._grid, slot, line.row)
        if hours is None or error:
            return None
        every = [(i, row) for i, row, column in self._rows if column == slot.column]
        recent = [(i, row) for i, row, column in self._rows[self._since :] if column == slot.column]
        covered, partial = _covered(line, hours, every, recent)
        if not covered:
            return None
        months = {row.month for _, row in covered}
        return StatedTotal(
            sheet=self._grid.name,
            row=self._grid.line(line.row),
            month=months.pop() if len(months) == 1 else None,
            kind="subtotal" if partial else "total",
            hours=hours,
            rows=tuple(index for index, _ in covered),
        )


def _covered(
    line: Line, hours: float, every: list[tuple[int, SheetRow]], recent: list[tuple[int, SheetRow]]
) -> tuple[list[tuple[int, SheetRow]], bool]:
    """A subtotal covers the rows since the last one; a total all of them, unless only the part adds up."""
    if line.kind is Kind.SUBTOTAL:
        return recent, True
    if len(recent) == len(every) or not recent or _GENERAL.search(plain(line.label)):
        return every, False
    if _adds_up(every, hours):
        return every, False
    return (recent, True) if _adds_up(recent, hours) else (every, False)


def _adds_up(rows: Sequence[tuple[int, SheetRow]], hours: float) -> bool:
    return abs(sum(row.hours or 0.0 for _, row in rows) - hours) <= TOLERANCE
