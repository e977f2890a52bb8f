"""Who is named as whose tutor, and the checks made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of

if TYPE_CHECKING:
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Facts
    from sync.reconcile.tutorship import Tutored, TutoringCheck


def checks_of(facts: Facts, claim: Claim) -> list[TutoringCheck]:
    """The checks of this person with this company up to the end of the month, by day."""
    last = days_of(claim.month)[-1]
    mine = facts.checks.get((claim.worker or "", claim.company), ())
    return [check for check in mine if check.day <= last]


def tutored_on(facts: Facts, employment: str, day: date) -> list[Tutored]:
    """The tutor and deputies named for an employment on a day."""
    mine = facts.tutored.get(employment, ())
    return [each for each in mine if each.first <= day and (each.last is None or day <= each.last)]


def registered(facts: Facts, claim: Claim, day: date) -> tuple[list[str], set[str]]:
    """Names and ids of the tutors and deputies named for this person on a day."""
    ids = {each.tutor for e in claim.active for each in tutored_on(facts, e.id, day)}
    return [facts.tutor_names[each] for each in sorted(ids) if each in facts.tutor_names], ids
