"""What the supervisor sees of the exchange about a finding, and whether it may go on."""

from datetime import date
from typing import Any

from backend.discrepancies.questions.asking import next_round
from backend.discrepancies.questions.told import thread
from backend.discrepancies.reading import ASKED, Reading
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.questions import question_of


def discussion(reading: Reading, finding: Discrepancy) -> dict[str, Any]:
    """The question in neutral words, the thread so far, and the days left to answer."""
    record = reading.decision(finding) or {}
    said = question_of(finding)
    _, refused = next_round(reading, finding)
    due = record.get("answer_due_on") if reading.state(finding) in ASKED else None
    return {
        "question": None if said is None else {"fr": said.fr, "en": said.en},
        "can_ask": refused is None and not reading.is_closed(finding.sheet or ""),
        "round": record.get("round"),
        "days_to_answer": (date.fromisoformat(due) - reading.today).days if due else None,
        "answered_version": reading.answered_by(finding),
        "thread": thread(reading.thread(finding)),
    }
