"""A table with several lines for each person: the hours planned, then the hours done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.sheets.reader.hours_columns import DOUBTFUL, RANK
from backend.sheets.reader.vocabulary import Flavour, Role, head_of

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.plan import Plan

MOSTLY = 0.6
FEWEST_LINES = 4


@dataclass(frozen=True, slots=True)
class Measures:
    """The column that says what each line measures, and the measure to keep."""

    column: int
    kept: Flavour

    def other(self, cell: Cell) -> bool:
        """Whether a line measures something else than the hours done."""
        flavour = _flavour(cell)
        return flavour is not None and flavour is not self.kept

    def ours(self, cell: Cell) -> bool:
        """Whether a line holds the hours done."""
        return _flavour(cell) is self.kept


def measures_of(grid: Grid, plan: Plan, first: int, last: int) -> Measures | None:
    """The measures of a table, None when its lines are all of one kind, as almost always."""
    taken = {*plan.names, *plan.attributes, *(c for slot in plan.slots for c in slot.columns)}
    for column in range(grid.width):
        cells = [cell for r in range(first, last) if (cell := grid.rows[r][column]) is not None]
        if column in taken or len(cells) < FEWEST_LINES:
            continue
        flavours = [flavour for cell in cells if (flavour := _flavour(cell)) is not None]
        best = max(set(flavours), key=lambda f: RANK[f], default=None)
        several = len(set(flavours)) > 1 and len(flavours) >= MOSTLY * len(cells)
        if best is not None and several and RANK[best] > DOUBTFUL:
            return Measures(column, best)
    return None


def _flavour(cell: Cell) -> Flavour | None:
    head = head_of(cell) if isinstance(cell, str) else None
    return head.flavour if head is not None and head.role is Role.HOURS else None
