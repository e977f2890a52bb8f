"""What a column of a company's own layout holds: said once by a person, proposed again."""

from sync.record import (
    SYSTEM,
    Choice,
    Record,
    boolean,
    choice,
    instant,
    minutes,
    month,
    record,
    ref,
    text,
)


class Meaning(Choice):
    """What stands below a header."""

    HOURS = "hours", "Heures faites", "Hours done"
    DAYS = "days", "Jours faits", "Days done"
    OTHER = "other", "Autre chose", "Something else"


@record("column_meaning", fr="Colonne retenue", en="Column meaning", scope=[], writers=SYSTEM)
class ColumnMeaning(Record):
    """A column of the layout of one company, for that company alone, until it is revoked."""

    company_id: str = ref("company", "Entreprise", "Company")
    layout: str = text("Empreinte de la présentation", "Layout", high=64)
    header: str = text("Titre de la colonne", "Header", high=200)
    meaning: str = choice(Meaning, "Contenu", "Meaning")
    day_minutes: int | None = minutes("Durée d'un jour", "Length of a day", optional=True)
    said_by: str = text("Dit par", "Said by", high=120)
    said_at: str = instant("Dit le", "Said at")
    period: str | None = month("Fiche de", "Sheet of", optional=True)
    is_revoked: bool = boolean("Oublié", "Revoked")
