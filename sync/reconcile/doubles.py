"""Rules about one person declared, or seen, in two places."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sync.hours import cap, days_of, share
from sync.reconcile.claims import link_of
from sync.reconcile.discrepancy import Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.observed import Register, Status
from sync.reconcile.raising import NOTHING, Said, bound, cut, on_claim
from sync.reconcile.wording import days_en, days_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

DOUBLE = Rule(
    "DOUBLE_DECLARATION", "R-06", Severity.MAJOR, Effect.BOUND,
    "Déclaration par deux entreprises", "Declared by two companies", core=True,
)  # fmt: skip
TWO_PLACES = Rule(
    "TWO_PLACES", "R-25", Severity.MAJOR, Effect.CUT,
    "En deux endroits le même jour", "In two places on the same day",
)  # fmt: skip
_STRENGTH = {
    Register.TIME_CLOCK: 5, Register.SIGN_SHEET: 4, Register.PAYSLIP: 3, Register.STATEMENT: 3,
}  # fmt: skip
_CONFIRMED = 1


def double_declaration(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Another company declares hours for the same person and month; raised for each.

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
        shown = [link for other in others for link in _masked(other)]
        yield on_claim(DOUBLE, claim, said, effects, shown=shown)


def two_places(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Minutes of one day on several sheets beyond 10 h, or seen on two sites the same half-day.

    The excess is cut, first from the weaker evidence, in proportion where it is equal.
    """
    for claim in facts.known:
        claims = facts.by_worker.get((claim.worker or "", claim.month), ())
        excess = _excess(facts, claim, claims, thresholds) if len(claims) > 1 else {}
        twice = _seen_twice(facts, claim) if claim.minutes else {}
        if not excess and not twice:
            continue
        days = {*excess, *twice}
        said = Said(
            f"Deux lieux pour la même personne le même jour ({days_fr(days)}) : lequel est juste ?",
            f"Two places for the same person on the same day ({days_en(days)}): which is right?",
        )
        links = [link for other in claims if other is not claim for link in _masked(other)]
        links += [Link("attendance_observation", each) for ids in twice.values() for each in ids]
        effects = cut(claim, excess) if excess else NOTHING
        yield on_claim(TWO_PLACES, claim, said, effects, shown=links)


def strength(facts: Facts, claim: Claim) -> tuple[bool, int]:
    """How well a month's line is supported: by a contract, then by the best month-long document."""
    kinds = facts.documents.get((claim.worker or "", claim.company, claim.month), frozenset())
    best = max((_STRENGTH[kind] for kind in kinds), default=0)
    if not best and _is_confirmed(facts, claim):
        best = _CONFIRMED
    return bool(claim.active), best


def _others(facts: Facts, claim: Claim) -> list[Claim]:
    if not claim.minutes:
        return []
    same = facts.by_worker.get((claim.worker or "", claim.month), ())
    return [other for other in same if other.company != claim.company]


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


def _excess(
    facts: Facts, claim: Claim, claims: tuple[Claim, ...], thresholds: Thresholds
) -> dict[date, int]:
    taken: dict[date, int] = {}
    for day, minutes in claim.days.items():
        over = sum(each.days.get(day, 0) for each in claims) - thresholds.daily_max
        together = [each for each in claims if each.days.get(day)]
        if minutes and over > 0 and len(together) > 1:
            mine = _shares(facts, together, day, over).get(str(claim.key), 0)
            if mine:
                taken[day] = mine
    return taken


def _shares(facts: Facts, claims: list[Claim], day: date, over: int) -> dict[str, int]:
    """The excess of a day by claim, from the weakest evidence upwards."""
    ranks: defaultdict[tuple[bool, int], dict[str, int]] = defaultdict(dict)
    for claim in claims:
        ranks[strength(facts, claim)][str(claim.key)] = claim.days[day]
    shares: dict[str, int] = {}
    for rank in sorted(ranks):
        most = min(over, sum(ranks[rank].values()))
        shares |= share(most, ranks[rank])
        over -= most
    return shares


def _seen_twice(facts: Facts, claim: Claim) -> dict[date, tuple[str, str]]:
    mine = [
        (call.day, seen.morning, call.site, seen.id)
        for call, seen in facts.sightings.get((claim.worker or "", claim.month), ())
        if seen.morning is not None and seen.status is Status.SEEN
    ]
    return {
        one[0]: (one[3], two[3])
        for one, two in pairwise(sorted(mine))
        if one[:2] == two[:2] and one[2] != two[2]
    }


def _is_confirmed(facts: Facts, claim: Claim) -> bool:
    found = facts.confirmation_of(claim)
    return found is not None and not found.contested


def _masked(claim: Claim) -> tuple[Link, ...]:
    """Another company's lines: the supervisor sees them, this company does not."""
    links = map(link_of, claim.lines)
    return tuple(Link(link.kind, link.id, link.cell, masked=True) for link in links)


CHECKS: tuple[Check, ...] = (double_declaration, two_places)
