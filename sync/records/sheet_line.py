"""A person's line on a monthly sheet; what the company wrote is kept word for word."""

from sync.checks import Order
from sync.record import SYSTEM, Record, choice, day, minutes, minutes_by_day, record, ref, text
from sync.records import lot_party
from sync.records.employment import EmploymentKind


@record(
    "sheet_line",
    fr="Ligne de fiche",
    en="Sheet line",
    scope=[f"sheet_id.party_id.{lot_party.SITES}", "sheet_id.party_id"],
    writers=SYSTEM,
    key=("sheet_id", "worker_id"),
    closed_by="sheet_id",
    checks=(Order("starts_on", "ends_on"),),
)
class SheetLine(Record):
    """Declared minutes of one person in the month; it changes by the routes of sheets only."""

    sheet_id: str = ref("monthly_sheet", "Fiche", "Sheet")
    raw_name: str = text("Nom écrit", "Name as written", low=1)
    worker_id: str | None = ref("worker", "Salarié", "Worker", optional=True, group="worker")
    employment_id: str | None = ref(
        "employment", "Contrat de travail", "Employment", optional=True, group="worker"
    )
    worked_minutes: int = minutes("Heures travaillées", "Hours worked", group="hours")
    training_minutes: int | None = minutes("Formation", "Training", optional=True, group="hours")
    absence_minutes: int | None = minutes("Absence", "Absence", optional=True, group="hours")
    daily_minutes: dict[str, int] | None = minutes_by_day(
        "Heures par jour", "Hours by day", optional=True, group="hours"
    )
    kind: str | None = choice(EmploymentKind, "Contrat", "Kind", optional=True)
    starts_on: str | None = day("Début écrit", "Start as written", optional=True)
    ends_on: str | None = day("Fin écrite", "End as written", optional=True)
    tutor_raw: str | None = text("Tuteur écrit", "Tutor as written", high=120, optional=True)
    cell: str | None = text("Cellule d'origine", "Source cell", high=60, optional=True)
    comment: str | None = text("Commentaire", "Comment", high=1000, optional=True)
