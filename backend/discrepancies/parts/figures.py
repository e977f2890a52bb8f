"""The figures of every party and month: the ledger for closed months, the engine for open ones."""

from datetime import date
from functools import partial

from backend.discrepancies.keeping import Kept
from backend.discrepancies.parts.reading import read_month
from backend.records import figures
from sync.indicators import Figures

Place = figures.Place
Closed = tuple[dict[Place, Figures], list[str]]
"""The figures of what is closed, and the months in which something is not."""
TERRITORIES = 16
_CLOSED: "Kept[Closed]" = Kept(TERRITORIES)


def of_territory(territory: str, today: date) -> dict[Place, Figures]:
    """Return the figures of every party and month as the records of now tell them."""
    closed, waiting = _CLOSED.get(territory, "closed", partial(_closed, territory))
    found = dict(closed)
    for month in waiting:
        known = read_month(territory, month, today).figures
        found |= {(party, month): each for party, each in known.items()
                  if (party, month) not in found}  # fmt: skip
    return found


def _closed(territory: str) -> Closed:
    sheets = figures.counting_sheets(territory)
    waiting = {month for (_, month), (_, state) in sheets.items() if state != "closed"}
    return figures.closed_figures(territory, sheets), sorted(waiting)
