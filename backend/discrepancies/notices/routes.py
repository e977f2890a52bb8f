"""The findings of a month that no sheet carries."""

from typing import Any

from flask import Blueprint
from marshmallow import fields

from backend.accounts.identity import me
from backend.clock import today
from backend.contract import Schema, contract
from backend.discrepancies import reading
from backend.discrepancies.notices.finding import notices
from backend.discrepancies.schemas import Said
from backend.problems import NotFound
from sync.validation import MONTH

bp = Blueprint("notices", __name__, url_prefix="/api/reconciliation")


class RecordNamed(Schema):
    """A record by its type and id."""

    table = fields.String()
    id = fields.String()


class Notice(Schema):
    """A finding about a lot, a site or a field record; ``own``: the unit's own work."""

    key = fields.String()
    code = fields.String()
    reference = fields.String()
    title = fields.Nested(Said)
    said = fields.Nested(Said)
    severity = fields.String()
    own = fields.Boolean()
    day = fields.String(allow_none=True)
    site_id = fields.String(allow_none=True)
    site = fields.String()
    lot_id = fields.String(allow_none=True)
    lot = fields.String()
    company = fields.String(allow_none=True)
    evidence = fields.List(fields.Nested(RecordNamed))


class Notices(Schema):
    """What a month shows of lots and sites."""

    month = fields.String()
    notices = fields.List(fields.Nested(Notice))


@bp.get("/<month>/notices")
@contract(gives=Notices)
def list_notices(month: str) -> dict[str, Any]:
    """List findings of lots, sites and the unit's own work, the gravest first."""
    if MONTH.match(month) is None:
        raise NotFound
    read = reading.read(me().territory_id, month, today())
    return {"month": month, "notices": notices(read, me().territory_id)}
