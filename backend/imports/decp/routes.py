"""Importing contracts at the desk: a trial, then the drafts."""

from typing import Any

from flask import Blueprint, request

from backend.accounts.identity import me
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.imports.decp.carrying_out import carry_out
from backend.imports.decp.planning import Told, plan
from backend.imports.decp.results import result_of
from backend.imports.decp.schemas import ContractsResult
from backend.imports.opening import opened
from backend.imports.planning import Existing
from backend.imports.problems import FileRefused
from backend.imports.schemas import ImportAsked
from backend.problems import language
from backend.records.working_set import WorkingSet
from backend.registers.saving import Change

bp = Blueprint("decp", __name__, url_prefix="/api/imports/decp")


@bp.post("/check")
@contract(query=ImportAsked, gives=ContractsResult, problems=(FileRefused,))
def check_contracts(query: dict[str, Any]) -> dict[str, Any]:
    """Tell which contracts of a file of essential data would become drafts; nothing is kept."""
    told = read(request.get_data())
    records = WorkingSet(db.session.connection(), me().territory_id)
    planned = plan(records, told["social"], Existing(query["existing"]))
    return result_of(told, planned, language())


@bp.post("")
@contract(query=ImportAsked, gives=ContractsResult, problems=(FileRefused,))
def import_contracts(query: dict[str, Any]) -> dict[str, Any]:
    """Make drafts of the contracts with a social consideration; the same file again adds none."""
    told = read(request.get_data())
    change = Change(str(query["op"]), "contract", me(), now())
    done = carry_out(change, told["social"], Existing(query["existing"]))
    db.session.commit()
    return result_of(told, done, language())


def read(content: bytes) -> Told:
    """Read essential data in the process that may do nothing else: FileRefused."""
    told: Told = opened("backend.imports.decp.parsing:parsed", content)
    return told
