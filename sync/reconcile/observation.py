"""Rule about people never seen. A visit is a sample of one day: it never extrapolates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.roll_calls import never_seen, roll_calls_of
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import days_en, days_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

NOT_OBSERVED = Rule(
    "DECLARED_NOT_OBSERVED", "R-21", Severity.MAJOR, Effect.NONE,
    "Heures déclarées, personne jamais vue", "Hours declared, person never seen", core=True,
)  # fmt: skip


def declared_not_observed(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Two roll calls or more on days of the contract, and the person never there nor excused."""
    for claim in facts.known:
        if never_seen(facts, claim, thresholds):
            noted = roll_calls_of(facts, claim)
            days = [each.roll_call.day for each in noted]
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; personne non vue "
                f"lors des visites des {days_fr(days)}.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; not seen on the "
                f"visits of {days_en(days)}.",
            )
            yield on_claim(NOT_OBSERVED, claim, said, shown=(each.link for each in noted))


CHECKS: tuple[Check, ...] = (declared_not_observed,)
