"""Rules about eligibility: validated before the first day, and until when a person counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.claims import working
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, bound, cut, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.raising import Effects
    from sync.reconcile.registers import Eligibility
    from sync.reconcile.thresholds import Thresholds

NOT_ELIGIBLE = Rule(
    "NOT_ELIGIBLE", "R-12", Severity.BLOCKING, Effect.BOUND,
    "Éligibilité non validée", "Eligibility not validated",
)  # fmt: skip
EXPIRED = Rule(
    "ELIGIBILITY_EXPIRED", "R-13", Severity.MAJOR, Effect.BOUND,
    "Éligibilité échue", "Eligibility expired", core=True,
)  # fmt: skip
ENDS = Rule(
    "ELIGIBILITY_ENDS_IN_MONTH", "R-13", Severity.MAJOR, Effect.CUT,
    "Fin d'éligibilité dans le mois", "Eligibility ends within the month",
)  # fmt: skip


def not_eligible(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """No validated eligibility on the first day of the line; an expired one is another rule."""
    for claim in facts.known:
        if not claim.minutes:
            continue
        mine = facts.eligibilities.get(claim.worker or "", ())
        valid = [each for each in mine if each.valid]
        start = _first_day(claim)
        if any(e.first <= start <= e.last for e in valid) or _expired_by(valid, start):
            continue
        said = Said(
            f"L'éligibilité n'était pas validée au {day_fr(start)}, premier jour de la ligne.",
            f"Eligibility was not validated on {day_en(start)}, the first day of the line.",
        )
        yield on_claim(NOT_ELIGIBLE, claim, said, bound(claim, 0), shown=_links(mine))


def eligibility_expired(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Hours in a month that begins after the last eligible day."""
    for claim in facts.known:
        valid = _valid(facts, claim)
        if not claim.minutes or not _expired_by(valid, days_of(claim.month)[0]):
            continue
        until = max(e.last for e in valid)
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; éligibilité jusqu'au "
            f"{day_fr(until)}.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)}; eligible until "
            f"{day_en(until)}.",
        )
        yield on_claim(EXPIRED, claim, said, bound(claim, 0), shown=_links(valid))


def eligibility_ends_in_month(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Minutes dated after the last eligible day of the month.

    Without a day grid the line is bounded in proportion to the working days still eligible.
    """
    for claim in facts.known:
        valid = _valid(facts, claim)
        until = max((e.last for e in valid), default=None)
        if until is None or not days_of(claim.month)[0] <= until < days_of(claim.month)[-1]:
            continue
        effects, lost = _after(claim, until)
        if lost <= 0:
            continue
        said = Said(
            f"Éligibilité jusqu'au {day_fr(until)} ; {hours(lost)} déclarées au-delà.",
            f"Eligible until {day_en(until)}; {hours(lost)} declared beyond.",
        )
        yield on_claim(ENDS, claim, said, effects, shown=_links(valid))


def _after(claim: Claim, until: date) -> tuple[Effects, int]:
    if claim.days:
        late = {day: minutes for day, minutes in claim.days.items() if minutes and day > until}
        return cut(claim, late), sum(late.values())
    worked = claim.covered or days_of(claim.month)
    all_days = working(worked)
    eligible = working(day for day in worked if day <= until)
    most = claim.minutes * eligible // all_days if all_days else 0
    return bound(claim, most), claim.minutes - most


def _first_day(claim: Claim) -> date:
    dated = [day for day, minutes in claim.days.items() if minutes]
    if dated:
        return min(dated)
    return claim.covered[0] if claim.covered else days_of(claim.month)[0]


def _valid(facts: Facts, claim: Claim) -> list[Eligibility]:
    return [e for e in facts.eligibilities.get(claim.worker or "", ()) if e.valid]


def _expired_by(valid: list[Eligibility], day: date) -> bool:
    return bool(valid) and all(each.last < day for each in valid)


def _links(eligibilities: Iterable[Eligibility]) -> tuple[Link, ...]:
    return tuple(Link("eligibility", each.id, masked=True) for each in eligibilities)


CHECKS: tuple[Check, ...] = (not_eligible, eligibility_expired, eligibility_ends_in_month)
