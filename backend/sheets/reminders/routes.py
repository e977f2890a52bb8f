"""The log of reminders: what was sent to whom, for which sheet, and whether it went."""

from typing import Any

from flask import Blueprint
from marshmallow import fields, validate
from sqlalchemy import func, select

from backend.accounts.identity import me
from backend.contract import Schema, contract
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.sheets.access import parties_of
from backend.sheets.models import SheetReminder
from backend.sheets.schemas import PAGE, SheetPlace
from backend.sheets.slots import place
from sync.validation import MONTH

bp = Blueprint("reminders", __name__, url_prefix="/api/sheets/reminders")


class RemindersAsked(Schema):
    """Which reminders: of a party, of a month, in pages."""

    party = fields.UUID()
    month = fields.String(validate=validate.Regexp(MONTH))
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class ReminderSent(SheetPlace):
    """One reminder of one sheet; ``step`` is in days from the due day."""

    month = fields.String()
    step = fields.Integer()
    sent_on = fields.Date()
    recipient = fields.String()
    mail_state = fields.String(allow_none=True)


class Reminders(Schema):
    """A page of reminders, the latest first."""

    total = fields.Integer()
    page = fields.Integer()
    size = fields.Integer()
    reminders = fields.List(fields.Nested(ReminderSent))


@bp.get("")
@contract(query=RemindersAsked, gives=Reminders)
def list_reminders(query: dict[str, Any]) -> dict[str, Any]:
    """List the reminders sent, the latest first."""
    parties = parties_of(me())
    wanted = [SheetReminder.territory_id == me().territory_id]
    wanted.append(SheetReminder.party_id.in_(sorted(parties)))
    if "party" in query:
        wanted.append(SheetReminder.party_id == str(query["party"]))
    if "month" in query:
        wanted.append(SheetReminder.month == query["month"])
    total = db.session.scalar(select(func.count()).select_from(SheetReminder).where(*wanted))
    rows = db.session.execute(
        select(SheetReminder, MailMessage.state)
        .outerjoin(MailMessage, MailMessage.id == SheetReminder.message_id)
        .where(*wanted)
        .order_by(SheetReminder.sent_on.desc(), SheetReminder.month.desc(), SheetReminder.id)
        .limit(PAGE)
        .offset((query["page"] - 1) * PAGE)
    )
    shown = ("month", "step", "sent_on", "recipient")
    return {
        "total": total or 0,
        "page": query["page"],
        "size": PAGE,
        "reminders": [
            {
                **place(parties[sent.party_id]),
                **{name: getattr(sent, name) for name in shown},
                "mail_state": state,
            }
            for sent, state in rows
        ],
    }
