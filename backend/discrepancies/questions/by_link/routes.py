"""What the link of a letter opens: the questions of one company about one month."""

from typing import Any

from flask import Blueprint, request

from backend.accounts import limits, links
from backend.accounts.links import LinkOver, LinkUnknown
from backend.accounts.models import Link
from backend.attachments.problems import WrongFile
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies.carrying import Hand
from backend.discrepancies.questions import files
from backend.discrepancies.questions.answering import Answer, answer
from backend.discrepancies.questions.asking import TABLE
from backend.discrepancies.questions.letters import PURPOSE
from backend.discrepancies.questions.problems import AnswerTooLate
from backend.discrepancies.questions.schemas import (
    AnswerByLink,
    FileOfQuestion,
    FileShown,
    LinkLooked,
    LinkShown,
)
from backend.discrepancies.questions.told import own_lines, questions_of
from backend.extensions import db
from backend.problems import NotFound, TooMany
from backend.records import journal, questions

HEADER = "Jalon-Link"
BYTES = {"type": "string", "format": "binary"}
bp = Blueprint("answers", __name__, url_prefix="/api/answers")


@bp.post("/look")
@contract(takes=LinkLooked, gives=LinkShown, problems=(LinkUnknown, LinkOver))
def look(body: dict[str, Any]) -> dict[str, Any]:
    """Show the questions of a link; nothing is used up."""
    link = links.look(body["token"], PURPOSE, now())
    shown = _shown(link)
    db.session.commit()
    return shown


@bp.post("")
@contract(takes=AnswerByLink, gives=LinkShown, problems=(LinkUnknown, LinkOver, AnswerTooLate))
def give_answer(body: dict[str, Any]) -> dict[str, Any]:
    """Answer one of the questions of a link; it ends once none of them waits."""
    link = _link_for(body)
    given = Answer(
        text=body["text"].strip() or "-",
        attachments=[str(each) for each in body["attachments"]],
        by=link.recipient,
    )
    answer(given, _question(link, str(body["question"])), _hand(link, str(body["op"])))
    shown = _shown(link)
    waits = any(each["state"] == "waiting" for each in shown["questions"])
    if not waits and links.state_of(link, now()) == "active":
        links.consume(body["token"], PURPOSE, now(), address=request.remote_addr or "")
    db.session.commit()
    return shown


@bp.post("/files")
@contract(
    takes=BYTES,
    query=FileOfQuestion,
    gives=FileShown,
    problems=(LinkUnknown, LinkOver, WrongFile, TooMany),
)
def add_file(query: dict[str, Any]) -> dict[str, Any]:
    """Keep a document for an answer; the token stands in the header, the body is its bytes."""
    link = links.look(request.headers.get(HEADER, ""), PURPOSE, now())
    question = _question(link, str(query["question"]))
    limits.spend(limits.PHOTOS, link.id, now())
    kept = files.keep(_hand(link, ""), question["id"], query["name"], request.get_data())
    shown = files.shown(kept)
    db.session.commit()
    return shown


def _link_for(body: dict[str, Any]) -> Link:
    """Return the link of an answer: one that ended by this very answer shows it again."""
    link = links.find(body["token"], PURPOSE)
    number = _hand(link, str(body["op"])).number(TABLE, str(body["question"]), "answer")
    if journal.receipts(link.territory_id, [number]):
        return link
    return links.look(body["token"], PURPOSE, now())


def _hand(link: Link, op: str) -> Hand:
    return Hand(link.territory_id, f"link:{link.id}", op, now(), today())


def _question(link: Link, question: str) -> dict[str, Any]:
    found = questions.discussed(link.territory_id, question)
    there = found is not None and found["party_id"] in link.subject["parties"]
    if found is None or not there or found["period"] != link.subject["month"]:
        raise NotFound
    return found


def _shown(link: Link) -> dict[str, Any]:
    told = link.subject
    every = questions_of(link.territory_id, told["parties"], today(), {told["month"]})
    names = questions.named(link.territory_id, [told["company"]])
    return {
        "company": names.get(told["company"], {}).get("name", ""),
        "month": told["month"],
        "recipient": links.masked(link.recipient),
        "expires_at": link.expires_at,
        "questions": [each | {"lines": _lines(link, each)} for each in every],
    }


def _lines(link: Link, told: dict[str, Any]) -> list[dict[str, Any]]:
    row = questions.discussed(link.territory_id, told["id"])
    if row is None or not row["worker_id"]:
        return []
    where = (link.territory_id, row["party_id"], row["period"], row["worker_id"])
    return own_lines(questions.lines_of(*where))
