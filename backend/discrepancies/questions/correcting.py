"""A company that is asked takes its sheet back to correct it; the next version is its answer."""

from typing import Any

from backend.discrepancies.carrying import Hand, put_down
from backend.discrepancies.questions.asking import TABLE
from backend.discrepancies.questions.problems import AnswerTooLate
from backend.discrepancies.reading import WAITING
from backend.records import sheets
from backend.records.store import writing

SHEET = "monthly_sheet"
HELD = frozenset({"submitted", "reviewed"})
COMMENT = "Reprise par l'entreprise, pour répondre à une question de l'AMO Insertion."
Row = dict[str, Any]


def take_back(question: Row, hand: Hand) -> None:
    """Open the sheet of a question that waits to its company: AnswerTooLate. The caller commits.

    What was handed in still counts until the corrected version is. A draft is open already.
    """
    with writing(hand.territory) as store:
        record = store.records.data(TABLE, question["id"])
        if record is None or record["state"] not in WAITING:
            raise AnswerTooLate
        versions = sheets.sheets(hand.territory, [record["party_id"]], [record["period"]])
        latest = versions[-1] if versions else None
        if latest is not None and latest["state"] in HELD:
            kept = store.records.data(SHEET, latest["id"]) or {}
            values = {**kept, "state": "returned", "state_comment": COMMENT}
            put_down(store, hand, (SHEET, latest["id"]), values)
