"""Rule about training: counted as the clause says, up to its share of the hours due."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sync.hours import share
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.terms import Clause, Training
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

TRAINING = Rule(
    "TRAINING_OVER_CAP", "R-48", Severity.MINOR, Effect.BOUND,
    "Formation au-delà du plafond", "Training over the cap",
)  # fmt: skip


def training_over_cap(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Training that the clause does not count, or counts up to a share of the hours due.

    Of a capped clause, the training of the months before comes first; what is over is shared
    among the lines of the month.
    """
    spent = {lot: clause.trained for lot, clause in facts.clauses.items()}
    months: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in facts.known:
        if claim.training and claim.lot in facts.clauses:
            months[claim.month, claim.lot].append(claim)
    for (_month, lot), claims in sorted(months.items()):
        clause = facts.clauses[lot]
        total = sum(claim.training for claim in claims)
        over = _over(clause, spent[lot], total)
        spent[lot] += total
        parts = share(over, {str(claim.key): claim.training for claim in claims})
        for claim in claims if over else ():
            said = Said(
                f"{hours(claim.training)} de formation déclarées ; la clause en compte "
                f"{hours(claim.training - parts[str(claim.key)])}.",
                f"{hours(claim.training)} of training declared; the clause counts "
                f"{hours(claim.training - parts[str(claim.key)])}.",
            )
            effects = bound(claim, max(0, claim.minutes - parts[str(claim.key)]))
            shown = (Link("clause", clause.id),)
            yield on_claim(TRAINING, claim, said, effects, shown=shown)


def _over(clause: Clause, before: int, total: int) -> int:
    if clause.training is Training.YES:
        return 0
    if clause.training is Training.NO:
        return total
    room = clause.required * clause.training_percent // 100 - before
    return min(total, max(0, total - room))


CHECKS: tuple[Check, ...] = (training_over_cap,)
