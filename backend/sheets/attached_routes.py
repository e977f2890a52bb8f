"""Documents of a sheet that is corrected: sent by its company, read by the office."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request

from backend.accounts.identity import me
from backend.attachments import documents
from backend.attachments.problems import WrongFile
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.problems import NotFound
from backend.records.store import writing
from backend.sheets import attached
from backend.sheets.access import party_of
from backend.sheets.problems import NotNow
from backend.sheets.schemas import DocumentNamed, DocumentShown
from backend.sheets.slots import Told
from backend.sheets.store import By, Month, SheetDesk
from sync.validation import MONTH

BYTES = {"type": "string", "format": "binary"}
bp = Blueprint("sheet_documents", __name__, url_prefix="/api/sheets")


@bp.post("/<uuid:party_id>/<month>/documents")
@contract(takes=BYTES, query=DocumentNamed, gives=DocumentShown, problems=(NotNow, WrongFile))
def add(party_id: UUID, month: str, query: dict[str, Any]) -> Told:
    """Keep a document for the correction being prepared; the body is its bytes."""
    place, territory = _place(party_id, month), me().territory_id
    with writing(territory) as store:
        attached.must_take(SheetDesk(store, By(me(), now(), today()), place))
        kept = attached.keep(territory, place, query["name"], request.get_data(), now())
    shown = attached.shown(kept)
    db.session.commit()
    return shown


@bp.get("/<uuid:party_id>/<month>/documents/<uuid:document_id>")
@contract(gives="application/octet-stream")
def read(party_id: UUID, month: str, document_id: UUID) -> Response:
    """Give a document that was attached to a sheet, as a download."""
    place = _place(party_id, month)
    return documents.download(attached.find(me().territory_id, place, str(document_id), me().role))


def _place(party_id: UUID, month: str) -> Month:
    if MONTH.match(month) is None:
        raise NotFound
    return Month(party_of(me(), party_id)["party_id"], month)
