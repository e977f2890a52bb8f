"""A point, a decision, an action or a coming hire, in the minutes of a visit."""

from sync.record import FIELD_WORK, Choice, Record, choice, day, integer, record, ref, text


class ItemKind(Choice):
    """What an item of the minutes is."""

    POINT = "point", "Point", "Point"
    DECISION = "decision", "Décision", "Decision"
    ACTION = "action", "Action", "Action"
    HIRE = "hire", "Recrutement à venir", "Upcoming hire"


class Theme(Choice):
    """The blocks of the minutes to which an item belongs (domain reference, E2)."""

    HOURS = "hours_status", "Avancement des heures", "Hours"
    WORKERS = "workers_status", "Personnes en insertion", "Workers"
    TUTORING = "tutoring", "Tutorat et accompagnement", "Tutoring"
    HIRES = "upcoming_hires", "Recrutements", "Upcoming hires"
    CONDITIONS = "conditions", "Qualité et sécurité", "Conditions"
    OTHER = "other", "Autre", "Other"


class ActionStatus(Choice):
    """Where an action stands; late is not a status but a date that has passed."""

    OPEN = "open", "À faire", "To do"
    DONE = "done", "Fait", "Done"
    DROPPED = "dropped", "Abandonnée", "Dropped"


@record(
    "minutes_item",
    fr="Point du compte rendu",
    en="Minutes item",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    closed_by="visit_id",
)
class MinutesItem(Record):
    """A line of the minutes; an action goes on living after its visit is signed."""

    visit_id: str = ref("visit", "Visite", "Visit")
    kind: str = choice(ItemKind, "Nature", "Kind")
    theme: str = choice(Theme, "Thème", "Theme")
    position: int = integer("Ordre", "Position", high=999)
    body: str = text("Texte", "Text", low=1, high=4000)
    owner: str | None = text(
        "Responsable", "Owner", high=120, optional=True, open_after_closing=True
    )
    due_on: str | None = day("Échéance", "Due on", optional=True, open_after_closing=True)
    status: str | None = choice(
        ActionStatus, "État", "Status", optional=True, group="status", open_after_closing=True
    )
    status_on: str | None = day(
        "Depuis le", "Since", optional=True, group="status", open_after_closing=True
    )
    status_visit_id: str | None = ref(
        "visit",
        "Revue lors de",
        "Reviewed at",
        optional=True,
        group="status",
        open_after_closing=True,
    )
    company_id: str | None = ref("company", "Entreprise", "Company", optional=True)
    worker_id: str | None = ref("worker", "Salarié", "Worker", optional=True)
