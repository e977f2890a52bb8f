"""The ledger of retained hours: rates are computed from it alone."""

from sync.record import SYSTEM, UNIT, Record, day, file, minutes, month, record, ref, text
from sync.records import lot_party


@record(
    "retained_hours",
    fr="Heures retenues",
    en="Retained hours",
    scope=[f"party_id.{lot_party.SITES}", "party_id"],
    writers=SYSTEM,
    append_only=True,
)
class RetainedHours(Record):
    """Minutes retained for a person, a company's lot and a month, with how they came about."""

    party_id: str = ref("lot_party", "Intervenant du lot", "Party of the lot")
    worker_id: str = ref("worker", "Salarié", "Worker")
    period: str = month("Mois", "Month")
    retained_minutes: int = minutes("Heures retenues", "Retained hours")
    sheet_id: str | None = ref("monthly_sheet", "Fiche", "Sheet", optional=True)
    engine: str = text("Version du calcul", "Engine version", low=1, high=40)
    inputs_digest: str | None = file("Empreinte des entrées", "Digest of inputs", optional=True)
    decided_by_id: str | None = ref("staff", "Décidé par", "Decided by", optional=True)
    decided_on: str = day("Décidé le", "Decided on")
    supersedes_id: str | None = ref("retained_hours", "Remplace", "Supersedes", optional=True)
    reason: str | None = text("Motif", "Reason", high=1000, optional=True, readers=UNIT)
