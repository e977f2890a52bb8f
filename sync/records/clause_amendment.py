"""A change of the hours due, with its reason; amendments are never edited."""

from sync.record import REGISTERS, Record, day, minutes, record, ref, text
from sync.records import clause


@record(
    "clause_amendment",
    fr="Avenant",
    en="Amendment",
    scope=[f"clause_id.{clause.SITES}"],
    writers=REGISTERS,
    append_only=True,
)
class ClauseAmendment(Record):
    """The hours due from a day on; the last effective one holds."""

    clause_id: str = ref("clause", "Clause", "Clause")
    effective_on: str = day("Prend effet le", "Effective on")
    required_minutes: int = minutes("Heures dues", "Hours due", high=clause.LIFE_OF_A_CLAUSE)
    reason: str = text("Motif", "Reason", low=1, high=1000)
    document_ref: str | None = text("Document", "Document", optional=True)
