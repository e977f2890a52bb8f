"""Penalties at the desk: computed, proposed to the authority, settled by it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies.carrying import Hand, put_down
from backend.extensions import db
from backend.indicators.landscape import Landscape, Strand
from backend.indicators.penalties.computing import computed
from backend.indicators.penalties.problems import AlreadyDecided, NothingToPropose
from backend.indicators.penalties.schemas import (
    PenaltiesAsked,
    PenaltiesShown,
    PenaltySettled,
    PenaltyShown,
    PenaltyWanted,
)
from backend.indicators.routes import landscape
from backend.indicators.standings import labels
from backend.problems import NotFound
from backend.records import figures
from backend.records.store import writing
from sync.penalties import Penalty
from sync.record import natural_id

TABLE = "penalty_proposal"
bp = Blueprint("penalties", __name__, url_prefix="/api/penalties")


@bp.get("")
@contract(query=PenaltiesAsked, gives=PenaltiesShown, problems=(NotFound,))
def list_penalties(query: dict[str, Any]) -> dict[str, Any]:
    """List the penalties proposed; of one clause, also what its terms would give today."""
    land = landscape()
    if "clause" in query:
        strand = _strand(land, str(query["clause"]))
        now_due = computed(land, strand, me().territory_id)
        kept = figures.penalties(me().territory_id, {strand.clause})
        return {"proposals": _shown(land, kept), "computed": [_told(each) for each in now_due]}
    every = {each.clause for each in land.strands}
    kept = figures.penalties(me().territory_id, every)
    return {"proposals": _shown(land, kept), "computed": []}


@bp.post("/of/<uuid:clause_id>")
@contract(takes=PenaltyWanted, gives=PenaltyShown, problems=(NothingToPropose,))
def propose(clause_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Keep what the terms give today as a proposal to the authority."""
    land = landscape()
    strand = _strand(land, str(clause_id))
    found = {each.cause: each for each in computed(land, strand, me().territory_id)}
    penalty = found.get(body["cause"])
    if penalty is None:
        raise NothingToPropose
    key = natural_id(TABLE, strand.clause, penalty.cause, today().isoformat())
    with writing(me().territory_id) as store:
        known = store.records.data("staff", me().user_id) is not None
        values = {
            "clause_id": strand.clause,
            "cause": penalty.cause,
            "proposed_on": today().isoformat(),
            "proposed_by_id": me().user_id if known else None,
            "amount_cents": penalty.amount_cents,
            "shortfall_minutes": penalty.shortfall_minutes,
            "late_sheets": penalty.late_sheets,
            "computed": _computation(land, strand, penalty),
            "state": "proposed",
        }
        if store.records.data(TABLE, key) is None:
            put_down(store, _hand(str(body["op"])), (TABLE, key), values)
    return _kept(land, strand, key)


@bp.post("/<uuid:penalty_id>/decision")
@contract(takes=PenaltySettled, gives=PenaltyShown, problems=(AlreadyDecided,))
def settle(penalty_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Note what the authority decided of a proposal: its amount, or that it waives it."""
    land, key = landscape(), str(penalty_id)
    with writing(me().territory_id) as store:
        data = store.records.data(TABLE, key)
        if data is None:
            raise NotFound
        strand = _strand(land, data["clause_id"])
        decided = {
            "state": body["state"],
            "decided_amount_cents": body["amount_cents"],
            "decided_on": body["decided_on"].isoformat(),
            "reason": body["reason"].strip(),
        }
        if data["state"] != "proposed" and any(data.get(n) != v for n, v in decided.items()):
            raise AlreadyDecided
        put_down(store, _hand(str(body["op"])), (TABLE, key), {**data, **decided})
    return _kept(land, strand, key)


def _computation(land: Landscape, strand: Strand, penalty: Penalty) -> dict[str, Any]:
    """All the figures that an amount follows from, as they are today."""
    clause = land.frame["clause"][strand.clause]
    terms = ("required_minutes", "due_on", "sheet_due_day", "penalty_per_hour_cents",
             "penalty_per_late_sheet_cents")  # fmt: skip
    (due,) = land.dues([strand])
    return {
        "terms": {name: clause.get(name) for name in terms},
        "required": due.required,
        "retained": due.total.retained,
        "closed": due.total.closed,
        "late": list(penalty.late),
        "said": {"fr": penalty.fr, "en": penalty.en},
    }


def _kept(land: Landscape, strand: Strand, key: str) -> dict[str, Any]:
    rows = figures.penalties(me().territory_id, {strand.clause})
    shown = _shown(land, [row for row in rows if row["id"] == key])[0]
    db.session.commit()
    return shown


def _shown(land: Landscape, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            **row,
            "label": labels(land, "clause", row["clause_id"])[0],
            "said": row["computed"]["said"],
        }
        for row in rows
    ]


def _told(penalty: Penalty) -> dict[str, Any]:
    return asdict(penalty) | {"said": {"fr": penalty.fr, "en": penalty.en}}


def _strand(land: Landscape, clause: str) -> Strand:
    found = next((each for each in land.strands if each.clause == clause), None)
    if found is None:
        raise NotFound
    return found


def _hand(op: str) -> Hand:
    return Hand(me().territory_id, me().user_id, op, now(), today())
