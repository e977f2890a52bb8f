"""What a company sees of its own sheets at a glance."""

from typing import Any

from flask import Blueprint
from marshmallow import fields

from backend.accounts.identity import me
from backend.clock import today
from backend.contract import Schema, contract
from backend.records import sheets as queries
from backend.sheets.access import parties_of
from backend.sheets.intake.schemas import ReadingBrief
from backend.sheets.intake.showing import brief
from backend.sheets.schemas import SinceAsked, Slot
from backend.sheets.slots import slots
from backend.sheets.waiting import asking, waiting_for, with_waiting
from sync.hours import month_after, month_of, months_between

bp = Blueprint("company", __name__, url_prefix="/api/company")
A_YEAR = -12


class OwnCompany(Schema):
    """A company of the account."""

    id = fields.String()
    name = fields.String()
    siret = fields.String()


class CompanySheets(Schema):
    """Every sheet due or received since a month, the latest month first."""

    today = fields.Date()
    companies = fields.List(fields.Nested(OwnCompany))
    slots = fields.List(fields.Nested(Slot))
    readings = fields.List(fields.Nested(ReadingBrief))


@bp.get("/sheets")
@contract(query=SinceAsked, gives=CompanySheets)
def list_sheets(query: dict[str, Any]) -> dict[str, Any]:
    """List the sheets of the account's companies: due, drafts, handed in, returned, closed."""
    since = query.get("since") or month_after(month_of(today()), A_YEAR)
    parties = parties_of(me())
    first = today().replace(year=int(since[:4]), month=int(since[5:]), day=1)
    found = slots(asking(), parties, months_between(first, today()))
    ids = {party["company_id"] for party in parties.values()}
    return {
        "today": today(),
        "companies": queries.companies(me().territory_id, ids),
        "slots": with_waiting(me().territory_id, found)[::-1],
        "readings": [brief(each, parties) for each in waiting_for(me().territory_id, parties)],
    }
