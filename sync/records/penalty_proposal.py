"""A penalty by the terms of a clause: Jalon computes and explains, the authority decides."""

from sync.checks import NeededWhen
from sync.record import (
    OFFICE,
    Choice,
    Record,
    choice,
    day,
    document,
    integer,
    minutes,
    record,
    ref,
    text,
)


class PenaltyCause(Choice):
    """What the terms penalise."""

    SHORTFALL = "shortfall", "Heures non réalisées", "Hours not done"
    LATE_SHEETS = "late_sheets", "Fiches en retard", "Late sheets"


class PenaltyState(Choice):
    """The unit proposes; the authority decides or waives."""

    PROPOSED = "proposed", "Proposée", "Proposed"
    DECIDED = "decided_by_authority", "Décidée par le donneur d'ordre", "Decided by the authority"
    WAIVED = "waived", "Abandonnée", "Waived"


@record(
    "penalty_proposal",
    fr="Proposition de pénalité",
    en="Penalty proposal",
    scope=[],
    writers=OFFICE,
    key=("clause_id", "cause", "proposed_on"),
    checks=(
        NeededWhen("reason", "state", ("decided_by_authority", "waived")),
        NeededWhen("decided_on", "state", ("decided_by_authority", "waived")),
    ),
)
class PenaltyProposal(Record):
    """An amount with the figures that it follows from; ``computed`` holds all of them."""

    clause_id: str = ref("clause", "Clause", "Clause")
    cause: str = choice(PenaltyCause, "Cause", "Cause")
    proposed_on: str = day("Proposée le", "Proposed on")
    proposed_by_id: str | None = ref("staff", "Proposée par", "Proposed by", optional=True)
    amount_cents: int = integer("Montant (centimes)", "Amount (cents)")
    shortfall_minutes: int | None = minutes(
        "Heures manquantes", "Missing hours", high=60 * 2_000_000, optional=True
    )
    late_sheets: int | None = integer("Fiches en retard", "Late sheets", high=9999, optional=True)
    computed: dict[str, object] = document("Calcul", "Computation", high=32_000)
    state: str = choice(PenaltyState, "État", "State", group="decision")
    decided_amount_cents: int | None = integer(
        "Montant décidé (centimes)", "Decided amount (cents)", optional=True, group="decision"
    )
    decided_on: str | None = day("Décidée le", "Decided on", optional=True, group="decision")
    reason: str | None = text("Motif", "Reason", high=2000, optional=True, group="decision")
