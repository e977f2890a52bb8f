"""Downloads: every table as a workbook or a CSV, statements, evidence bundles."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of_id
from backend.audit.reading import shows
from backend.clock import now, today
from backend.contract import contract
from backend.discrepancies import reading
from backend.discrepancies.reading import Reading, subject_of
from backend.exchange_formats import bundle, columns, gathering, statement
from backend.exchange_formats.schemas import MonthWanted, StandingsWanted
from backend.exchange_formats.tables import Table, comma_separated, workbook
from backend.extensions import db
from backend.indicators import standings
from backend.indicators.routes import landscape
from backend.indicators.standings import labels
from backend.problems import NotFound
from backend.records import figures
from sync.validation import MONTH

bp = Blueprint("exports", __name__, url_prefix="/api/exports")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "xlsx": (XLSX, workbook),
    "csv": ("text/csv; charset=utf-8", comma_separated),
}
OF_A_MONTH: dict[str, Callable[[Reading], Table]] = {
    "reconciliation": gathering.review,
    "discrepancies": gathering.discrepancies,
    "ledger": gathering.entries,
    "notices": lambda read: gathering.signals(read, me().territory_id),
}


@bp.get("/standings.<ending>")
@contract(query=StandingsWanted, gives=XLSX)
def export_standings(ending: str, query: dict[str, Any]) -> Response:
    """Give the standings of a level as a workbook (xlsx) or a CSV."""
    level = query.pop("by")
    land = landscape().within({name: str(value) for name, value in query.items()})
    rows = standings.rows(land, level, _annual(), _territory().name)
    title = f"Avancement au {today():%d/%m/%Y}"
    return _file(Table(f"avancement-{level}", title, columns.STANDINGS, rows), ending)


@bp.get("/months.<ending>")
@contract(query=StandingsWanted, gives=XLSX)
def export_months(ending: str, query: dict[str, Any]) -> Response:
    """Give the months behind the standings as a workbook (xlsx) or a CSV."""
    query.pop("by")
    land = landscape().within({name: str(value) for name, value in query.items()})
    rows = standings.months(land, land.dues(land.strands))
    title = f"Heures par mois au {today():%d/%m/%Y}"
    return _file(Table("mois", title, columns.MONTHS, rows), ending)


@bp.get("/penalties.<ending>")
@contract(gives=XLSX)
def export_penalties(ending: str) -> Response:
    """Give the penalties proposed as a workbook (xlsx) or a CSV."""
    land = landscape()
    kept = figures.penalties(me().territory_id, {each.clause for each in land.strands})
    named = [row | {"label": labels(land, "clause", row["clause_id"])[0]} for row in kept]
    rows = gathering.said(named, "cause", "state")
    return _file(Table("penalites", "Propositions de pénalité", columns.PENALTIES, rows), ending)


@bp.get("/<table>.<ending>")
@contract(query=MonthWanted, gives=XLSX)
def export_month(table: str, ending: str, query: dict[str, Any]) -> Response:
    """Give a month's work list, discrepancies, notices or ledger as a workbook (xlsx) or a CSV."""
    gather = OF_A_MONTH.get(table)
    if gather is None:
        raise NotFound
    month = _read(query["month"])
    shows(who for subject in month.claims for who in subject)
    shows(subject_of(each).who for each in month.found.values())
    shows(each["worker_id"] for each in month.records.get("retained_hours", {}).values())
    return _file(gather(month), ending)


@bp.get("/contracts/<uuid:contract_id>/statement.pdf")
@contract(gives="application/pdf")
def print_statement(contract_id: UUID) -> Response:
    """Give the statement of a contract (état récapitulatif) as an accessible PDF."""
    key, place = str(contract_id), _territory()
    land = landscape().within({"contract": key})
    if not land.strands:
        raise NotFound
    frame = {"issuer": place.name, "demo": place.demo, "annual": _annual()}
    said = statement.told(land, key, frame)
    number = land.frame["contract"][key]["market_number"]
    name = f"etat-recapitulatif-{number}-{today().isoformat()}.pdf"
    return _download(statement.pdf_of(said, now()), "application/pdf", name)


@bp.get("/discrepancies/<month>/<uuid:record_id>.json")
@contract(gives="application/json")
def export_evidence(month: str, record_id: UUID) -> Response:
    """Give the evidence of one discrepancy: its records, their digests, its thread and history."""
    content = bundle.bundle(_read(month), me().territory_id, str(record_id))
    return _download(content, "application/json", f"ecart-{record_id}.json")


def _file(table: Table, ending: str) -> Response:
    if ending not in FILES:
        raise NotFound
    content_type, write = FILES[ending]
    return _download(write(table), content_type, f"{table.name}.{ending}")


def _download(content: bytes, content_type: str, name: str) -> Response:
    response = Response(content, content_type=content_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _read(month: str) -> Reading:
    if MONTH.match(month) is None:
        raise NotFound
    return reading.read(me().territory_id, month, today())


def _territory() -> Territory:
    return db.session.get_one(Territory, me().territory_id)


def _annual() -> int:
    return settings_of_id(me().territory_id).number("fte_annual_minutes")
