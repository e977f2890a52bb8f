"""Retained minutes: what remains of a declared line after its discrepancies.

``retained = max(0, min(D - cuts, B1, B2, ...))`` over the discrepancies that are not dismissed.
``cuts`` is the union day by day: where two rules cut the same day the larger cut counts, so no
minute is cut twice and the order of rules is irrelevant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.discrepancy import Discrepancy
    from sync.reconcile.effects import ClaimKey


@dataclass(frozen=True, slots=True)
class Retained:
    """What is retained of one line: what days lose, and what it is bounded at."""

    claim: ClaimKey
    declared: int
    retained: int
    cuts: Mapping[date, int]
    bound: int | None

    @property
    def disputed(self) -> int:
        """Declared and not retained, in minutes."""
        return self.declared - self.retained


def retained(
    claims: Iterable[Claim], found: Iterable[Discrepancy], dismissed: Container[str] = ()
) -> dict[ClaimKey, Retained]:
    """The retained minutes of every line; ``dismissed`` holds keys of discrepancies."""
    by_claim: defaultdict[ClaimKey, list[Discrepancy]] = defaultdict(list)
    for discrepancy in found:
        if discrepancy.key not in dismissed:
            for target in _targets(discrepancy):
                by_claim[target].append(discrepancy)
    return {claim.key: retained_of(claim, by_claim.get(claim.key, ())) for claim in claims}


def retained_of(claim: Claim, standing: Iterable[Discrepancy]) -> Retained:
    """The retained minutes of one line under the discrepancies that stand."""
    standing = tuple(standing)
    cuts = _union(claim, standing)
    bounds = [b.minutes for d in standing for b in d.bounds if b.claim == claim.key]
    bound = min(bounds, default=None)
    rest = claim.minutes - sum(cuts.values())
    kept = max(0, rest if bound is None else min(rest, bound))
    return Retained(claim.key, claim.minutes, kept, cuts, bound)


def _targets(discrepancy: Discrepancy) -> set[ClaimKey]:
    return {cut.claim for cut in discrepancy.cuts} | {b.claim for b in discrepancy.bounds}


def _union(claim: Claim, standing: Iterable[Discrepancy]) -> dict[date, int]:
    cuts: dict[date, int] = {}
    for discrepancy in standing:
        for cut in discrepancy.cuts:
            if cut.claim == claim.key:
                most = min(cut.minutes, claim.days.get(cut.day, 0))
                cuts[cut.day] = max(cuts.get(cut.day, 0), most)
    return {day: minutes for day, minutes in sorted(cuts.items()) if minutes}
