"""Rule about tutoring checks that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.rule import Audience, Effect, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

OVERDUE = Rule(
    "CHECK_OVERDUE", "R-55", Severity.MINOR, Effect.NONE,
    "Contrôle du tutorat à faire", "Tutoring check due",
    audience=Audience.UNIT,
)  # fmt: skip


def check_overdue(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """An employment active for more than a hundred days without any tutoring check."""
    as_of = facts.evidence.as_of
    checked = {(c.worker, c.company) for c in facts.evidence.observed.checks}
    checked_ids = {c.employment for c in facts.evidence.observed.checks}
    for employment in sorted(facts.evidence.employments, key=lambda e: e.id):
        pairs = {(employment.worker, company) for company in employment.companies}
        active = (as_of - employment.first).days
        if not employment.covers(as_of) or active <= thresholds.check_overdue_days:
            continue
        if employment.id in checked_ids or pairs & checked:
            continue
        yield Discrepancy(
            rule=OVERDUE,
            severity=OVERDUE.severity,
            fr=f"En poste depuis {active} jours sans contrôle du tutorat.",
            en=f"At work for {active} days without a tutoring check.",
            worker=employment.worker,
            company=employment.employer,
            site=employment.site,
            evidence=(Link("employment", employment.id),),
            audience=Audience.UNIT,
        )


CHECKS: tuple[Check, ...] = (check_overdue,)
