"""The minutes as JSON and as PDF, and sending them to the participants."""

from dataclasses import replace
from http import HTTPStatus
from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify, send_file

from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.accounts.policy import must_see
from backend.audit.reading import shows
from backend.clock import now, today
from backend.contract import contract
from backend.documents import copies, render, sending
from backend.documents.schemas import MINUTES, MinutesAsked, Sending
from backend.extensions import db, readonly
from backend.mail import outbox
from backend.mail.commands import wake
from backend.records.people import met_at
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.minutes import Minutes

bp = Blueprint("documents", __name__, url_prefix="/api")


@bp.get("/visits/<uuid:visit_id>/minutes")
@contract(query=MinutesAsked, gives=MINUTES)
def read_minutes(visit_id: UUID, query: dict[str, Any]) -> dict[str, Any]:
    """Give the minutes of a visit as they stand now."""
    return _minutes(visit_id, query)[0].plain()


@bp.get("/visits/<uuid:visit_id>/minutes.pdf")
@contract(query=MinutesAsked, gives="application/pdf")
def print_minutes(visit_id: UUID, query: dict[str, Any]) -> Response:
    """Give the minutes of a visit as an accessible PDF."""
    minutes, visit = _minutes(visit_id, query)
    frame = sending.frame_of(db.session.get_one(Territory, me().territory_id), minutes)
    return send_file(
        BytesIO(render.pdf_of(minutes.plain(), frame, now())),
        mimetype="application/pdf",
        download_name=copies.file_name(minutes, sending.day_of(visit.data)),
    )


@bp.post("/visits/<uuid:visit_id>/minutes/send")
@contract(gives=Sending, status=202, problems=[sending.NotSigned, sending.NobodyToSendTo])
def send_minutes(visit_id: UUID) -> Response:
    """Send the signed minutes to the participants on the list; the same never twice to anybody.

    Messages are kept first, and sent afterwards when a mail server is set.
    """
    territory_id = me().territory_id
    with readonly():
        records, visit = _visible(visit_id)
        territory = db.session.get_one(Territory, territory_id)
        post = sending.prepared(records, visit, territory, now())
    with writing(territory_id) as store:
        state = sending.distribute(store, visit, Actor(me().user_id, OFFICE_DEVICE, now(), today()))
    messages = [outbox.queue(replace(each, by=me().user_id), now()) for each in post.messages]
    shown = {
        "state": state,
        "sends": outbox.sends(territory),
        "messages": messages,
        "without_address": list(post.without_address),
    }
    answer = jsonify(Sending().dump(shown))
    answer.status_code = HTTPStatus.ACCEPTED
    db.session.commit()
    wake()
    return answer


def _minutes(visit_id: UUID, query: dict[str, Any]) -> tuple[Minutes, Stored]:
    records, visit = _visible(visit_id)
    shows(met_at(me().territory_id, visit.record_id))
    language = query.get("language", me().language)
    return copies.read(records, visit.record_id, language, query["copy"]), visit


def _visible(visit_id: UUID) -> tuple[WorkingSet, Stored]:
    """The records, and the visit where the user may see it: NotFound."""
    records = WorkingSet(db.session.connection(), me().territory_id)
    found = records.stored("visit", str(visit_id))
    must_see(me().tags, found.tags if found is not None and not found.deleted else None)
    assert found is not None
    return records, found
