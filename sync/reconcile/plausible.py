"""Rules about a month that is legal and yet more than plausible, or than the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of, is_open_day, open_days
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.legal_limits import above_legal
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

ABOVE_PLAUSIBLE = Rule(
    "HOURS_ABOVE_PLAUSIBLE", "R-44", Severity.MINOR, Effect.NONE,
    "Plus que la durée vraisemblable", "More than plausible", core=True,
)  # fmt: skip


ABOVE_CONTRACT = Rule(
    "ABOVE_CONTRACT", "R-44", Severity.MINOR, Effect.NONE,
    "Plus que la durée du contrat", "More than the contract's hours",
)  # fmt: skip


def hours_above_plausible(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Not above legal, but over 8 h each open day (151 h 40 when the whole month is covered)."""
    for claim in facts.known:
        if not claim.active or above_legal(claim, thresholds):
            continue
        most = thresholds.plausible_day * open_days(claim.covered)
        if len(claim.covered) == len(days_of(claim.month)):
            most = max(most, thresholds.full_month)
        if claim.minutes > most:
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)}, plus que "
                f"{hours(most)} : pouvez-vous l'expliquer ?",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}, more than "
                f"{hours(most)}: can you explain it?",
            )
            yield on_claim(ABOVE_PLAUSIBLE, claim, said, shown=claim.contract_links)


def above_contract(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """More than the contract's weekly hours over the open days of the month, and a quarter."""
    for claim in facts.known:
        if not claim.active:
            continue
        # exact: weekly minutes / 5 a day, compared without dividing
        five_days = sum(
            max(e.weekly_minutes for e in claim.active if e.covers(day))
            for day in claim.covered
            if is_open_day(day)
        )
        if claim.minutes * 500 > five_days * thresholds.contract_percent:
            usual = five_days // 5
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; le contrat en "
                f"prévoit environ {hours(usual)}.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; the contract "
                f"provides for about {hours(usual)}.",
            )
            yield on_claim(ABOVE_CONTRACT, claim, said, shown=claim.contract_links)


CHECKS: tuple[Check, ...] = (
    hours_above_plausible,
    above_contract,
)
