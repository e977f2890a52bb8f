"""The sheets of a file as plain rows; runs in the process that may do nothing else."""

from datetime import date, datetime, time, timedelta
from typing import Any

from backend.sheets.reader.grid import Cell
from backend.sheets.reader.workbook import grids_of
from sync.notation.hours import LAST_YEAR_OF_A_DURATION, hours_of

Plain = str | int | float | bool | None
MINUTES = 60


def laid_out(content: bytes) -> list[dict[str, Any]]:
    """Lay out the sheets of a file as JSON."""
    return [
        {
            "name": grid.name,
            "rows": [[_plain(cell) for cell in row] for row in grid.rows],
            "hidden": grid.hidden,
        }
        for grid in grids_of(content)
    ]


def _plain(cell: Cell) -> Plain:
    """A cell without types of its own: a day as YYYY-MM-DD, a duration as h:mm."""
    if isinstance(cell, (time, timedelta)) or (
        isinstance(cell, date) and cell.year <= LAST_YEAR_OF_A_DURATION
    ):
        minutes = round((hours_of(cell).hours or 0) * MINUTES)
        return f"{minutes // MINUTES}:{minutes % MINUTES:02d}"
    if isinstance(cell, datetime):
        whole = not (cell.hour or cell.minute)
        return cell.date().isoformat() if whole else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
