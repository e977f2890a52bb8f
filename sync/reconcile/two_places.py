"""Rule about one person in two places on the same day."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from sync.hours import share
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.doubles import masked_lines
from sync.reconcile.effects import Link
from sync.reconcile.raising import NOTHING, Said, cut, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.seen import Source
from sync.reconcile.strength import strength
from sync.reconcile.wording import days_en, days_fr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

TWO_PLACES = Rule(
    "TWO_PLACES", "R-25", Severity.MAJOR, Effect.CUT,
    "En deux endroits le même jour", "In two places on the same day",
)  # fmt: skip


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
        links = [link for other in claims if other is not claim for link in masked_lines(other)]
        links += [Link("attendance_observation", each) for ids in twice.values() for each in ids]
        effects = cut(claim, excess) if excess else NOTHING
        yield on_claim(TWO_PLACES, claim, said, effects, shown=links)


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
        if seen.morning is not None and seen.source is not Source.WORKER_SAID
    ]
    return {
        one[0]: (one[3], two[3])
        for one, two in pairwise(sorted(mine))
        if one[:2] == two[:2] and one[2] != two[2]
    }


CHECKS: tuple[Check, ...] = (two_places,)
