"""Rules about a clause as a whole: on schedule, on course, changed by a signed amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.raising import Said
from sync.reconcile.wording import day_en, day_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.evidence import Clause
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

BEHIND = Rule(
    "BEHIND_SCHEDULE", "R-60", Severity.MINOR, Effect.NONE,
    "En retard sur l'échéancier", "Behind schedule",
)  # fmt: skip
SHORTFALL = Rule(
    "SHORTFALL_FORECAST", "R-61", Severity.MINOR, Effect.NONE,
    "Heures dues non atteintes à ce rythme", "Hours due not reached at this pace",
)  # fmt: skip
OVER = Rule(
    "OVER_DELIVERY", "R-62", Severity.INFO, Effect.NONE,
    "Plus que les heures dues", "More than the hours due",
)  # fmt: skip
NO_AMENDMENT = Rule(
    "HOURS_CHANGED_NO_AMENDMENT", "R-63", Severity.BLOCKING, Effect.NONE,
    "Heures dues sans document signé", "Hours due without a signed document",
)  # fmt: skip
DAYS_OF_A_MONTH = 30.4375


def behind_schedule(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Retained share of the hours due more than 15 points under the time gone; 30: major."""
    for clause in _clauses(facts):
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
        yield _on_lot(BEHIND, clause, said, Severity.MAJOR if far else BEHIND.severity)


def shortfall_forecast(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """At the pace so far, fewer hours at the due date than are due; proposes the pace needed."""
    as_of = facts.evidence.as_of
    for clause in _clauses(facts):
        gone, whole = _elapsed(clause, as_of), (clause.due - clause.first).days
        left = (clause.due - as_of).days
        if gone <= 0 or left <= 0 or clause.retained * whole >= clause.required * gone:
            continue
        forecast = clause.retained * whole // gone
        pace = round((clause.required - clause.retained) / (left / DAYS_OF_A_MONTH))
        said = Said(
            f"À ce rythme, {hours(forecast)} le {day_fr(clause.due)} pour {hours(clause.required)} "
            f"dues ; il faudrait {hours(pace)} par mois.",
            f"At this pace, {hours(forecast)} on {day_en(clause.due)} for "
            f"{hours(clause.required)} due; {hours(pace)} a month would be needed.",
        )
        yield _on_lot(SHORTFALL, clause, said)


def over_delivery(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """More retained than due: a normal outcome, never clamped."""
    for clause in _clauses(facts):
        if clause.required and clause.retained > clause.required:
            done = 100 * clause.retained // clause.required
            said = Said(
                f"{done} % des heures dues sont retenues.",
                f"{done}% of the hours due are retained.",
            )
            yield _on_lot(OVER, clause, said)


def hours_changed_no_amendment(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The hours due are not those of the signed documents: the rate waits."""
    for clause in _clauses(facts):
        if clause.signed is not None and clause.signed != clause.required:
            said = Said(
                f"{hours(clause.required)} dues, {hours(clause.signed)} dans les documents signés.",
                f"{hours(clause.required)} due, {hours(clause.signed)} in the signed documents.",
            )
            yield _on_lot(NO_AMENDMENT, clause, said)


def _clauses(facts: Facts) -> list[Clause]:
    return sorted(facts.evidence.clauses, key=lambda clause: clause.id)


def _elapsed(clause: Clause, as_of: date) -> int:
    whole = (clause.due - clause.first).days
    return max(0, min((as_of - clause.first).days, whole))


def _on_lot(
    rule: Rule, clause: Clause, said: Said, severity: Severity | None = None
) -> Discrepancy:
    return Discrepancy(
        rule=rule,
        severity=severity or rule.severity,
        fr=said.fr,
        en=said.en,
        lot=clause.lot,
        subject=clause.id,
        evidence=(Link("clause", clause.id),),
        audience=rule.audience,
    )


CHECKS: tuple[Check, ...] = (
    behind_schedule,
    shortfall_forecast,
    over_delivery,
    hours_changed_no_amendment,
)
