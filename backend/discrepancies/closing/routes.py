"""Closing months at the desk: one sheet, or all those that nothing keeps open."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies import reading
from backend.discrepancies.carrying import Hand
from backend.discrepancies.closing import told
from backend.discrepancies.closing.closing import Closing, close
from backend.discrepancies.closing.problems import ClosingBlocked, ReasonNeeded, SheetsChanged
from backend.discrepancies.closing.schemas import (
    Closable,
    ClosedMonths,
    ClosingAsked,
    ClosingsAsked,
    MonthToClose,
    Near,
)
from backend.discrepancies.near import read_of
from backend.discrepancies.reading import Reading
from backend.discrepancies.worklist import Narrowing
from backend.extensions import db
from backend.problems import NotFound
from sync.validation import MONTH

bp = Blueprint("closing", __name__, url_prefix="/api/reconciliation")
REFUSALS = (ClosingBlocked, SheetsChanged, ReasonNeeded)


@bp.get("/<uuid:party_id>/<month>/closing")
@contract(gives=MonthToClose)
def read_closing(party_id: UUID, month: str) -> dict[str, Any]:
    """Tell whether a sheet can be closed, what it would write, and what the ledger says."""
    return told.month_of(_visible(month, str(party_id)), me().territory_id, str(party_id))


@bp.post("/<uuid:party_id>/<month>/closing")
@contract(takes=ClosingAsked, gives=MonthToClose, problems=REFUSALS)
def close_sheet(party_id: UUID, month: str, body: dict[str, Any]) -> dict[str, Any]:
    """Close a sheet: its retained hours go to the ledger; nothing is decided of it any more."""
    party = str(party_id)
    _visible(month, party)
    _close(month, {party: body["basis"]}, body)
    db.session.commit()
    return told.month_of(_visible(month, party), me().territory_id, party)


@bp.get("/<month>/closable")
@contract(query=Near, gives=Closable)
def list_closable(month: str, query: dict[str, Any]) -> dict[str, Any]:
    """List the sheets of a month that can be closed now, and what keeps the others open."""
    asked = {name: str(value) for name, value in query.items()}
    near = Narrowing(company=asked.get("company"), site=asked.get("site"))
    return told.closable(_whole(month), me().territory_id, near)


@bp.post("/<month>/closings")
@contract(takes=ClosingsAsked, gives=ClosedMonths, problems=REFUSALS)
def close_sheets(month: str, body: dict[str, Any]) -> dict[str, Any]:
    """Close several sheets of a month as they were seen, all or none."""
    bases = {str(each["party_id"]): each["basis"] for each in body["sheets"]}
    _visible(month, *bases)
    retained = _close(month, bases, body)
    db.session.commit()
    return {"closed": len(bases), "retained": retained}


def _close(month: str, bases: dict[str, str], body: dict[str, Any]) -> int:
    reason = (body["reason"] or "").strip() or None
    hand = Hand(me().territory_id, me().user_id, str(body["op"]), now(), today())
    return close(Closing(bases, reason, me().name), lambda: _read(month, bases), hand)


def _read(month: str, parties: Collection[str]) -> Reading:
    return read_of(me().territory_id, month, parties, today())


def _whole(month: str) -> Reading:
    if MONTH.match(month) is None:
        raise NotFound
    return reading.read(me().territory_id, month, today())


def _visible(month: str, *parties: str) -> Reading:
    """Return the month of parties that this territory has: NotFound."""
    if MONTH.match(month) is None:
        raise NotFound
    found = _read(month, parties)
    if not found.records["lot_party"].keys() >= set(parties):
        raise NotFound
    return found
