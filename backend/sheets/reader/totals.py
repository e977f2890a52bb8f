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
    from backend.sheets.reader.plan import Plan

_Kept = tuple[int, SheetRow, int]
TOLERANCE = 0.5
_GENERAL = re.compile(r"\b(general|grand total|mois|toutes?|ensemble)\b")


class TotalKeeper:
    """Follows the rows of a table, page after page, and says what each written total covers."""

    def __init__(self) -> None:
        self._rows: list[_Kept] = []
        self._since_any = 0
        self._since_total = 0
        self._above: list[tuple[Grid, Plan, Line]] = []

    def person(self, index: int, row: SheetRow, slot: int) -> None:
        """A row of the table, by its index among all rows of the file and its column of hours."""
        self._rows.append((index, row, slot))

    def total(self, grid: Grid, plan: Plan, line: Line) -> list[StatedTotal]:
        """What a total line states, one value for each month column; one above all rows waits."""
        if not self._rows:
            self._above.append((grid, plan, line))
            return []
        stated = self._stated(grid, plan, line)
        self._since_any = len(self._rows)
        if line.kind is Kind.TOTAL:
            self._since_total = len(self._rows)
        return stated

    def finished(self) -> list[StatedTotal]:
        """The totals that were written above the rows they add up."""
        self._since_any = self._since_total = 0
        return [t for grid, plan, line in self._above for t in self._stated(grid, plan, line)]

    def _stated(self, grid: Grid, plan: Plan, line: Line) -> list[StatedTotal]:
        found = []
        for number, slot in enumerate(plan.slots):
            _, hours, error = slot_hours(grid, slot, line.row)
            if slot.column is None or hours is None or error:
                continue
            covered, partial = self._covered(line, hours, number)
            if covered:
                found.append(_stated_total(grid, line, hours, covered, partial=partial))
        return found

    def _covered(self, line: Line, hours: float, slot: int) -> tuple[list[_Kept], bool]:
        """A subtotal covers the rows since the last one; a total all of them, or what adds up."""
        every = [kept for kept in self._rows if kept[2] == slot]
        recent = [kept for kept in self._rows[self._since_any :] if kept[2] == slot]
        if line.kind is Kind.SUBTOTAL:
            return recent, True
        if not recent or _GENERAL.search(plain(line.label)) or _adds_up(every, hours):
            return every, False
        if _adds_up(recent, hours):
            return recent, len(recent) < len(every)
        since_total = [kept for kept in self._rows[self._since_total :] if kept[2] == slot]
        return since_total or every, False


def _stated_total(
    grid: Grid, line: Line, hours: float, covered: list[_Kept], *, partial: bool
) -> StatedTotal:
    months = {row.month for _, row, _ in covered}
    return StatedTotal(
        sheet=grid.name,
        row=grid.line(line.row),
        month=months.pop() if len(months) == 1 else None,
        kind="subtotal" if partial else "total",
        hours=hours,
        rows=tuple(index for index, _, _ in covered),
    )


def _adds_up(rows: Sequence[_Kept], hours: float) -> bool:
    return abs(sum(row.hours or 0.0 for _, row, _ in rows) - hours) <= TOLERANCE
