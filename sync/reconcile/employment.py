"""Rules about the work contract: is there one with this company, in this month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.spans import contract_links, period_en, period_fr
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.registers import Employment
    from sync.reconcile.thresholds import Thresholds

NOT_ASSIGNED = Rule(
    "NOT_ASSIGNED", "R-10", Severity.MAJOR, Effect.BOUND,
    "Aucun contrat avec cette entreprise", "No contract with this company", core=True,
)  # fmt: skip


OUTSIDE = Rule(
    "OUTSIDE_CONTRACT", "R-11", Severity.MAJOR, Effect.BOUND,
    "Heures hors contrat", "Hours outside the contract", core=True,
)  # fmt: skip


def not_assigned(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Hours of a known person who has no contract at all with this company."""
    for claim in facts.known:
        if claim.minutes and not claim.employments:
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; aucun contrat de "
                "cette personne avec l'entreprise n'est connu.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; no contract of this "
                "person with the company is known.",
            )
            yield on_claim(NOT_ASSIGNED, claim, said, bound(claim, 0))


def outside_contract(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Hours of a person whose contracts with this company are all outside the month."""
    for claim in facts.known:
        if claim.minutes and claim.employments and not claim.active:
            nearest = min(claim.employments, key=lambda e: _away(e, claim.month))
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; le contrat connu "
                f"{period_fr(nearest)}.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; the contract known "
                f"{period_en(nearest)}.",
            )
            shown = contract_links(claim.employments)
            yield on_claim(OUTSIDE, claim, said, bound(claim, 0), shown=shown)


def _away(employment: Employment, month: str) -> int:
    first, last = days_of(month)[0], days_of(month)[-1]
    if employment.first > last:
        return (employment.first - last).days
    return (first - employment.last).days if employment.last else 0


CHECKS: tuple[Check, ...] = (not_assigned, outside_contract)
