"""The company's answer: its words and documents join the thread, until a decision is taken."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.discrepancies.carrying import Hand, carry_out, instant
from backend.discrepancies.questions import files
from backend.discrepancies.questions.asking import ANSWERED, TABLE, note
from backend.discrepancies.questions.models import AnswerFile
from backend.discrepancies.questions.problems import AnswerTooLate
from backend.discrepancies.reading import WAITING
from backend.extensions import db
from backend.problems import FieldError, Invalid
from backend.records import journal
from backend.records.store import writing

Row = dict[str, Any]
MOST_FILES = 10


@dataclass(frozen=True)
class Answer:
    """What a company says of one question."""

    text: str
    attachments: Collection[str]
    by: str


def answer(answered: Answer, question: Row, hand: Hand) -> None:
    """Add an answer to a question: AnswerTooLate, Invalid. The caller commits."""
    if journal.receipts(hand.territory, [hand.number(TABLE, question["id"], "answer")]):
        return
    attached = _attached(answered, question, hand)
    with writing(hand.territory) as store:
        record = store.records.data(TABLE, question["id"])
        if record is None or record["state"] not in WAITING:
            raise AnswerTooLate
        sent = instant(hand.at)
        values = {"state": ANSWERED, "company_answer": answered.text, "answered_at": sent}
        carry_out(store, hand, (TABLE, question["id"]), values, "answer")
        told = {"files": [files.shown(each) for each in attached]} if attached else None
        message = {
            "discrepancy_id": question["id"],
            "kind": ANSWERED,
            "side": "company",
            "round": record["round"],
            "sent_at": sent,
            "sent_by": answered.by,
            "said_fr": answered.text,
            "files": told,
        }
        message_id = note(store, hand, message)
    for each in attached:
        each.message_id = message_id


def _attached(answered: Answer, question: Row, hand: Hand) -> list[AnswerFile]:
    """The documents named: of this question, and of no earlier answer."""
    wanted = list(dict.fromkeys(answered.attachments))
    query = select(AnswerFile).where(
        AnswerFile.id.in_(wanted),
        AnswerFile.territory_id == hand.territory,
        AnswerFile.discrepancy_id == question["id"],
        AnswerFile.message_id.is_(None),
    )
    found = {each.id: each for each in db.session.scalars(query)}
    if len(found) != len(wanted):
        raise Invalid(errors=[FieldError("/attachments", "not_a_choice")])
    return [found[each] for each in wanted]
