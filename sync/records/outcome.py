"""What became of a person at the end of a job and at 3, 6, 12 and 24 months."""

from sync.record import REGISTERS, Choice, Record, choice, day, record, ref, text


class Checkpoint(Choice):
    """When a situation is asked."""

    END = "end", "Fin du contrat", "End of the job"
    M3 = "m3", "3 mois", "3 months"
    M6 = "m6", "6 mois", "6 months"
    M12 = "m12", "12 mois", "12 months"
    M24 = "m24", "24 mois", "24 months"


class ExitClass(Choice):
    """Classes of exit of work-integration structures (sorties dynamiques)."""

    DURABLE = "durable", "Sortie durable", "Durable"
    TRANSITION = "transition", "Sortie de transition", "Transition"
    POSITIVE = "positive", "Sortie positive", "Positive"
    OTHER = "other", "Autre", "Other"
    UNKNOWN = "unknown", "Inconnue", "Unknown"


@record(
    "outcome",
    fr="Situation à l'issue",
    en="Outcome",
    scope=[],
    writers=REGISTERS,
    key=("worker_id", "checkpoint"),
)
class Outcome(Record):
    """A person's situation at one checkpoint; in the office only."""

    worker_id: str = ref("worker", "Salarié", "Worker")
    checkpoint: str = choice(Checkpoint, "Échéance", "Checkpoint")
    situation: str = text("Situation", "Situation", low=1, high=300)
    exit_class: str = choice(ExitClass, "Classe de sortie", "Exit class")
    source: str | None = text("Source", "Source", optional=True)
    asked_on: str = day("Demandé le", "Asked on")
