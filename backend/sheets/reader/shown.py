"""The original sheet as text with its places, to be shown beside what was read in it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from backend.sheets.reader.refusals import Refused
from backend.sheets.reader.workbook import grids_of

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Cell, Grid

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, LONGEST = 12, 500, 60, 200
MINUTES = 60


def shown_grids(content: bytes) -> list[dict[str, Any]]:
    """The sheets of a file as rows of text; none where it cannot be opened. Cut where too large."""
    try:
        grids = grids_of(content)
    except (Refused, MemoryError):
        return []
    return [_shown(grid) for grid in grids[:MOST_SHEETS]]


def _shown(grid: Grid) -> dict[str, Any]:
    rows = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in grid.rows[:MOST_ROWS]]
    cut = len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS
    return {"name": grid.name, "rows": rows, "cut": cut}


def cell_text(cell: Cell) -> str:
    """A cell as a French spreadsheet shows it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "VRAI" if cell else "FAUX"
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    if isinstance(cell, datetime) and (cell.hour or cell.minute):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        hours, minutes = divmod(round(cell.total_seconds() / MINUTES), MINUTES)
        return f"{hours}:{minutes:02d}"
    return str(cell)[:LONGEST]
