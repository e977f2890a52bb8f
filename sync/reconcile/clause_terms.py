"""Rules about the hours due: exceeded, or changed without a signed document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.terms import Clause
    from sync.reconcile.thresholds import Thresholds

OVER = Rule(
    "OVER_DELIVERY", "R-62", Severity.INFO, Effect.NONE,
    "Plus que les heures dues", "More than the hours due",
)  # fmt: skip


NO_AMENDMENT = Rule(
    "HOURS_CHANGED_NO_AMENDMENT", "R-63", Severity.BLOCKING, Effect.NONE,
    "Heures dues sans document signé", "Hours due without a signed document",
)  # fmt: skip


def over_delivery(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """More retained than due: a normal outcome, never clamped."""
    for clause in clauses(facts):
        if clause.required and clause.retained > clause.required:
            done = 100 * clause.retained // clause.required
            said = Said(
                f"{done} % des heures dues sont retenues.",
                f"{done}% of the hours due are retained.",
            )
            yield on_lot(OVER, clause, said)


def hours_changed_no_amendment(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The hours due are not those of the signed documents: the rate waits."""
    for clause in clauses(facts):
        if clause.signed is not None and clause.signed != clause.required:
            said = Said(
                f"{hours(clause.required)} dues, {hours(clause.signed)} dans les documents signés.",
                f"{hours(clause.required)} due, {hours(clause.signed)} in the signed documents.",
            )
            yield on_lot(NO_AMENDMENT, clause, said)


def clauses(facts: Facts) -> list[Clause]:
    """The clauses in order of ids."""
    return sorted(facts.evidence.clauses, key=lambda clause: clause.id)


def on_lot(rule: Rule, clause: Clause, said: Said, severity: Severity | None = None) -> Discrepancy:
    """A discrepancy of a lot as a whole."""
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
    over_delivery,
    hours_changed_no_amendment,
)
