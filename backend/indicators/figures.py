"""The figures of every party and month: the ledger for closed months, the engine for open ones."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies import reading
from backend.discrepancies.keeping import Kept
from backend.discrepancies.reading import DISMISSED, Reading, Subject
from backend.records import figures
from sync.indicators import NOTHING, Figures
from sync.reconcile.retained import retained_of

Place = figures.Place
RECENT = 64
"""Months of which the figures are kept in memory while nothing changes: sums, no records."""


def of_territory(territory: str, today: date) -> dict[Place, Figures]:
    """Return the figures of every party and month as the records of now tell them."""
    sheets = figures.counting_sheets(territory)
    found = figures.closed_figures(territory, sheets)
    waiting = sorted({month for (_, month), (_, state) in sheets.items() if state != "closed"})
    thresholds = settings_of_id(territory).thresholds
    for month in waiting:
        made = partial(_open_month, territory, month, today)
        known = _KEPT.get(territory, (month, today, thresholds), made)
        found |= {(party, month): each for party, each in known.items()
                  if (party, month) not in found}  # fmt: skip
    return found


_KEPT: "Kept[Mapping[str, Figures]]" = Kept(RECENT)


def _open_month(territory: str, month: str, today: date) -> Mapping[str, Figures]:
    return of_month(reading.read(territory, month, today))


def of_month(read: Reading) -> dict[str, Figures]:
    """Return the figures of the parties of a month that are not closed."""
    found: dict[str, Figures] = {}
    for subject in read.claims:
        if not read.is_closed(subject.party):
            found[subject.party] = found.get(subject.party, NOTHING).plus(of_person(read, subject))
    return found


def of_person(read: Reading, subject: Subject) -> Figures:
    """Return the figures of one person on one sheet that is not closed."""
    claim, told = read.claims[subject], read.confirmation(subject)
    kept = read.result.retained[claim.key].retained
    decided = [
        each
        for each in read.by_subject.get(subject, ())
        if not read.is_open(each) and read.state(each) != DISMISSED
    ]
    confirmed = 0 if told is None else told.minutes or 0
    undecided = max(0, retained_of(claim, decided).retained - kept)
    return Figures(claim.minutes, confirmed, kept, undecided, 0)
