"""Importing at the desk: a template, a trial, then the whole file or nothing."""

from typing import Any

from flask import Blueprint, Response, request

from backend.accounts.identity import me
from backend.clock import now, today
from backend.contract import contract
from backend.exchange_formats.routes import XLSX
from backend.extensions import db, readonly
from backend.imports import template
from backend.imports.carrying_out import carry_out
from backend.imports.opening import Sheet, sheets_of
from backend.imports.planning import Asked, Existing, Plan, plan
from backend.imports.problems import FileRefused, NothingImported
from backend.imports.results import result_of
from backend.imports.schemas import ImportAsked, ImportResult
from backend.problems import NotFound, language
from backend.records import feed
from backend.records.timeline import Clock
from backend.records.working_set import WorkingSet
from backend.registers import rights
from backend.registers.saving import Change

bp = Blueprint("imports", __name__, url_prefix="/api/imports")
ENDINGS = {"xlsx": (XLSX, template.workbook), "csv": ("text/csv; charset=utf-8", template.as_csv)}


@bp.get("/<table>/template.<ending>")
@contract(gives=XLSX)
def give_template(table: str, ending: str) -> Response:
    """Give the empty file of a register, as a workbook (xlsx) or a CSV."""
    rights.must_write(table, me().role)
    if ending not in ENDINGS:
        raise NotFound
    kind, make = ENDINGS[ending]
    response = Response(make(table), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="modele-{table}.{ending}"'
    return response


@bp.post("/<table>/check")
@contract(query=ImportAsked, gives=ImportResult, problems=(FileRefused,))
def check_file(table: str, query: dict[str, Any]) -> dict[str, Any]:
    """Tell what importing a file would do; the body is the file itself, nothing is kept of it."""
    asked = _asked(table, query)
    planned, _ = _tried(asked, sheets_of(request.get_data()))
    return result_of(planned, language())


@bp.post("/<table>")
@contract(query=ImportAsked, gives=ImportResult, problems=(FileRefused, NothingImported))
def import_file(table: str, query: dict[str, Any]) -> dict[str, Any]:
    """Import a file, all of it or nothing; the same file again adds nothing."""
    asked = _asked(table, query)
    sheets = sheets_of(request.get_data())
    with readonly():
        tried = _tried(asked, sheets)
    change = Change(asked.op, table, me(), now())
    done = carry_out(change, asked, sheets, tried)
    if done.faults:
        raise NothingImported(result=ImportResult().dump(result_of(done, language())))
    db.session.commit()
    return result_of(done, language())


def _asked(table: str, query: dict[str, Any]) -> Asked:
    rights.must_write(table, me().role)
    return Asked(table, Existing(query["existing"]), str(query["op"]), today())


def _tried(asked: Asked, sheets: list[Sheet]) -> tuple[Plan, Clock]:
    records = WorkingSet(db.session.connection(), me().territory_id)
    clock = feed.clock_of(me().territory_id)
    return plan(asked, records, sheets), clock
