"""Rules about who employs: the mode and employer written, and active insertion structures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.declared import Mode
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import NOTHING, Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.spans import contract_links
from sync.reconcile.wording import in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

MODE = Rule(
    "EXECUTION_MODE_DIFFERS", "R-14", Severity.MINOR, Effect.BOUND,
    "Modalité ou employeur différents", "Another execution mode or employer",
)  # fmt: skip


STRUCTURE = Rule(
    "STRUCTURE_NOT_ACTIVE", "R-15", Severity.MAJOR, Effect.BOUND,
    "Employeur hors structure d'insertion",
    "The employer is no insertion structure",
)  # fmt: skip


THROUGH_STRUCTURES = frozenset({Mode.LABOUR_SUPPLY, Mode.SUBCONTRACTING})


def execution_mode_differs(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The mode or the employer written is not the contract's; another employer bounds to 0."""
    for claim in facts.known:
        employers = {line.employer for line in claim.lines if line.employer}
        modes = {line.mode for line in claim.lines if line.mode}
        shown = contract_links(claim.active)
        if claim.active and employers - {e.employer for e in claim.active}:
            said = Said(
                "La fiche nomme un autre employeur que celui du contrat connu.",
                "The sheet names another employer than that of the contract known.",
            )
            effect = bound(claim, 0)
            yield on_claim(MODE, claim, said, effect, shown=shown, severity=Severity.MAJOR)
        elif claim.active and modes - {e.mode for e in claim.active}:
            said = Said(
                "La fiche indique une autre modalité (embauche directe, mise à disposition…) que "
                "le contrat connu.",
                "The sheet says another execution mode (direct hire, labour supply…) than the "
                "contract known.",
            )
            yield on_claim(MODE, claim, said, NOTHING, shown=shown)


def structure_not_active(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Supplied or subcontracted by an employer that is no insertion structure, or no longer."""
    companies = {company.id: company for company in facts.evidence.companies}
    for claim in facts.known:
        start = days_of(claim.month)[0]
        wanting = [
            employment
            for employment in claim.active
            if employment.mode in THROUGH_STRUCTURES
            and (employer := companies.get(employment.employer)) is not None
            and (
                employer.siae is None
                or (employer.active_until is not None and employer.active_until < start)
            )
        ]
        if claim.minutes and wanting and len(wanting) == len(claim.active):
            said = Said(
                "Mise à disposition ou sous-traitance par un employeur qui n'est pas une structure "
                f"d'insertion active {in_month_fr(claim.month)}.",
                "Supplied or subcontracted by an employer that is no active insertion structure "
                f"in {month_en(claim.month)}.",
            )
            shown = (*contract_links(wanting), *(Link("company", e.employer) for e in wanting))
            yield on_claim(STRUCTURE, claim, said, bound(claim, 0), shown=shown)


CHECKS: tuple[Check, ...] = (execution_mode_differs, structure_not_active)
