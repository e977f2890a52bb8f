"""What was observed of one person's presence on one visit: evidence, not judgement."""

from sync.checks import NotFuture
from sync.record import (
    FIELD_WORK,
    Choice,
    Record,
    boolean,
    choice,
    instant,
    minutes,
    record,
    ref,
    text,
)


class PresenceStatus(Choice):
    """What the roll-call says; not seen is not absent."""

    SEEN = "seen", "Vu", "Seen"
    REPORTED_ABSENT = "reported_absent", "Signalé absent", "Reported absent"
    NOT_SEEN = "not_seen", "Non vu", "Not seen"
    UNKNOWN_PERSON = "unknown_person", "Personne inconnue", "Unknown person"
    DECLINED = "declined", "A refusé", "Declined"


class PresenceSource(Choice):
    """Who or what says so; the order of evidence is in the domain reference, D."""

    OFFICER_SAW = "officer_saw", "Vu par l'agent", "Seen by the officer"
    SITE_REGISTER = "site_register", "Registre du chantier", "Site register"
    SITE_MANAGER_SAID = "site_manager_said", "Dit par le responsable", "Said by the manager"
    WORKER_SAID = "worker_said", "Dit par un salarié", "Said by a worker"


class AbsenceReason(Choice):
    """A short reason, never a diagnosis."""

    LEAVE = "leave", "Congé", "Leave"
    SICK = "sick", "Arrêt", "Off work"
    OTHER_SITE = "other_site", "Autre chantier", "Other site"
    TRAINING = "training", "Formation", "Training"
    ENDED = "ended", "Contrat terminé", "Job ended"


@record(
    "attendance_observation",
    fr="Constat de présence",
    en="Attendance observation",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    key=("visit_id", "worker_id"),
    closed_by="visit_id",
    checks=(NotFuture("observed_at"),),
)
class AttendanceObservation(Record):
    """One line of the roll-call; a person stands in it once, whoever calls."""

    visit_id: str = ref("visit", "Visite", "Visit")
    worker_id: str = ref("worker", "Salarié", "Worker")
    company_id: str | None = ref("company", "Entreprise", "Company", optional=True)
    lot_id: str | None = ref("lot", "Lot", "Lot", optional=True)
    status: str | None = choice(PresenceStatus, "Constat", "Status", optional=True, group="status")
    source: str | None = choice(PresenceSource, "Source", "Source", optional=True, group="status")
    absence_reason: str | None = choice(
        AbsenceReason, "Motif donné", "Reason given", optional=True, group="status"
    )
    observed_at: str | None = instant("Constaté à", "Observed at", optional=True, group="status")
    task: str | None = text("Tâche", "Task", optional=True)
    last_day_minutes: int | None = minutes(
        "Heures dites du dernier jour", "Hours last day", high=24 * 60, optional=True
    )
    tutor_said: str | None = text("Tuteur cité", "Tutor named", high=120, optional=True)
    card_seen: bool | None = boolean("Carte BTP vue", "Card seen", optional=True)
    note: str | None = text("Note", "Note", high=1000, optional=True)
