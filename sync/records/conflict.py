"""Two people's different words for the same thing, kept until somebody settles it."""

from sync.record import SYSTEM, Choice, Record, choice, day, document, record, text


class ConflictKind(Choice):
    """What collided."""

    SAME_FIELD = "same_field", "Même champ", "Same field"
    DELETE_AFTER_UPDATE = "delete_after_update", "Supprimé après modification", "Deleted after"
    UPDATE_AFTER_DELETE = "update_after_delete", "Modifié après suppression", "Updated after"


class SettleState(Choice):
    """Whether somebody has settled it."""

    OPEN = "open", "À régler", "Open"
    SETTLED = "settled", "Réglé", "Settled"


class SettleChoice(Choice):
    """What was chosen."""

    MINE = "mine", "Ma version", "Mine"
    THEIRS = "theirs", "Version du bureau", "Theirs"
    BOTH = "both", "Les deux", "Both"
    OTHER = "other", "Autre valeur", "Other"


@record("conflict", fr="Collision", en="Conflict", scope=["same"], writers=SYSTEM)
class Conflict(Record):
    """A collision on one field group; it travels with its record and to its author."""

    table: str = text("Type", "Type", high=40)
    record_id: str = text("Fiche", "Record", high=36)
    group: str = text("Champ", "Field group", high=60)
    kind: str = choice(ConflictKind, "Nature", "Kind")
    state: str = choice(SettleState, "État", "State")
    base: dict[str, object] | None = document("Base", "Base", high=64_000, optional=True)
    theirs: dict[str, object] | None = document("Au bureau", "Theirs", high=64_000, optional=True)
    mine: dict[str, object] | None = document("Proposé", "Mine", high=64_000, optional=True)
    author_id: str = text("Auteur", "Author", high=36)
    due_on: str = day("À régler avant le", "Due on")
    settled_with: str | None = choice(SettleChoice, "Choix", "Choice", optional=True)
    reason: str | None = text("Motif", "Reason", high=1000, optional=True)
    settled_by: str | None = text("Réglé par", "Settled by", high=36, optional=True)
