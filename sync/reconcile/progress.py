"""Rules about the pace of a clause: on schedule, on course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.indicators import a_month
from sync.reconcile.clause_terms import clauses, on_lot
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.terms import Clause
    from sync.reconcile.thresholds import Thresholds

BEHIND = Rule(
    "BEHIND_SCHEDULE", "R-60", Severity.MINOR, Effect.NONE,
    "En retard sur l'échéancier", "Behind schedule",
)  # fmt: skip


SHORTFALL = Rule(
    "SHORTFALL_FORECAST", "R-61", Severity.MINOR, Effect.NONE,
    "Heures dues non atteintes à ce rythme", "Hours due not reached at this pace",
)  # fmt: skip


def behind_schedule(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Retained share of the hours due more than 15 points under the time gone; 30: major."""
    for clause in clauses(facts):
        if not clause.required:
            continue
        gone, whole = _elapsed(clause, facts.evidence.as_of), (clause.due - clause.first).days
        # exact: gone/whole - retained/required > n/100, without dividing
        lead = 100 * (gone * clause.required - clause.retained * whole)
        if lead <= thresholds.behind_percent * whole * clause.required:
            continue
        far = lead > thresholds.far_behind_percent * whole * clause.required
        done, time = 100 * clause.retained // clause.required, 100 * gone // whole
        said = Said(
            f"{done} % des heures retenues pour {time} % du délai écoulé.",
            f"{done}% of the hours retained for {time}% of the time gone.",
        )
        yield on_lot(BEHIND, clause, said, Severity.MAJOR if far else BEHIND.severity)


def shortfall_forecast(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """At the pace so far, fewer hours at the due date than are due; proposes the pace needed."""
    as_of = facts.evidence.as_of
    for clause in clauses(facts):
        gone, whole = _elapsed(clause, as_of), (clause.due - clause.first).days
        left = (clause.due - as_of).days
        if gone <= 0 or left <= 0 or clause.retained * whole >= clause.required * gone:
            continue
        forecast = clause.retained * whole // gone
        pace = a_month(clause.required - clause.retained, left)
        said = Said(
            f"À ce rythme, {hours(forecast)} le {day_fr(clause.due)} pour {hours(clause.required)} "
            f"dues ; il faudrait {hours(pace)} par mois.",
            f"At this pace, {hours(forecast)} on {day_en(clause.due)} for "
            f"{hours(clause.required)} due; {hours(pace)} a month would be needed.",
        )
        yield on_lot(SHORTFALL, clause, said)


def _elapsed(clause: Clause, as_of: date) -> int:
    whole = (clause.due - clause.first).days
    return max(0, min((as_of - clause.first).days, whole))


CHECKS: tuple[Check, ...] = (
    behind_schedule,
    shortfall_forecast,
)
