"""A meeting or visit on a site: launch, quarterly, unannounced or closing."""

from sync.checks import NotFuture, Order
from sync.record import (
    FIELD_WORK,
    Choice,
    Record,
    boolean,
    choice,
    day,
    instant,
    integer,
    record,
    ref,
    text,
)


class VisitKind(Choice):
    """Why the officer came."""

    LAUNCH = "launch", "Réunion de lancement", "Launch meeting"
    QUARTERLY = "quarterly", "Réunion trimestrielle", "Quarterly meeting"
    UNANNOUNCED = "unannounced", "Visite inopinée", "Unannounced visit"
    CLOSING = "closing", "Réunion de clôture", "Closing meeting"


class VisitState(Choice):
    """The life of a visit; from signed on, corrections are addenda."""

    PLANNED = "planned", "Prévue", "Planned"
    DRAFT = "draft", "En cours", "In progress"
    SIGNED = "signed", "Signée", "Signed"
    DISTRIBUTED = "distributed", "Diffusée", "Distributed"
    CONTESTED = "contested", "Contestée", "Contested"
    APPROVED = "approved", "Approuvée", "Approved"
    CANCELLED = "cancelled", "Annulée", "Cancelled"


class Approval(Choice):
    """What the participants say of the previous minutes."""

    APPROVED = "approved", "Approuvé", "Approved"
    REMARKS = "remarks", "Observations", "Remarks"
    NONE = "none", "Pas de compte rendu précédent", "No previous minutes"


SIGNED_STATES = frozenset({"signed", "distributed", "contested", "approved"})
BEGUN_STATES = SIGNED_STATES | {"draft"}
CLOSED_STATES = SIGNED_STATES | {"cancelled"}


@record(
    "visit",
    fr="Visite",
    en="Visit",
    scope=["site_id"],
    writers=FIELD_WORK,
    checks=(
        NotFuture("started_at"),
        NotFuture("ended_at"),
        Order("started_at", "ended_at"),
    ),
    closed_by="id",
    closed_states=CLOSED_STATES,
)
class Visit(Record):
    """One visit and what its minutes say of the meeting as a whole."""

    site_id: str = ref("site", "Chantier", "Site")
    kind: str = choice(VisitKind, "Type", "Kind")
    number: int | None = integer("Réunion n°", "Meeting no.", high=999, optional=True)
    planned_on: str | None = day("Prévue le", "Planned on", optional=True)
    started_at: str | None = instant("Début", "Started at", optional=True)
    ended_at: str | None = instant("Fin", "Ended at", optional=True, group="state")
    officer_id: str = ref("staff", "Chargé de suivi", "Officer")
    state: str = choice(VisitState, "État", "State", group="state", open_after_closing=True)
    unfinished_reason: str | None = text(
        "Motif si incomplet", "Reason if incomplete", high=500, optional=True, group="state"
    )
    previous_visit_id: str | None = ref("visit", "Visite précédente", "Previous", optional=True)
    previous_minutes: str | None = choice(
        Approval, "Compte rendu précédent", "Previous minutes", optional=True
    )
    previous_remarks: str | None = text(
        "Observations sur le précédent", "Remarks on previous", high=2000, optional=True
    )
    register_available: bool | None = boolean(
        "Registre du personnel disponible", "Daily register available", optional=True
    )
    conditions: str | None = text("Qualité et sécurité", "Conditions", high=2000, optional=True)
    company_remarks: str | None = text(
        "Observations de l'entreprise", "Company's remarks", high=4000, optional=True
    )
    next_meeting_on: str | None = day("Prochaine réunion", "Next meeting", optional=True)
