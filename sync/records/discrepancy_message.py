"""What the unit and a company said to each other about one discrepancy; never edited."""

from sync.record import (
    SYSTEM,
    Choice,
    Record,
    choice,
    day,
    document,
    instant,
    integer,
    record,
    ref,
    text,
)


class MessageKind(Choice):
    """Each step of the exchange."""

    ASKED = "asked", "Question", "Question"
    ANSWERED = "answered", "Réponse", "Answer"
    ESCALATED = "escalated", "Phase contradictoire", "Second round"
    REMINDED = "reminded", "Rappel", "Reminder"
    DECIDED = "decided", "Décision", "Decision"
    REOPENED = "reopened", "Décision reprise", "Decision taken back"


class MessageSide(Choice):
    """Who speaks."""

    UNIT = "unit", "AMO Insertion", "Insertion unit"
    COMPANY = "company", "Entreprise", "Company"
    SYSTEM = "system", "Jalon", "Jalon"


@record(
    "discrepancy_message",
    fr="Message sur un écart",
    en="Message about a discrepancy",
    scope=[],
    writers=SYSTEM,
    append_only=True,
)
class DiscrepancyMessage(Record):
    """One message, in the words that were sent; the company reads it on its page.

    ``files`` holds what was attached: name, digest, type and size of each.
    """

    discrepancy_id: str = ref("discrepancy", "Écart", "Discrepancy")
    kind: str = choice(MessageKind, "Étape", "Step")
    side: str = choice(MessageSide, "De", "From")
    round: int = integer("Tour", "Round", low=1, high=2)
    sent_at: str = instant("Envoyé le", "Sent at")
    sent_by: str | None = text("Par", "By", high=254, optional=True)
    said_fr: str = text("Message", "Message in French", low=1, high=4000)
    said_en: str | None = text("Message en anglais", "Message in English", high=4000, optional=True)
    due_on: str | None = day("Réponse attendue le", "Answer due", optional=True)
    sheet_version: int | None = integer(
        "Version de la fiche", "Version of the sheet", high=99, optional=True
    )
    files: dict[str, object] | None = document("Pièces jointes", "Attachments", optional=True)
