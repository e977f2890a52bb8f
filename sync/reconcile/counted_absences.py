"""Rule about absences counted as work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import is_open_day
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import NOTHING, Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

ABSENCE = Rule(
    "ABSENCE_COUNTED", "R-47", Severity.MAJOR, Effect.BOUND,
    "Absence comptée comme travail", "Absence counted as work",
)  # fmt: skip


def absence_counted(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Work and absence together exceed what the contract's days hold by more than two hours.

    A line that mentions leave with a full month of hours and no absence is only asked about.
    """
    for claim in facts.known:
        clause = facts.clauses.get(claim.lot)
        if not claim.active or not claim.minutes or (clause and clause.absence_counts):
            continue
        absence = sum(line.absence for line in claim.lines)
        capacity = _capacity(claim)
        over = min(absence, claim.minutes + absence - capacity)
        effects = bound(claim, claim.minutes - over) if over > thresholds.absence_gap else NOTHING
        noted = any(line.absence_noted for line in claim.lines)
        only_noted = noted and not absence and claim.minutes >= capacity
        if effects is NOTHING and not only_noted:
            continue
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} avec une absence"
            f"{f' de {hours(absence)}' if absence else ''} ; le contrat prévoit "
            f"{hours(capacity)} pour le mois.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)} with an absence"
            f"{f' of {hours(absence)}' if absence else ''}; the contract provides for "
            f"{hours(capacity)} that month.",
        )
        yield on_claim(ABSENCE, claim, said, effects, shown=claim.contract_links)


def _capacity(claim: Claim) -> int:
    """The contract's minutes over the open days of the month."""
    weekly = max(employment.weekly_minutes for employment in claim.active)
    return weekly * sum(map(is_open_day, claim.covered)) // 5


CHECKS: tuple[Check, ...] = (absence_counted,)
