"""Rules about the legal maximum of a month, on one line and over all lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import average_bound, cap, days_of, legal_bound, share
from sync.reconcile.claims import covered_days, link_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, amount, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours, in_month_fr, month_en, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

ABOVE_LEGAL = Rule(
    "HOURS_ABOVE_LEGAL", "R-40", Severity.MAJOR, Effect.BOUND,
    "Plus que le maximum légal", "More than the legal maximum", core=True,
)  # fmt: skip


IMPOSSIBLE = Rule(
    "IMPOSSIBLE_MONTH", "R-40", Severity.BLOCKING, Effect.BOUND,
    "Trop d'heures pour un mois", "Too many hours for one month",
)  # fmt: skip


def hours_above_legal(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """More than 48 h a week on average over the covered days (the month without a contract)."""
    for claim in facts.known:
        if not above_legal(claim, thresholds):
            continue
        days = claim.covered or days_of(claim.month)
        week = hours(thresholds.weekly_max)
        most = legal_bound(days, thresholds.weekly_max, thresholds.daily_max)
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; au plus {hours(most)} "
            f"pour {plural(len(days), 'jour', 'jours')}, à {week} par semaine.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)}; at most {hours(most)} "
            f"for {plural(len(days), 'day', 'days')}, at {week} a week.",
        )
        yield on_claim(ABOVE_LEGAL, claim, said, bound(claim, most), shown=claim.contract_links)


def impossible_month(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Over all lots and companies, more than the days can hold; shared in proportion.

    A single line that is already above legal is not asked about twice.
    """
    for claim in facts.known:
        claims = facts.by_worker.get((claim.worker or "", claim.month), ())
        single = len(claims) == 1 and above_legal(claim, thresholds)
        if not claim.minutes or single:
            continue
        mine = tuple(e for each in claims for e in each.employments)
        days = covered_days(mine, claim.month) or days_of(claim.month)
        most = cap(days, thresholds.weekly_max, thresholds.daily_max)
        total = sum(each.minutes for each in claims)
        if total <= most:
            continue
        part = share(most, {str(each.key): each.minutes for each in claims})[str(claim.key)]
        told = amount(total, most, claims)
        said = Said(
            f"{told.fr} déclarées pour cette personne {in_month_fr(claim.month)}, tous lots "
            f"réunis ; le mois ne peut pas dépasser {hours(most)}.",
            f"{told.en} declared for this person in {month_en(claim.month)} over all lots; "
            f"the month cannot exceed {hours(most)}.",
        )
        lines = (link_of(line) for each in claims if each is not claim for line in each.lines)
        others = [Link(link.kind, link.id, link.cell, masked=True) for link in lines]
        shown = (*claim.contract_links, *others)
        yield on_claim(IMPOSSIBLE, claim, said, bound(claim, part), shown=shown)


def above_legal(claim: Claim, thresholds: Thresholds) -> bool:
    """More than 48 h a week on average over the covered days.

    Of less than a week the average would accuse four ordinary days: only the cap holds there.
    """
    days = claim.covered or days_of(claim.month)
    if len(days) < thresholds.average_least_days:
        return claim.minutes > cap(days, thresholds.weekly_max, thresholds.daily_max)
    return claim.minutes > average_bound(len(days), thresholds.weekly_max)


CHECKS: tuple[Check, ...] = (
    hours_above_legal,
    impossible_month,
)
