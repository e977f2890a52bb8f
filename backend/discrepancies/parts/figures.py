"""The figures of every party and month: the ledger for closed months, the engine for open ones."""

from datetime import date

from backend.discrepancies.parts.reading import read_month
from backend.records import figures
from sync.indicators import Figures

Place = figures.Place


def of_territory(territory: str, today: date) -> dict[Place, Figures]:
    """Return the figures of every party and month as the records of now tell them."""
    sheets = figures.counting_sheets(territory)
    found = figures.closed_figures(territory, sheets)
    waiting = sorted({month for (_, month), (_, state) in sheets.items() if state != "closed"})
    for month in waiting:
        known = read_month(territory, month, today).figures
        found |= {(party, month): each for party, each in known.items()
                  if (party, month) not in found}  # fmt: skip
    return found
