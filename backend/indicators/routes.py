"""Where we stand, for the office, for officers on their sites, for authorities on their own."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of_id
from backend.clock import today
from backend.contract import contract
from backend.discrepancies.near import read_of
from backend.discrepancies.parts.figures import of_territory
from backend.extensions import db
from backend.indicators import standings, why
from backend.indicators.landscape import LEVELS, Landscape, landscape_of
from backend.indicators.schemas import StandingRead, StandingsAsked, StandingsRead
from backend.indicators.why_schemas import WhyAsked, WhyRead
from backend.problems import NotFound
from backend.records import figures

bp = Blueprint("indicators", __name__, url_prefix="/api/standings")
explained = Blueprint("why", __name__, url_prefix="/api/why")


@bp.get("")
@contract(query=StandingsAsked, gives=StandingsRead)
def list_standings(query: dict[str, Any]) -> dict[str, Any]:
    """List due, declared, confirmed and retained hours at a level, with rates and forecasts."""
    level = query.pop("by")
    land = landscape().within({name: str(value) for name, value in query.items()})
    dues = land.dues(land.strands)
    return {
        "by": level,
        **_frame(),
        "rows": standings.rows(land, level, _annual(), _name()),
        "totals": standings.row(land, ("territory", ""), dues, _annual(), _name()),
        "months": standings.months(land, dues),
    }


@bp.get("/<kind>/<uuid:place_id>")
@contract(gives=StandingRead)
def read_standing(kind: str, place_id: UUID) -> dict[str, Any]:
    """Give where one clause, lot, contract, operation, company or authority stands."""
    key = str(place_id)
    if kind not in LEVELS:
        raise NotFound
    land = landscape().within({kind: key})
    if not land.strands:
        raise NotFound
    dues = land.dues(land.strands, key if kind == "company" else None)
    below = standings.BELOW[kind]
    return {
        **_frame(),
        "row": standings.row(land, (kind, key), dues, _annual(), _name()),
        "months": standings.months(land, dues),
        "below": None
        if below is None
        else {"by": below, "rows": standings.rows(land, below, _annual(), _name())},
    }


@explained.get("")
@contract(query=WhyAsked, gives=WhyRead, problems=(NotFound,))
def explain(query: dict[str, Any]) -> dict[str, Any]:
    """Explain a figure by its parts, down to one line, its findings and their evidence."""
    figure = why.named(query["figure"])
    if figure.month is None:
        return why.total(landscape(), figure, _name())
    read = read_of(me().territory_id, figure.month, {figure.id}, today())
    if figure.who is None:
        return why.month_of_party(read, figure)
    return why.line(read, figure, me().territory_id)


def landscape() -> Landscape:
    """Return what whoever asks may see, as of today."""
    frame = figures.frame(me().territory_id)
    known = of_territory(me().territory_id, today())
    return landscape_of(me(), frame, known, today())


def _frame() -> dict[str, Any]:
    return {"until": today().isoformat(), "fte_annual_minutes": _annual()}


def _annual() -> int:
    return settings_of_id(me().territory_id).number("fte_annual_minutes")


def _name() -> str:
    return db.session.get_one(Territory, me().territory_id).name
