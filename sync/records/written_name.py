"""Whom a company means by a name as it writes it: said once by a person, proposed again."""

from sync.record import SYSTEM, Choice, Record, boolean, choice, instant, month, record, ref, text


class Verdict(Choice):
    """Whether the written name is that person."""

    SAME = "same", "C'est cette personne", "It is this person"
    NOT_SAME = "not_same", "Ce n'est pas cette personne", "It is not this person"


@record("written_name", fr="Nom reconnu", en="Written name", scope=[], writers=SYSTEM)
class WrittenName(Record):
    """A spelling that is, or is not, a person; it holds for one company alone, until revoked."""

    company_id: str = ref("company", "Entreprise", "Company")
    written: str = text("Nom écrit", "Name as written", low=1)
    worker_id: str = ref("worker", "Salarié", "Worker")
    verdict: str = choice(Verdict, "Décision", "Verdict")
    said_by: str = text("Dit par", "Said by", high=120)
    said_at: str = instant("Dit le", "Said at")
    period: str | None = month("Fiche de", "Sheet of", optional=True)
    is_revoked: bool = boolean("Oublié", "Revoked")
