"""The human side of a discrepancy: the engine finds it on each reading, people settle it."""

from sync.checks import NeededWhen
from sync.record import (
    COMPANY_SIDE,
    OFFICE,
    Choice,
    Record,
    choice,
    day,
    instant,
    integer,
    month,
    record,
    ref,
    text,
)


class DiscrepancyState(Choice):
    """Amicable phase, then adversarial phase, then the supervisor's decision."""

    OPEN = "open", "Ouvert", "Open"
    ASKED = "asked", "Question posée", "Asked"
    ANSWERED = "answered", "Répondu", "Answered"
    ACCEPTED = "accepted", "Retenu", "Accepted"
    DISMISSED = "dismissed", "Levé", "Dismissed"
    ESCALATED = "escalated", "Phase contradictoire", "Escalated"


@record(
    "discrepancy",
    fr="Écart",
    en="Discrepancy",
    scope=[],
    writers=COMPANY_SIDE,
    key=("party_id", "period", "rule", "subject"),
    checks=(NeededWhen("decision_reason", "state", ("dismissed",)),),
)
class Discrepancy(Record):
    """What was asked, answered and decided about one finding of one rule.

    It stays with the unit: some rules are about its own work, and its reasons are its own. What a
    company is asked, it reads on its page.
    """

    party_id: str = ref("lot_party", "Intervenant du lot", "Party of the lot")
    period: str = month("Mois", "Month")
    rule: str = text("Règle", "Rule", low=1, high=60)
    subject: str = text("Objet", "Subject", low=1, high=120)
    worker_id: str | None = ref("worker", "Salarié", "Worker", optional=True)
    state: str = choice(DiscrepancyState, "État", "State", group="decision", writers=OFFICE)
    round: int | None = integer(
        "Tour", "Round", low=1, high=2, optional=True, group="decision", writers=OFFICE
    )
    asked_version: int | None = integer(
        "Version de la fiche interrogée",
        "Version of the sheet asked about",
        high=99,
        optional=True,
        group="decision",
        writers=OFFICE,
    )
    answer_due_on: str | None = day(
        "Réponse attendue le", "Answer due", optional=True, group="decision", writers=OFFICE
    )
    decision_reason: str | None = text(
        "Motif", "Reason", high=2000, optional=True, group="decision", writers=OFFICE
    )
    decided_by_id: str | None = ref(
        "staff", "Décidé par", "Decided by", optional=True, group="decision", writers=OFFICE
    )
    basis: str | None = text(
        "Empreinte du constat",
        "Digest of the finding",
        high=64,
        optional=True,
        group="decision",
        writers=OFFICE,
    )
    company_answer: str | None = text(
        "Réponse de l'entreprise", "Company's answer", high=4000, optional=True, group="answer"
    )
    answered_at: str | None = instant("Répondu le", "Answered at", optional=True, group="answer")
