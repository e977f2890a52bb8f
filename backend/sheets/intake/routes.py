"""Files that companies sent: sent in, shown beside what was read, answered, made into drafts."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify, request
from sqlalchemy import ColumnElement, and_, func, or_, select, true

from backend.accounts.identity import me
from backend.accounts.policy import SHEET_WRITERS
from backend.attachments.storage import in_use
from backend.audit.reading import shows_in
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db, readonly
from backend.problems import FieldError, Invalid, NotFound
from backend.records import sheets as queries
from backend.records.store import writing
from backend.sheets.access import parties_of, party_of
from backend.sheets.intake import answering, finishing, placing, work
from backend.sheets.intake import memory as memories
from backend.sheets.intake.reading import Grids, Opened
from backend.sheets.intake.schemas import (
    AnswersGiven,
    DropAsked,
    FileAsked,
    FinishAsked,
    Finished,
    Grid,
    PlaceAsked,
    Reading,
    Readings,
    ReadingsAsked,
    SeveralAsked,
)
from backend.sheets.intake.showing import Desk, brief
from backend.sheets.intake.work import Sent
from backend.sheets.models import ReadingState, SheetReading
from backend.sheets.problems import DraftExists, EmptyFile, NotNow, QuestionsOpen, SheetChanged
from backend.sheets.schemas import PAGE
from backend.sheets.slots import Told
from backend.sheets.store import By
from backend.sheets.waiting import asking
from sync.hours import month_of
from sync.record import OFFICE
from sync.sheet_life import Act, refusal

bp = Blueprint("readings", __name__, url_prefix="/api/sheets/readings")
STEPS = {
    ReadingState.UNPLACED: ("place", "drop"),
    ReadingState.OPEN: ("answer", "place", "finish", "drop"),
    ReadingState.REFUSED: ("drop",),
}


@bp.post("")
@contract(query=FileAsked, gives=Reading, status=201, problems=(EmptyFile, NotNow))
def send_file(query: dict[str, Any]) -> Any:  # noqa: ANN401 - a reading, new or already there
    """Take a file for a party and its months: kept first, then read.

    The body is the file itself. The same bytes for the same place give the reading that is there.
    """
    content, months = request.get_data(), tuple(query["month"].split(","))
    if not content:
        raise EmptyFile
    with readonly():
        party = party_of(me(), query["party"])
        _must_await(party, months)
        digest = work.digest_of(content)
        work.refuse_too_many(me(), now())
        there = work.known(me().territory_id, digest, party["party_id"], months)
    if there is not None:
        work.go_on(in_use(), there)
        db.session.commit()
        return jsonify(Reading().dump(_read(there)))
    sent = Sent(content, query["name"], me().name, party, months, sender_id=me().user_id)
    reading_id = work.keep(in_use(), me().territory_id, sent, now())
    db.session.commit()
    _look(reading_id, {})
    return _read(reading_id)


@bp.post("/several")
@contract(query=SeveralAsked, gives=Reading, status=201, problems=(EmptyFile,))
def send_one_of_several(query: dict[str, Any]) -> Any:  # noqa: ANN401 - a reading, new or there
    """Take one of many files dropped at once: it is put where it says that it belongs, or waits."""
    content = request.get_data()
    if not content:
        raise EmptyFile
    with readonly():
        there = work.anywhere(me().territory_id, work.digest_of(content))
    if there is not None:
        work.go_on(in_use(), there)
        db.session.commit()
        return jsonify(Reading().dump(_read(there)))
    sent = Sent(content, query["name"], me().name, sender_id=me().user_id)
    reading_id = work.keep(in_use(), me().territory_id, sent, now())
    db.session.commit()
    _look(reading_id, {})
    kept = work.locked(reading_id)
    placed = placing.sort_in(in_use(), kept, asking(), query.get("month"))
    db.session.commit()
    if placed:
        _look(reading_id, {})
    return _read(reading_id)


def _look(reading_id: str, answers: dict[str, Any], rev: int | None = None) -> None:
    work.note(work.look(in_use(), reading_id, answers), rev)
    db.session.commit()


def _must_await(party: Told, months: tuple[str, ...]) -> None:
    """Refuse a file for a month that is still to come, or whose sheet is not open."""
    if max(months) > month_of(today()):
        raise Invalid(errors=[FieldError("/month", "in_the_future")])
    states = {
        row["period"]: row["state"]
        for row in queries.sheets(me().territory_id, [party["party_id"]], months)
    }
    for month in months:
        if refusal(Act.UPLOAD, states.get(month, ""), me().role) is not None:
            raise NotNow(state=states.get(month, ""))


@bp.get("")
@contract(query=ReadingsAsked, gives=Readings)
def list_readings(query: dict[str, Any]) -> dict[str, Any]:
    """List the files received, the latest first."""
    parties = parties_of(me())
    conditions = [SheetReading.territory_id == me().territory_id, _seen(parties)]
    if "state" in query:
        conditions.append(SheetReading.state == query["state"])
    if "party" in query:
        conditions.append(SheetReading.party_id == str(query["party"]))
    total = db.session.scalar(select(func.count()).select_from(SheetReading).where(*conditions))
    found = (
        select(SheetReading)
        .where(*conditions)
        .order_by(SheetReading.sent_at.desc(), SheetReading.id)
        .limit(PAGE)
        .offset((query["page"] - 1) * PAGE)
    )
    return {
        "total": total or 0,
        "page": query["page"],
        "size": PAGE,
        "readings": [brief(each, parties) for each in db.session.scalars(found)],
    }


def _seen(parties: dict[str, Told]) -> ColumnElement[bool]:
    """Of a party that is seen; what is not placed yet, by the company, or by the office."""
    if me().role in OFFICE:
        return true()
    companies = sorted({party["company_id"] for party in parties.values()})
    own = and_(SheetReading.party_id.is_(None), SheetReading.company_id.in_(companies))
    placed = SheetReading.party_id.in_(sorted(parties))
    return placed if me().role not in SHEET_WRITERS else or_(placed, own)


@bp.get("/<uuid:reading_id>")
@contract(gives=Reading)
def read_reading(reading_id: UUID) -> Told:
    """Give a file's reading: its lines, its questions, whose lines they are."""
    return _read(str(reading_id))


@bp.get("/<uuid:reading_id>/grid")
@contract(gives=Grid)
def show_grid(reading_id: UUID) -> Told:
    """Give the original as text, to be shown beside what was read."""
    kept = _mine(str(reading_id))
    shows_in([kept.matches, kept.answers])
    return {"sheets": Grids.of(in_use(), kept).shown}


@bp.get("/<uuid:reading_id>/file")
@contract(gives="application/octet-stream")
def download(reading_id: UUID) -> Response:
    """Give the very bytes that were sent, to be saved: never shown as a page."""
    kept = _mine(str(reading_id))
    shows_in([kept.matches, kept.answers])
    content = in_use().read(kept.territory_id, kept.sha256)
    if content is None:
        raise NotFound
    response = Response(content, content_type="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=kept.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/<uuid:reading_id>/answers")
@contract(takes=AnswersGiven, gives=Reading, problems=(SheetChanged, NotNow))
def answer(reading_id: UUID, body: dict[str, Any]) -> Told:
    """Answer questions, correct lines; what changes the columns reads the file again."""
    with readonly():
        kept = _mine(str(reading_id))
        work.must_be(kept, body["rev"], ReadingState.OPEN)
        desk = _desk(kept)
        answers = answering.checked(desk, body["answers"], _by())
        reads_again = answering.reads_again(kept, answers)
    if reads_again:
        _look(str(reading_id), answers, body["rev"])
    else:
        kept = work.locked(str(reading_id))
        work.must_be(kept, body["rev"], ReadingState.OPEN)
        kept.answers, kept.rev = answers, kept.rev + 1
        db.session.commit()
    return _read(str(reading_id))


@bp.post("/<uuid:reading_id>/place")
@contract(takes=PlaceAsked, gives=Reading, problems=(SheetChanged, NotNow))
def put_in_place(reading_id: UUID, body: dict[str, Any]) -> Told:
    """Say for which party and months a file is, and read it for them."""
    kept = _mine(str(reading_id), lock=True)
    work.must_be(kept, body["rev"], ReadingState.OPEN, ReadingState.UNPLACED)
    party = party_of(me(), body["party_id"])
    months = sorted(set(body["months"]))
    _must_await(party, tuple(months))
    if kept.company_id not in (None, party["company_id"]):
        kept.answers = {}
    kept.party_id, kept.company_id = party["party_id"], party["company_id"]
    kept.months, kept.state, kept.rev = months, ReadingState.OPEN, kept.rev + 1
    answers = kept.answers
    db.session.commit()
    _look(str(reading_id), answers)
    return _read(str(reading_id))


@bp.post("/<uuid:reading_id>/finish")
@contract(
    takes=FinishAsked, gives=Finished, problems=(SheetChanged, NotNow, QuestionsOpen, DraftExists)
)
def finish(reading_id: UUID, body: dict[str, Any]) -> Told:
    """Make a draft of each month that the file gives; what was said is remembered."""
    with writing(me().territory_id) as store:
        kept = _mine(str(reading_id), lock=True)
        work.must_be(kept, body["rev"], ReadingState.OPEN)
        desk = _desk(kept)
        kept.sheets = finishing.drafts(store, desk, _by(), replace=body["replace"])
        kept.state, kept.rev = ReadingState.FINISHED, kept.rev + 1
    db.session.commit()
    return {"sheets": kept.sheets}


@bp.post("/<uuid:reading_id>/drop")
@contract(takes=DropAsked, gives=Reading, problems=(SheetChanged, NotNow))
def drop(reading_id: UUID, body: dict[str, Any]) -> Told:
    """Put a reading aside; the file stays kept."""
    kept = _mine(str(reading_id), lock=True)
    work.must_be(kept, body["rev"], *STEPS)
    kept.state, kept.rev = ReadingState.DROPPED, kept.rev + 1
    db.session.commit()
    return _read(str(reading_id))


def _mine(reading_id: str, *, lock: bool = False) -> SheetReading:
    """A reading that is seen, locked where it is to be changed: NotFound."""
    kept = db.session.get(SheetReading, reading_id, with_for_update=lock, populate_existing=lock)
    if kept is None or kept.territory_id != me().territory_id:
        raise NotFound
    if kept.party_id is not None:
        party_of(me(), kept.party_id)
    elif me().role not in OFFICE:
        companies = {party["company_id"] for party in parties_of(me()).values()}
        if me().role not in SHEET_WRITERS or kept.company_id not in companies:
            raise NotFound
    return kept


def _desk(kept: SheetReading) -> Desk:
    own = None
    if me().role not in OFFICE:
        company = kept.company_id or ""
        own = frozenset(
            each for each in queries.workers_of_company(kept.territory_id, company) if each
        )
    memory = memories.of_company(kept.territory_id, kept.company_id)
    return Desk(Opened(kept), Grids.of(in_use(), kept), memory, own)


def _read(reading_id: str) -> Told:
    kept = _mine(reading_id)
    if kept.party_id is None:
        parties = parties_of(me())
    else:
        parties = queries.parties(kept.territory_id, [kept.party_id])
    told = brief(kept, parties)
    siret = parties[kept.party_id]["siret"] if kept.party_id in parties else None
    page = _desk(kept).page() if kept.reading is not None else {"open": 0}
    differs = bool(page.get("siret")) and siret is not None and page["siret"] != siret
    steps = STEPS.get(ReadingState(kept.state), ()) if me().role in SHEET_WRITERS else ()
    return {**told, **page, "may": list(steps), "siret_differs": differs}


def _by() -> By:
    return By(me(), now(), today())
