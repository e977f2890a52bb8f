"""What a clause's terms give today, from its hours and the sheets of its companies."""

from collections.abc import Iterator
from datetime import date, datetime

from backend.clock import FRANCE
from backend.indicators.landscape import Landscape, Strand
from backend.records import figures
from sync.penalties import Handed, Penalty, late_sheets, shortfall
from sync.sheet_due import months_owed


def computed(landscape: Landscape, strand: Strand, territory: str) -> list[Penalty]:
    """Return the penalties that follow from a clause's terms as of today; none: nothing to ask."""
    clause = landscape.frame["clause"][strand.clause]
    (due,) = landscape.dues([strand])
    missing = shortfall(
        due.required,
        due.total.retained,
        due.due,
        clause.get("penalty_per_hour_cents"),
        landscape.today,
    )
    late = late_sheets(
        _owed(landscape, strand, territory),
        clause["sheet_due_day"],
        clause.get("penalty_per_late_sheet_cents"),
        landscape.today,
    )
    return [each for each in (missing, late) if each is not None]


def _owed(landscape: Landscape, strand: Strand, territory: str) -> Iterator[Handed]:
    """The months of every company of the lot, this one left out: its sheet is not due yet."""
    handed = figures.first_handed_in(territory, strand.parties)
    spans = figures.spans_of(territory, strand.parties)
    for party, company in sorted(strand.parties.items()):
        worked = [(date.fromisoformat(first), date.fromisoformat(last) if last else None)
                  for first, last in spans.get(party, [])]  # fmt: skip
        name = landscape.frame["company"].get(company, {}).get("name", "")
        for month in sorted(months_owed(worked, landscape.today)):
            at = handed.get((party, month))
            on = datetime.fromisoformat(at).astimezone(FRANCE).date() if at else None
            yield Handed(company=name, month=month, on=on)
