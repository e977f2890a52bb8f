"""Rule about one person declared by two companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import cap, days_of, share
from sync.reconcile.claims import link_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.strength import strength
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

DOUBLE = Rule(
    "DOUBLE_DECLARATION", "R-06", Severity.MAJOR, Effect.BOUND,
    "Déclaration par deux entreprises", "Declared by two companies", core=True,
)  # fmt: skip


def double_declaration(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Another company's sheet has hours for the same person and month; raised for each.

    The line with the weaker evidence (contract, then register, payslip, confirmation of the month;
    never a visit, which is one day) is bounded at 0. Those of equal evidence, or with day grids,
    share the legal maximum of the month in proportion.
    """
    for claim in facts.known:
        others = _others(facts, claim)
        if not others:
            continue
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; une autre entreprise "
            "déclare la même personne ce mois-là.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)}; another company "
            "declares the same person that month.",
        )
        effects = bound(claim, _room(facts, claim, others, thresholds))
        shown = [link for other in others for link in masked_lines(other)]
        yield on_claim(DOUBLE, claim, said, effects, shown=shown)


def _others(facts: Facts, claim: Claim) -> list[Claim]:
    if not claim.minutes:
        return []
    same = facts.by_worker.get((claim.worker or "", claim.month), ())
    return [other for other in same if other.sheet.company != claim.sheet.company]


def _room(facts: Facts, claim: Claim, others: list[Claim], thresholds: Thresholds) -> int:
    mine = strength(facts, claim)
    grids = bool(claim.days) and all(other.days for other in others)
    if not grids and any(strength(facts, other) > mine for other in others):
        return 0
    equals = [each for each in others if grids or strength(facts, each) == mine]
    parts = {str(each.key): each.minutes for each in (claim, *equals)}
    most = cap(days_of(claim.month), thresholds.weekly_max, thresholds.daily_max)
    if sum(parts.values()) <= most:
        return most
    return share(most, parts)[str(claim.key)]


def masked_lines(claim: Claim) -> tuple[Link, ...]:
    """Another company's lines: the supervisor sees them, this company does not."""
    links = map(link_of, claim.lines)
    return tuple(Link(link.kind, link.id, link.cell, masked=True) for link in links)


CHECKS: tuple[Check, ...] = (double_declaration,)
