"""A site manager's word on the hours of one person in one month."""

from sync.record import (
    OFFICE,
    Choice,
    Record,
    Role,
    choice,
    file,
    instant,
    minutes,
    month,
    record,
    ref,
    text,
)
from sync.records import lot_party


class ConfirmationState(Choice):
    """What the manager answered."""

    CONFIRMED = "confirmed", "Confirmées", "Confirmed"
    CONTESTED = "contested", "Contestées", "Contested"
    NOT_HERE = "not_here", "Pas sur mon chantier", "Not on my site"


@record(
    "hours_confirmation",
    fr="Confirmation d'heures",
    en="Hours confirmation",
    scope=[f"party_id.{lot_party.SITES}", "party_id"],
    writers=OFFICE | {Role.SITE_MANAGER},
    key=("party_id", "worker_id", "period"),
)
class HoursConfirmation(Record):
    """Minutes that somebody who was there confirms or contests, with the proof of the line.

    Who fills in a company's sheets does not confirm them.
    """

    party_id: str = ref("lot_party", "Intervenant du lot", "Party of the lot")
    worker_id: str = ref("worker", "Salarié", "Worker")
    period: str = month("Mois", "Month")
    state: str = choice(ConfirmationState, "État", "State", group="answer")
    confirmed_minutes: int | None = minutes("Heures", "Hours", optional=True, group="answer")
    confirmed_at: str = instant("Répondu le", "Answered at", group="answer")
    confirmed_by: str = text("Par", "By", low=1, group="answer")
    line_digest: str | None = file(
        "Empreinte de la ligne", "Line digest", optional=True, group="answer"
    )
    comment: str | None = text("Commentaire", "Comment", high=1000, optional=True)
