"""The page of the link. Reading it changes nothing; only what is posted looks, answers, asks anew.

The token stands in the fragment of the address, which browsers never send: a script posts it. Who
has no JavaScript types the code of the same mail.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request, send_file

from backend import problems
from backend.accounts import links
from backend.accounts.links import LinkOver, LinkUnknown
from backend.accounts.models import Link, Territory, new_id
from backend.clock import now
from backend.confirmations import answering, asking, letters, reading
from backend.confirmations.answering import AnsweredOtherwise, Declarer, Sender
from backend.confirmations.models import ConfirmationRequest
from backend.confirmations.month import Month, month_of
from backend.confirmations.page.codes import count_visit
from backend.confirmations.receipt import receipt_of
from backend.confirmations.words import SPEECHES, Speech
from backend.contract import contract
from backend.extensions import db
from backend.mail import outbox
from backend.mail.commands import wake
from backend.problems import Invalid, TooMany
from backend.receipts.paper import PDF, pdf_of
from backend.records.store import writing
from backend.records.working_set import WorkingSet

HERE = Path(__file__).parent
HTML = "text/html"
FILES = {"page.css": "text/css", "page.js": "text/javascript"}
bp = Blueprint("confirmation_page", __name__, url_prefix="/c", template_folder="templates")


@bp.get("")
@contract(gives=HTML)
def start() -> Response:
    """Give the page that reads the link's token and posts it; the same for everybody."""
    return _page("start")


@bp.get("/<any(page.css,page.js):name>")
@contract(gives="text/css")
def file(name: str) -> Response:
    """Give the style or the script of the page."""
    found = send_file(HERE / "static" / name, mimetype=FILES[name], conditional=True, etag=True)
    found.headers["Cache-Control"] = "no-cache"
    return found


@bp.post("")
@contract(gives=HTML, problems=[LinkUnknown, TooMany])
def look() -> Response:
    """Show what the link is about, or the receipt of what was answered; uses nothing up."""
    try:
        link = _link()
    except LinkUnknown:
        return _page("start", HTTPStatus.NOT_FOUND, title="unknown_title", note="unknown_note")
    except TooMany:
        return _page("start", HTTPStatus.TOO_MANY_REQUESTS, title="too_many", note="too_many_note")
    asked = asking.request_by(link)
    if links.state_of(link, now()) == "active":
        links.look(_token(), asking.PURPOSE, now())
        asked.viewed_at = asked.viewed_at or now()
    page = _shown(link, asked)
    db.session.commit()
    return page


@bp.post("/answer")
@contract(gives=HTML, problems=[LinkUnknown, AnsweredOtherwise, LinkOver, Invalid, TooMany])
def answer() -> Response:
    """Take the answer, once; the same again gives the same receipt."""
    try:
        link = _link()
    except LinkUnknown:
        return _page("start", HTTPStatus.NOT_FOUND, title="unknown_title", note="unknown_note")
    with writing(link.territory_id) as store:
        link = links.find(_token(), asking.PURPOSE)  # as it is now that others wait
        asked = asking.request_by(link)
        month = month_of(store.records, asked.company_id, asked.site_id, asked.period)
        given = reading.read(request.form, month)
        repeats = given.answer_id and given.answer_id == asked.answer_id
        if given.errors and not repeats:
            return _shown(link, asked, errors=given.errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            answering.take(store, Sender(_token(), request.remote_addr or ""), given, now())
        except (AnsweredOtherwise, Declarer, LinkOver) as refused:
            return _shown(link, asked, refused=refused.code, status=refused.status)
    territory = db.session.get_one(Territory, link.territory_id)
    until = answering.may_reopen_until(asked, territory)
    outbox.queue(letters.receipt(territory, asked, month, until), now())
    page = _shown(link, asked)
    db.session.commit()
    wake()
    return page


@bp.post("/again")
@contract(gives=HTML, problems=[TooMany])
def again() -> Response:
    """Send a new link to the address of the old one, and say the same to everybody."""
    try:
        link = _link()
        asked = asking.request_by(link)
        if asked.answered_at is None or asked.reopened_at is not None:
            territory = db.session.get_one(Territory, link.territory_id)
            month = _month(asked)
            asking.send(territory, asked, month, now(), asked_from=request.remote_addr or "")
    except LinkUnknown:
        pass
    except TooMany:
        return _page("start", HTTPStatus.TOO_MANY_REQUESTS, title="too_many", note="too_many_note")
    page = _page("start", title="again_done", note="again_note")
    db.session.commit()
    wake()
    return page


@bp.post("/receipt.pdf")
@contract(gives=PDF, problems=[LinkUnknown, TooMany])
def print_receipt() -> Response:
    """Give the receipt of what was answered as PDF; uses nothing up."""
    try:
        link = _link()
    except LinkUnknown:
        return _page("start", HTTPStatus.NOT_FOUND, title="unknown_title", note="unknown_note")
    asked = asking.request_by(link)
    if asked.answered_at is None:
        return _shown(link, asked)
    territory = db.session.get_one(Territory, asked.territory_id)
    told = receipt_of(territory, asked, _month(asked), _speech())
    response = make_response(pdf_of(told, now()))
    response.content_type = PDF
    response.headers["Content-Disposition"] = f'attachment; filename="{asked.reference}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/report")
@contract(gives=HTML, problems=[LinkUnknown, TooMany])
def report() -> Response:
    """Take an answer up again, within its time: what was said stays until it is said anew."""
    try:
        link = _link()
    except LinkUnknown:
        return _page("start", HTTPStatus.NOT_FOUND, title="unknown_title", note="unknown_note")
    asked = asking.request_by(link)
    territory = db.session.get_one(Territory, link.territory_id)
    if links.state_of(link, now()) == "used" and asked.answered_at is not None:
        until = answering.may_reopen_until(asked, territory)
        if now() < until:
            answering.reopen(link, asked, now(), until)
    page = _shown(link, asked)
    db.session.commit()
    return page


def _token() -> str:
    return request.form.get("token", "")[:100]


def _link() -> Link:
    """The link of the token or code that was posted: LinkUnknown; TooMany where codes are tried."""
    count_visit(_token(), request.remote_addr or "", now())
    db.session.commit()  # a try counts, whatever becomes of it
    return links.find(_token(), asking.PURPOSE)


def _speech() -> Speech:
    asked = request.form.get("lang") or request.args.get("lang") or problems.language()
    return SPEECHES.get(asked, SPEECHES["fr"])


def _month(asked: ConfirmationRequest) -> Month:
    records = WorkingSet(db.session.connection(), asked.territory_id)
    return month_of(records, asked.company_id, asked.site_id, asked.period)


def _shown(
    link: Link,
    asked: ConfirmationRequest,
    *,
    errors: list[tuple[str, str]] | None = None,
    refused: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    """The page of a link as it stands: the question, the receipt, or why there is neither."""
    territory = db.session.get_one(Territory, asked.territory_id)
    state = links.state_of(link, now())
    month = _month(asked)
    about: dict[str, Any] = {"asked": asked, "month": month, "link": link, "status": int(status)}
    about |= {"issuer": territory.name, "demo": territory.demo, "token": _token()}
    about["address"] = links.masked(asked.recipient)
    if refused == Declarer.code:
        return _page("blocked", **about)
    if state == "used" or (asked.answered_at is not None and asked.reopened_at is None):
        until = answering.may_reopen_until(asked, territory)
        about["until"] = until if state == "used" and now() < until else None
        return _page("receipt", **about, refused=refused)
    if state != "active":
        return _page("over", **about, state=state)
    records = WorkingSet(db.session.connection(), asked.territory_id)
    about["declares"] = answering.is_declarer(asked, month, records)
    if about["declares"] and not answering.may_confirm(territory):
        return _page("blocked", **about)
    form = request.form if errors else {}
    answer_id = request.form.get("answer") if errors else new_id()
    return _page("ask", **about, errors=errors or [], form=form, answer_id=answer_id)


def _page(name: str, status: int = HTTPStatus.OK, **about: Any) -> Response:  # noqa: ANN401
    """A page; to the script that sends an answer, only what became of it."""
    if request.accept_mimetypes.best_match([HTML, "application/json"]) == "application/json":
        asked = about.get("asked")
        response = jsonify(state=name, reference=asked.reference if asked else None)
    else:
        response = make_response(render_template(f"c/{name}.html", say=_speech(), **about))
    response.status_code = status
    return response
