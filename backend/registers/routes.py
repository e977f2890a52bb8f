"""The registers at the desk: lists, records, edits, merges."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.problems import FieldError, Invalid
from backend.records import feed
from backend.records.working_set import WorkingSet
from backend.registers import merging, reading, rights, saving, unmerging
from backend.registers.merging import Pair
from backend.registers.problems import ChangedMeanwhile, Exists, Frozen, NotMerged, Referenced
from backend.registers.saving import Change, Seen
from backend.registers.schemas import (
    AddAsked,
    BlankAsked,
    BlankRecord,
    DeleteAsked,
    EditAsked,
    FormulaAsked,
    ListAsked,
    MergeAsked,
    MergePreview,
    PreviewAsked,
    RecordHistory,
    RecordRead,
    RecordSaved,
    RecordsMerged,
    RegisterIndex,
    RegisterList,
    UnmergeAsked,
    WorkedOut,
    pairs_of,
)
from sync import formula

bp = Blueprint("registers", __name__, url_prefix="/api/registers")


def _records() -> WorkingSet:
    return WorkingSet(db.session.connection(), me().territory_id)


def _change(op: UUID, table: str) -> Change:
    rights.must_write(table, me().role)
    return Change(str(op), table, me(), now())


@bp.get("")
@contract(gives=RegisterIndex)
def list_registers() -> dict[str, Any]:
    """List the registers with how many records each has, and how many wait to be completed."""
    return {"registers": reading.index(me().territory_id, me().role)}


@bp.get("/<table>")
@contract(query=ListAsked, gives=RegisterList)
def list_records(table: str, query: dict[str, Any]) -> dict[str, Any]:
    """Search, narrow and sort a register; case and accents do not matter, every word does."""
    rights.must_read(table, me().role)
    narrowing = pairs_of(query["where"])
    wanted = reading.wanted(me().territory_id, table, narrowing, query["q"])
    how = reading.order(table, query["sort"])
    page = reading.page(wanted, how, query["size"], query["page"])
    return {**page, **reading.narrowed(wanted, narrowing)}


@bp.get("/<table>/blank")
@contract(query=BlankAsked, gives=BlankRecord)
def begin_record(table: str, query: dict[str, Any]) -> dict[str, Any]:
    """Give what the form of a new record begins with."""
    rights.must_write(table, me().role)
    given = pairs_of(query["to"])
    return reading.blank(_records(), table, given, me().user_id, today().isoformat())


@bp.post("/<table>")
@contract(takes=AddAsked, gives=RecordSaved, problems=(Exists,))
def add_record(table: str, body: dict[str, Any]) -> dict[str, str]:
    """Add a record; the same request again adds nothing."""
    added = saving.add(_change(body["op"], table), body["values"])
    db.session.commit()
    return {"id": added}


@bp.get("/<table>/<uuid:record_id>")
@contract(gives=RecordRead)
def read_record(table: str, record_id: UUID) -> dict[str, Any]:
    """Give a record with what refers to it."""
    rights.must_read(table, me().role)
    epoch = feed.clock_of(me().territory_id).epoch
    return {**reading.record(_records(), table, str(record_id), me().role), "epoch": epoch}


@bp.get("/<table>/<uuid:record_id>/history")
@contract(gives=RecordHistory)
def history_of_record(table: str, record_id: UUID) -> dict[str, Any]:
    """Tell who did what, and when, to a record and to those merged into it."""
    rights.must_read(table, me().role)
    return reading.history(_records(), table, str(record_id))


@bp.patch("/<table>/<uuid:record_id>")
@contract(takes=EditAsked, gives=RecordSaved, problems=(ChangedMeanwhile, Frozen))
def edit_record(table: str, record_id: UUID, body: dict[str, Any]) -> dict[str, str]:
    """Change fields of a record; what somebody else wrote there meanwhile is never overwritten."""
    seen = Seen(body["rev"], body["epoch"], body["was"])
    saving.edit(_change(body["op"], table), str(record_id), body["values"], seen)
    db.session.commit()
    return {"id": str(record_id)}


@bp.delete("/<table>/<uuid:record_id>")
@contract(query=DeleteAsked, gives=RecordSaved, problems=(Referenced, ChangedMeanwhile, Frozen))
def delete_record(table: str, record_id: UUID, query: dict[str, Any]) -> dict[str, str]:
    """Delete a record that nothing refers to; its history stays."""
    seen = Seen(query["rev"], query["epoch"], {})
    saving.delete(_change(query["op"], table), str(record_id), seen)
    db.session.commit()
    return {"id": str(record_id)}


@bp.get("/<table>/<uuid:record_id>/merge")
@contract(query=PreviewAsked, gives=MergePreview, problems=(NotMerged,))
def preview_merge(table: str, record_id: UUID, query: dict[str, Any]) -> dict[str, Any]:
    """Tell what merging a duplicate into another record would move; nothing changes."""
    pair = Pair(str(record_id), str(query["into"]), 0, 0)
    return merging.preview(_records(), _change(record_id, table), pair)


@bp.post("/<table>/<uuid:record_id>/merge")
@contract(takes=MergeAsked, gives=RecordsMerged, problems=(NotMerged, ChangedMeanwhile))
def merge_records(table: str, record_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Merge a duplicate into another record, all or nothing; both histories stay."""
    kept = str(body["into"])
    pair = Pair(str(record_id), kept, body["rev"], body["into_rev"])
    moved = merging.merge(_change(body["op"], table), pair, body["values"])
    db.session.commit()
    return {
        "id": kept,
        "moved": sum(each.moves for each in moved),
        "stayed": sum(each.stays for each in moved),
    }


@bp.post("/<table>/<uuid:record_id>/unmerge")
@contract(takes=UnmergeAsked, gives=RecordsMerged, problems=(NotMerged,))
def undo_merge(table: str, record_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Undo the merge of a duplicate: what it moved comes back, unless it has changed since."""
    back, stayed = unmerging.undo(_change(body["op"], table), str(record_id))
    db.session.commit()
    return {"id": str(record_id), "moved": back, "stayed": stayed}


@bp.post("/clause/formula")
@contract(takes=FormulaAsked, gives=WorkedOut)
def work_out(body: dict[str, Any]) -> dict[str, int]:
    """Work out hours from a contract's figures; nothing is kept."""
    wrong = formula.wrong_inputs(body["kind"], body["inputs"])
    if wrong:
        errors = [FieldError(f"/inputs/{name}", code) for name, code in wrong.items()]
        raise Invalid(errors=errors)
    return {"result_minutes": formula.minutes_of(body["kind"], body["inputs"])}
