"""The review at the desk: the work list of a month, a sheet's page, and decisions."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.accounts.territory_settings import settings_of_id
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies import alike, decisions, sheet, urgency, worklist
from backend.discrepancies.decisions import Decision
from backend.discrepancies.near import read_of
from backend.discrepancies.parts import noting
from backend.discrepancies.parts.reading import read_month
from backend.discrepancies.problems import (
    AnswerAwaited,
    DecidedMeanwhile,
    DecisionRefused,
    FindingsChanged,
    MonthClosed,
)
from backend.discrepancies.reading import Reading, party_of
from backend.discrepancies.schemas import (
    PAGE,
    AlikeAsked,
    Decided,
    DecisionAsked,
    Month,
    MonthAsked,
)
from backend.discrepancies.sheet_schemas import Alike, SheetRead
from backend.discrepancies.worklist import Line, Narrowing
from backend.extensions import db
from backend.problems import NotFound
from backend.records.month import months_with_sheets
from sync.hours import month_after, month_of
from sync.validation import MONTH

bp = Blueprint("discrepancies", __name__, url_prefix="/api/reconciliation")
noting.listen()


@bp.get("")
@contract(query=MonthAsked, gives=Month)
def list_month(query: dict[str, Any]) -> dict[str, Any]:
    """List who was declared, confirmed and retained in a month, the most urgent first."""
    month = query.get("month") or month_after(month_of(today()), -1)
    read = read_month(me().territory_id, month, today())
    everybody = worklist.ordered(read.lines, query["sort"])
    near = Narrowing(**_given(query, "company", "site"))
    here = [line for line in everybody if near.wants(line)]
    given = _given(query, "company", "site", "urgency", "rule")
    narrowing = Narrowing(**given, only_open=query["which"] == "open")
    found = [line for line in here if narrowing.wants(line)]
    start = (query["page"] - 1) * PAGE
    return {
        "month": month,
        "months": months_with_sheets(me().territory_id),
        "total": len(found),
        "page": query["page"],
        "size": PAGE,
        "totals": worklist.totals(found),
        **urgency.counted(here),
        "lines": found[start : start + PAGE],
        "companies": _choices(everybody, "company"),
        "sites": _choices(everybody, "site"),
    }


def _given(query: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: str(query[name]) for name in names if name in query}


def _choices(found: list[Line], name: str) -> list[dict[str, str]]:
    named = {line[f"{name}_id"]: line[name] for line in found if line[f"{name}_id"]}
    return [{"id": each, "label": named[each]} for each in sorted(named, key=lambda k: named[k])]


@bp.get("/<uuid:party_id>/<month>")
@contract(gives=SheetRead)
def read_sheet(party_id: UUID, month: str) -> dict[str, Any]:
    """Give a company's month on a lot: three sources side by side, and what differs."""
    read = _visible(party_id, month)
    return {**sheet.page(read, str(party_id)), "answer_days": _answer_days()}


@bp.get("/<month>/alike/<code>")
@contract(query=AlikeAsked, gives=Alike)
def list_alike(month: str, code: str, query: dict[str, Any]) -> dict[str, Any]:
    """List the findings of one rule that wait in a month, over all sheets or those asked for."""
    near = Narrowing(**_given(query, "company", "site"))
    read = _of_rule(month, code, near)
    return {"findings": alike.waiting(read, code, near), "answer_days": _answer_days()}


@bp.post("/<month>/decisions")
@contract(
    takes=DecisionAsked,
    gives=Decided,
    problems=(MonthClosed, FindingsChanged, DecidedMeanwhile, AnswerAwaited, DecisionRefused),
)
def decide_alike(month: str, body: dict[str, Any]) -> dict[str, Any]:
    """Accept or dismiss findings of several sheets of a month at once; all of them or none."""
    read = _of_findings(month, body)
    decided = decisions.take(_asked(body), read, None, me(), (now(), today()))
    db.session.commit()
    return {"decided": decided}


@bp.post("/<uuid:party_id>/<month>/decisions")
@contract(
    takes=DecisionAsked,
    gives=Decided,
    problems=(MonthClosed, FindingsChanged, DecidedMeanwhile, AnswerAwaited, DecisionRefused),
)
def decide(party_id: UUID, month: str, body: dict[str, Any]) -> dict[str, Any]:
    """Accept or dismiss findings of a sheet, or take a decision back; all of them or none."""
    read = _visible(party_id, month)
    decided = decisions.take(_asked(body), read, str(party_id), me(), (now(), today()))
    db.session.commit()
    return {"decided": decided}


def _asked(body: dict[str, Any]) -> Decision:
    return Decision(
        op=str(body["op"]),
        state=body["decision"],
        reason=(body["reason"] or "").strip() or None,
        told=(body["told"] or "").strip() or None,
        seen={each["key"]: each for each in body["findings"]},
    )


def _answer_days() -> int:
    return settings_of_id(me().territory_id).number("answer_days")


def _of_rule(month: str, code: str, near: Narrowing) -> Reading:
    """Return the month of the parties of which a finding of a rule waits: NotFound."""
    lines = read_month(me().territory_id, _month(month), today()).lines
    parties = {line["party_id"] for line in lines if code in line["codes"] and near.is_near(line)}
    return read_of(me().territory_id, month, parties, today())


def _of_findings(month: str, body: dict[str, Any]) -> Reading:
    """Return the month of the parties of which findings are named: NotFound."""
    parties = {party_of(each["key"]) for each in body["findings"]}
    return read_of(me().territory_id, _month(month), parties, today())


def _month(text: str) -> str:
    if MONTH.match(text) is None:
        raise NotFound
    return text


def _visible(party_id: UUID, month: str) -> Reading:
    """Return the month of a party that this territory has: NotFound."""
    read = read_of(me().territory_id, _month(month), {str(party_id)}, today())
    if str(party_id) not in read.records["lot_party"]:
        raise NotFound
    return read
