"""The figures of the parties of an open month, as the standings add them up."""

from backend.discrepancies.reading import DISMISSED, Reading, Subject
from sync.indicators import NOTHING, Figures
from sync.reconcile.retained import retained_of


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
