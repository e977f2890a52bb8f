"""Rules about whose line it is: an unresolved line is one question, without consequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.claims import is_blocked, link_of
from sync.reconcile.declared import Match
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

UNKNOWN = Rule(
    "UNKNOWN_PERSON", "R-05", Severity.MAJOR, Effect.BOUND,
    "Personne inconnue", "Unknown person", core=True,
)  # fmt: skip
AMBIGUOUS = Rule(
    "AMBIGUOUS_PERSON", "R-05", Severity.TO_CONFIRM, Effect.BOUND,
    "Plusieurs personnes possibles", "Several possible persons", core=True,
)  # fmt: skip
NAMELESS = Rule(
    "NAME_MISSING", "R-05", Severity.MAJOR, Effect.BOUND,
    "Heures sans nom", "Hours without a name",
)  # fmt: skip
DUPLICATE = Rule(
    "DUPLICATE_LINE", "R-06", Severity.MINOR, Effect.NONE,
    "Ligne répétée", "Repeated line",
)  # fmt: skip


def unresolved_line(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A line of nobody in the register, of several possible persons, or without a name."""
    for claim in facts.claims:
        if claim.worker is None and not is_blocked(claim.sheet):
            yield _question(claim)


def duplicate_line(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The same person, month, hours, type and start as an earlier row: counted once."""
    for claim in facts.known:
        repeated = [line for line in claim.lines if line.duplicate]
        if repeated:
            said = Said(
                "La même ligne figure plusieurs fois ; elle est comptée une seule fois.",
                "The same line appears more than once; it is counted once.",
            )
            yield on_claim(DUPLICATE, claim, said, shown=map(link_of, repeated))


def _question(claim: Claim) -> Discrepancy:
    line = claim.lines[0]
    if line.match is Match.AMBIGUOUS:
        return on_claim(
            AMBIGUOUS,
            claim,
            Said(
                f"« {line.name} » peut désigner plusieurs personnes : laquelle est-ce ?",
                f"“{line.name}” may be several persons: which one is it?",
            ),
            bound(claim, 0),
            shown=(Link("worker", each) for each in line.candidates),
        )
    if line.match is Match.NAMELESS:
        declared = hours(claim.minutes)
        said = Said(
            f"{declared} sans nom : de qui s'agit-il ?", f"{declared} without a name: who is it?"
        )
        return on_claim(NAMELESS, claim, said, bound(claim, 0))
    said = Said(
        f"« {line.name} » ne correspond à personne du registre : de qui s'agit-il ?",
        f"“{line.name}” is nobody of the register: who is it?",
    )
    return on_claim(UNKNOWN, claim, said, bound(claim, 0))


CHECKS: tuple[Check, ...] = (unresolved_line, duplicate_line)
