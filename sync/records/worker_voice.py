"""What a person said, heard alone: kept apart from the minutes, never shown to a company."""

from sync.record import FIELD_WORK, Record, boolean, instant, record, ref, text


@record(
    "worker_voice",
    fr="Parole du salarié",
    en="Worker's own words",
    scope=["me.author_id"],
    writers=FIELD_WORK,
)
class WorkerVoice(Record):
    """The words of a worker; they alone never lower hours. Only its author's phone has it."""

    visit_id: str = ref("visit", "Visite", "Visit")
    worker_id: str = ref("worker", "Salarié", "Worker")
    author_id: str = ref("staff", "Recueilli par", "Heard by")
    heard_at: str = instant("Entendu le", "Heard at")
    accepted: bool = boolean("Accepte d'être entendu", "Accepts to be heard")
    words: str | None = text("Parole", "Words", high=4000, optional=True)
