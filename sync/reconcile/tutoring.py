"""Rule about the offer: what was promised of tutoring is met at the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.tutors import checks_of
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.terms import Commitment
    from sync.reconcile.thresholds import Thresholds
    from sync.reconcile.tutorship import TutoringCheck

BELOW_OFFER = Rule(
    "TUTORING_BELOW_OFFER", "R-54", Severity.MAJOR, Effect.NONE,
    "Tutorat en deçà de l'offre", "Tutoring below the offer",
)  # fmt: skip


_ITEMS = {
    "tutoring": ("tutor_designated", "tutoring_time", "logbook_kept", "mid_review_done"),
    "social_support": ("social_link",),
    "training": ("training_planned",),
    "qualification": ("training_planned",),
    "retention": ("follow_up_discussed",),
}
"""By theme of the offer, the items of the tutoring grid that show whether it is kept."""


def tutoring_below_offer(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A promise of the offer is not met at the latest check of the month."""
    for claim in facts.known:
        checks = [c for c in checks_of(facts, claim) if c.day >= days_of(claim.month)[0]]
        promises = facts.commitments.get(claim.lot, ())
        wanting = [p for p in promises if checks and _is_below(p, checks[-1])]
        if not wanting:
            continue
        promised = " ; ".join(promise.text for promise in wanting)
        said = Said(
            f"Contrôle du {day_fr(checks[-1].day)} : engagement non tenu à ce jour ({promised}).",
            f"Check of {day_en(checks[-1].day)}: promise not kept so far ({promised}).",
        )
        shown = (
            link_of_check(checks[-1]),
            *(Link("commitment", promise.id) for promise in wanting),
        )
        yield on_claim(BELOW_OFFER, claim, said, shown=shown)


def _is_below(promise: Commitment, check: TutoringCheck) -> bool:
    target, found = promise.weekly_minutes, check.weekly_minutes
    if target is not None and found is not None and found < target:
        return True
    answers = check.answers or {}
    return any(answers.get(item) == "no" for item in _ITEMS.get(promise.theme, ()))


def link_of_check(check: TutoringCheck) -> Link:
    """A tutoring check as evidence."""
    return Link("tutoring_check", check.id)


CHECKS: tuple[Check, ...] = (tutoring_below_offer,)
