"""Which records the names in a path stand for."""

from tests.backend.access.lines import Line

TYPES_OF: dict[str, tuple[str, ...]] = {
    "alarm_id": ("reading_alarm",),
    "clause_id": ("clause",),
    "contract_id": ("contract",),
    "device_id": ("sync_device",),
    "lot_id": ("lot",),
    "matter_id": ("conflict", "hold"),
    "message_id": ("mail_message",),
    "memory_id": ("column_meaning", "written_name"),
    "party_id": ("lot_party",),
    "penalty_id": ("penalty_proposal",),
    "person_id": ("worker",),
    "question_id": ("discrepancy",),
    "reading_id": ("sheet_reading",),
    "record_id": ("company", "worker", "discrepancy"),
    "request_id": ("confirmation_request",),
    "user_id": ("user_account",),
    "visit_id": ("visit",),
    "worker_id": ("worker",),
}
MONTHS = ("2026-01", "2026-02")


def months_of(line: Line) -> list[str]:
    """The months at which a route is tried: those of the demo, or none."""
    return list(MONTHS) if "2026-02" in line.call else ["2026-02"]
