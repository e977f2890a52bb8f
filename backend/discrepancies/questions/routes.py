"""Asking at the desk; reading and answering on the company's page."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request

from backend.accounts.identity import me
from backend.accounts.links import masked
from backend.accounts.territory_settings import settings_of_id
from backend.attachments import documents
from backend.attachments.problems import WrongFile
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies.carrying import Hand
from backend.discrepancies.near import read_of
from backend.discrepancies.problems import FindingsChanged, MonthClosed
from backend.discrepancies.questions import files
from backend.discrepancies.questions.answering import Answer, answer
from backend.discrepancies.questions.asking import Asking, ask, due_after
from backend.discrepancies.questions.correcting import take_back
from backend.discrepancies.questions.models import AnswerFile
from backend.discrepancies.questions.problems import AnswerTooLate, QuestionRefused
from backend.discrepancies.questions.schemas import (
    AnswerGiven,
    CorrectionBegun,
    FileNamed,
    FileShown,
    QuestionsAsked,
    QuestionShown,
    QuestionsSent,
    QuestionsShown,
    QuestionsWanted,
)
from backend.discrepancies.questions.told import own_lines, questions_of
from backend.discrepancies.reading import party_of
from backend.extensions import db
from backend.mail.commands import wake
from backend.problems import FieldError, Invalid, NotFound
from backend.records import questions
from sync.validation import MONTH

PARTY = "party:"
BYTES = {"type": "string", "format": "binary"}
desk = Blueprint("questions", __name__, url_prefix="/api/reconciliation")
company = Blueprint("company_questions", __name__, url_prefix="/api/company/questions")


@desk.post("/<month>/questions")
@contract(
    takes=QuestionsAsked,
    gives=QuestionsSent,
    problems=(QuestionRefused, FindingsChanged, MonthClosed),
)
def ask_companies(month: str, body: dict[str, Any]) -> dict[str, Any]:
    """Ask companies about findings, all or none; one letter to each company.

    A finding answered, overdue or upheld in its first round opens the second and last one.
    """
    if MONTH.match(month) is None:
        raise NotFound
    due = body["due_on"] or due_after(_days(), today())
    if due <= today():
        raise Invalid(errors=[FieldError("/due_on", "before_start")])
    asking = Asking(
        seen={each["key"]: each for each in body["findings"]},
        words=(body["text"] or "").strip() or None,
        due=due,
        by=me().name,
    )
    parties = {party_of(each) for each in asking.seen}
    read = read_of(me().territory_id, month, parties, today())
    asked = ask(asking, read, _hand(str(body["op"])))
    db.session.commit()
    wake()
    names = read.records["company"]
    return {
        "asked": asked.count,
        "due_on": due.isoformat(),
        "letters": [
            {
                "company_id": each,
                "company": names.get(each, {}).get("name", ""),
                "recipient": masked(recipient) if recipient else None,
            }
            for each, recipient in asked.letters.items()
        ],
    }


@desk.get("/attachments/<uuid:file_id>")
@contract(gives="application/octet-stream")
def read_attachment(file_id: UUID) -> Response:
    """Give a document that a company attached to an answer."""
    found = db.session.get(AnswerFile, str(file_id))
    mine = found is not None and found.territory_id == me().territory_id and found.message_id
    return documents.download(found if mine else None)


@company.get("")
@contract(query=QuestionsWanted, gives=QuestionsShown)
def list_questions(query: dict[str, Any]) -> dict[str, Any]:
    """List what the user's companies were asked, what waits first."""
    every = questions_of(me().territory_id, _parties(), today())
    waiting = [each for each in every if each["state"] == "waiting"]
    shown = waiting if query["state"] == "waiting" else every
    return {"questions": shown, "waiting": len(waiting)}


@company.get("/<uuid:question_id>")
@contract(gives=QuestionShown)
def read_question(question_id: UUID) -> dict[str, Any]:
    """Give one question with its thread and the company's own lines."""
    return _shown(str(question_id))


@company.post("/<uuid:question_id>/answers")
@contract(takes=AnswerGiven, gives=QuestionShown, problems=(AnswerTooLate,))
def answer_question(question_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Answer a question, with documents or without; more may be added until it is decided."""
    given = Answer(
        text=body["text"].strip() or "-",
        attachments=[str(each) for each in body["attachments"]],
        by=me().name,
    )
    answer(given, _mine(str(question_id)), _hand(str(body["op"])))
    shown = _shown(str(question_id))
    db.session.commit()
    return shown


@company.post("/<uuid:question_id>/correction")
@contract(takes=CorrectionBegun, gives=QuestionShown, problems=(AnswerTooLate,))
def begin_correction(question_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Give the sheet of a question back to its company, which answers by a corrected version."""
    take_back(_mine(str(question_id)), _hand(str(body["op"])))
    shown = _shown(str(question_id))
    db.session.commit()
    return shown


@company.post("/<uuid:question_id>/files")
@contract(takes=BYTES, query=FileNamed, gives=FileShown, problems=(WrongFile,))
def add_file(question_id: UUID, query: dict[str, Any]) -> dict[str, Any]:
    """Keep a document for an answer that is not sent yet; the body is its bytes."""
    kept = files.keep(_hand(""), _mine(str(question_id))["id"], query["name"], request.get_data())
    shown = files.shown(kept)
    db.session.commit()
    return shown


@company.get("/<uuid:question_id>/files/<uuid:file_id>")
@contract(gives="application/octet-stream")
def read_file(question_id: UUID, file_id: UUID) -> Response:
    """Give back a document that was attached to an answer."""
    found, question = db.session.get(AnswerFile, str(file_id)), _mine(str(question_id))
    mine = found is not None and found.discrepancy_id == question["id"]
    return documents.download(found if mine else None)


def _days() -> int:
    return settings_of_id(me().territory_id).number("answer_days")


def _hand(op: str) -> Hand:
    return Hand(me().territory_id, me().user_id, op, now(), today())


def _parties() -> frozenset[str]:
    return frozenset(tag.removeprefix(PARTY) for tag in me().tags if tag.startswith(PARTY))


def _mine(question: str) -> dict[str, Any]:
    found = questions.discussed(me().territory_id, question)
    if found is None or found["party_id"] not in _parties():
        raise NotFound
    return found


def _shown(question: str) -> dict[str, Any]:
    row = _mine(question)
    every = questions_of(me().territory_id, {row["party_id"]}, today(), {row["period"]})
    told = next(each for each in every if each["id"] == question)
    where = (me().territory_id, row["party_id"], row["period"])
    lines = questions.lines_of(*where, row["worker_id"]) if row["worker_id"] else []
    return told | {"lines": own_lines(lines)}
