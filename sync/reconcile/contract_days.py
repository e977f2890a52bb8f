"""Rule about the days of the contract: minutes before its start or after its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import cap, days_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, bound, cut, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.spans import contract_links
from sync.reconcile.wording import day_en, day_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

BEYOND = Rule(
    "BEYOND_CONTRACT_DAYS", "R-11", Severity.BLOCKING, Effect.CUT,
    "Plus que les jours de contrat ne permettent", "More than the contract's days allow",
)  # fmt: skip


def beyond_contract_days(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Minutes on days before the start or after the end of the contract.

    Without a day grid: more than the covered part of the month can hold (its cap).
    """
    for claim in facts.known:
        if not claim.active or len(claim.covered) == len(days_of(claim.month)):
            continue
        first, last = claim.covered[0], claim.covered[-1]
        shown = contract_links(claim.active)
        outside = {d: m for d, m in claim.days.items() if m and d not in set(claim.covered)}
        if outside:
            off = hours(sum(outside.values()))
            said = Said(
                f"{off} déclarées hors du contrat, qui court ce mois-là du {day_fr(first)} au "
                f"{day_fr(last)}.",
                f"{off} declared outside the contract, which that month runs from {day_en(first)} "
                f"to {day_en(last)}.",
            )
            yield on_claim(BEYOND, claim, said, cut(claim, outside), shown=shown)
            continue
        most = cap(claim.covered, thresholds.weekly_max, thresholds.daily_max)
        if not claim.days and claim.minutes > most:
            said = Said(
                f"{hours(claim.minutes)} déclarées ; le contrat court ce mois-là du "
                f"{day_fr(first)} au {day_fr(last)}, soit au plus {hours(most)}.",
                f"{hours(claim.minutes)} declared; that month the contract runs from "
                f"{day_en(first)} to {day_en(last)}, at most {hours(most)}.",
            )
            yield on_claim(BEYOND, claim, said, bound(claim, most), shown=shown)


CHECKS: tuple[Check, ...] = (beyond_contract_days,)
