"""The sheets of a month: lists, the form of one party's month, and the steps of its life."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.audit.reading import shows_in
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.problems import FieldError, Invalid, NotFound
from backend.receipts.paper import PDF, pdf_of
from backend.records import sheets as queries
from backend.records.month import months_with_sheets
from backend.records.store import writing
from backend.sheets import attached, form, receipt, template
from backend.sheets.access import parties_of, party_of
from backend.sheets.intake import memory
from backend.sheets.problems import NotNow, SheetChanged, SlotTaken
from backend.sheets.schemas import (
    PAGE,
    STATES,
    HandInAsked,
    LinesTyped,
    MoveAsked,
    PersonSaid,
    ReceiptAsked,
    SheetPage,
    Sheets,
    SheetsAsked,
    StepAsked,
)
from backend.sheets.slots import Asking, Told, slots
from backend.sheets.store import By, Month, SheetDesk
from backend.sheets.waiting import asking, with_waiting
from sync.hours import month_after, month_of
from sync.record import OFFICE
from sync.sheet_life import Act
from sync.validation import MONTH

bp = Blueprint("sheets", __name__, url_prefix="/api/sheets")
STEPS_REFUSED = (NotNow, SheetChanged)


@bp.get("")
@contract(query=SheetsAsked, gives=Sheets)
def list_sheets(query: dict[str, Any]) -> dict[str, Any]:
    """List the sheets due and received for a month, by company and lot."""
    month = query.get("month") or month_after(month_of(today()), -1)
    parties = parties_of(me())
    every = slots(asking(), parties, [month])
    company = str(query["company"]) if "company" in query else None
    found = [
        each
        for each in every
        if company in (None, each["company_id"])
        and query.get("state") in (None, each["state"])
        and (each["late"] or not query["late"])
    ]
    start = (query["page"] - 1) * PAGE
    counts = {state: sum(each["state"] == state for each in every) for state in STATES}
    named = {each["company_id"]: each["company"] for each in every}
    return {
        "month": month,
        "months": months_with_sheets(me().territory_id),
        "total": len(found),
        "page": query["page"],
        "size": PAGE,
        "counts": {**counts, "late": sum(each["late"] for each in every)},
        "slots": with_waiting(me().territory_id, found[start : start + PAGE]),
        "companies": [{"id": each, "label": named[each]} for each in named],
    }


@bp.get("/<uuid:party_id>/<month>")
@contract(gives=SheetPage)
def read_month(party_id: UUID, month: str) -> Told:
    """Give one party's month: its lines, or the form filled in from last month and contracts."""
    return _page(asking(), _party(party_id, month), month)


@bp.get("/<uuid:party_id>/<month>/template.xlsx")
@contract(gives=template.XLSX)
def give_workbook(party_id: UUID, month: str) -> Response:
    """Give the month's form as a workbook, filled in as far as it is known."""
    party = _party(party_id, month)
    page = form.page(asking(), party, month)
    return _file(template.workbook(page, party["siret"]), template.XLSX, page, "xlsx")


@bp.get("/<uuid:party_id>/<month>/template.csv")
@contract(gives=template.CSV)
def give_csv(party_id: UUID, month: str) -> Response:
    """Give the month's form as a CSV, filled in as far as it is known."""
    party = _party(party_id, month)
    page = form.page(asking(), party, month)
    return _file(template.as_csv(page, party["siret"]), template.CSV, page, "csv")


@bp.get("/<uuid:party_id>/<month>/receipt.pdf")
@contract(query=ReceiptAsked, gives=PDF, problems=(NotNow,))
def give_receipt(party_id: UUID, month: str, query: dict[str, Any]) -> Response:
    """Give the receipt of a version that was handed in, as PDF: the latest by default."""
    party, territory = _party(party_id, month), me().territory_id
    versions = queries.sheets(territory, [party["party_id"]], [month])
    wanted = query.get("version")
    found = [each for each in versions if wanted in (None, each["version"])]
    handed_in = [each for each in found if each["submitted_at"]]
    if not handed_in:
        raise NotNow(state=found[-1]["state"]) if found else NotFound
    sheet = handed_in[-1]
    lines = queries.lines(territory, [sheet["id"]])
    told = receipt.receipt_of(
        db.session.get_one(Territory, territory), party, sheet, lines, query["language"]
    )
    shows_in(lines)
    return _named(pdf_of(told, now()), PDF, receipt.file_name(party, sheet))


def _file(content: bytes, kind: str, page: Told, ending: str) -> Response:
    shows_in(page)
    return _named(content, kind, template.file_name(page, ending))


def _named(content: bytes, kind: str, name: str) -> Response:
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.put("/<uuid:party_id>/<month>/lines")
@contract(takes=LinesTyped, gives=SheetPage, problems=STEPS_REFUSED)
def save_lines(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Save the whole month as typed; what was returned becomes its next version."""
    party = _party(party_id, month)
    with writing(me().territory_id) as store:
        desk = _desk(store, party, month)
        desk.must(Act.EDIT, body["rev"])
        people = queries.people(me().territory_id, party["party_id"], month)
        before = desk.lines()
        for line in body["lines"]:
            line["worker_id"] = str(line["worker_id"]) if line["worker_id"] else None
        _must_know(body["lines"], party, month, {row["worker_id"] for row in [*people, *before]})
        typed = form.typed_lines(body, month, people, before)
        desk.replace(desk.begun(Act.EDIT, desk.source()), typed)
    return _committed(party, month)


def _must_know(lines: list[Told], party: Told, month: str, known: set[str | None]) -> None:
    """A company names its own people only; the office anybody of the register."""
    territory = me().territory_id
    asked = {line["worker_id"] for line in lines} - known - {None}
    if me().role in OFFICE:
        asked -= queries.known_workers(territory, asked)
    elif asked:
        before = queries.sheets(territory, [party["party_id"]], [month_after(month, -1)])
        asked -= {row["worker_id"] for row in queries.lines(territory, [s["id"] for s in before])}
        asked -= queries.workers_of_company(territory, party["company_id"])
    if asked:
        raise Invalid(
            errors=[
                FieldError(f"/lines/{index}/worker_id", "not_a_choice")
                for index, line in enumerate(lines)
                if line["worker_id"] in asked
            ]
        )


@bp.post("/<uuid:party_id>/<month>/submit")
@contract(takes=HandInAsked, gives=SheetPage, problems=STEPS_REFUSED)
def submit(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Hand the sheet in, for the company, under the name of who answers for it."""
    return _step(Act.SUBMIT, party_id, month, body)


@bp.post("/<uuid:party_id>/<month>/return")
@contract(takes=StepAsked, gives=SheetPage, problems=STEPS_REFUSED)
def give_back(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Return a sheet to the company with a comment that says why."""
    return _step(Act.RETURN, party_id, month, body)


@bp.post("/<uuid:party_id>/<month>/review")
@contract(takes=StepAsked, gives=SheetPage, problems=STEPS_REFUSED)
def review(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Mark a sheet as read and accepted for closing."""
    return _step(Act.REVIEW, party_id, month, body)


def _step(act: Act, party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    party = _party(party_id, month)
    with writing(me().territory_id) as store:
        desk = _desk(store, party, month)
        desk.must(act, body["rev"], body["comment"])
        desk.step(act, body["comment"], body.get("signed_by", ""))
        if act is Act.SUBMIT:
            attached.hand_in(desk, map(str, body["documents"]))
    return _committed(party, month)


@bp.post("/<uuid:party_id>/<month>/persons")
@contract(takes=PersonSaid, gives=SheetPage, problems=STEPS_REFUSED)
def recognise(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Say who of the register a name means that was nobody's; the company's next files know it."""
    party, worker = _party(party_id, month), str(body["worker_id"])
    if worker not in queries.known_workers(me().territory_id, {worker}):
        raise Invalid(errors=[FieldError("/worker_id", "not_a_choice")])
    with writing(me().territory_id) as store:
        desk = _desk(store, party, month)
        desk.must(Act.NAME, None)
        desk.recognise(body["written"], worker)
        memory.remember_name(store, desk.by, party["company_id"], (body["written"], worker, month))
    return _committed(party, month)


@bp.post("/<uuid:party_id>/<month>/correct")
@contract(takes=StepAsked, gives=SheetPage, problems=STEPS_REFUSED)
def correct(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Begin the version that corrects a closed month, with the same lines and a reason."""
    party = _party(party_id, month)
    with writing(me().territory_id) as store:
        desk = _desk(store, party, month)
        desk.must(Act.CORRECT, body["rev"], body["comment"])
        kept = [dict(store.records.data("sheet_line", row["id"]) or {}) for row in desk.lines()]
        desk.replace(desk.begun(Act.CORRECT, desk.source(), body["comment"].strip()), kept)
    return _committed(party, month)


@bp.post("/<uuid:party_id>/<month>/move")
@contract(takes=MoveAsked, gives=SheetPage, problems=(*STEPS_REFUSED, SlotTaken))
def move(party_id: UUID, month: str, body: dict[str, Any]) -> Told:
    """Carry a sheet to the month or the lot where it belongs; nothing is typed again."""
    party = _party(party_id, month)
    target = _party(body["party_id"], body["month"])
    with writing(me().territory_id) as store:
        desk = _desk(store, party, month)
        desk.must(Act.MOVE, body["rev"])
        to = Month(target["party_id"], body["month"])
        desk.move(to)
        attached.move(me().territory_id, desk.place, to)
    return _committed(target, body["month"])


def _party(party_id: UUID, month: str) -> Told:
    """Return the party where it is seen and the month may have a sheet: NotFound."""
    if MONTH.match(month) is None or month > month_of(today()):
        raise NotFound
    return party_of(me(), party_id)


def _desk(store: Any, party: Told, month: str) -> SheetDesk:  # noqa: ANN401 - the open store
    return SheetDesk(store, By(me(), now(), today()), Month(party["party_id"], month))


def _committed(party: Told, month: str) -> Told:
    shown = _page(asking(), party, month)
    db.session.commit()
    return shown


def _page(asks: Asking, party: Told, month: str) -> Told:
    found = form.page(asks, party, month)
    return with_waiting(me().territory_id, [found])[0]
