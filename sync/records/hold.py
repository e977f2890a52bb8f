"""A change that could not be applied, kept with its whole content until somebody settles it."""

from sync.record import SYSTEM, Choice, Record, boolean, choice, day, document, record, text


class HoldReason(Choice):
    """Why the change was not applied."""

    OUT_OF_SCOPE = "out_of_scope", "Hors de votre périmètre", "Out of scope"
    INVALID = "invalid", "Valeurs refusées", "Invalid values"
    CLOSED = "closed", "Document signé ou mois clos", "Signed or closed"
    UNKNOWN_RECORD = "unknown_record", "Fiche inconnue", "Unknown record"
    DEPENDS_ON_HELD = "depends_on_held", "Dépend d'un élément retenu", "Depends on a held one"
    SERVER_ERROR = "server_error", "Erreur du serveur", "Server error"


class HoldState(Choice):
    """What became of it."""

    OPEN = "open", "À régler", "Open"
    ACCEPTED = "accepted", "Accepté", "Accepted"
    REFUSED = "refused", "Refusé", "Refused"


@record("hold", fr="Élément retenu", en="Held change", scope=["me.author_id"], writers=SYSTEM)
class Hold(Record):
    """A held operation: its author's phone and the supervisors see it; ``late`` is honest."""

    op: str = text("Opération", "Operation", high=36)
    table: str = text("Type", "Type", high=40)
    record_id: str = text("Fiche", "Record", high=36)
    reason: str = choice(HoldReason, "Motif", "Reason")
    late: bool = boolean("Travail fait avant le changement", "Late but honest")
    content: dict[str, object] = document("Contenu", "Content", high=128_000)
    problems: dict[str, object] | None = document("Problèmes", "Problems", optional=True)
    author_id: str = text("Auteur", "Author", high=36)
    state: str = choice(HoldState, "État", "State")
    due_on: str = day("À régler avant le", "Due on")
    decision_reason: str | None = text("Motif de la décision", "Reason", high=1000, optional=True)
    settled_by: str | None = text("Réglé par", "Settled by", high=36, optional=True)
