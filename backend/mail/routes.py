"""The messages kept, as the office reads them: never the secret of one."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, send_file

from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.contract import contract
from backend.extensions import db
from backend.mail import outbox
from backend.mail.models import MailMessage
from backend.mail.schemas import Mail, MailAsked, MessageRead
from backend.problems import NotFound

PDF = "application/pdf"
bp = Blueprint("mail", __name__, url_prefix="/api/mail")


@bp.get("")
@contract(query=MailAsked, gives=Mail)
def list_mail(query: dict[str, Any]) -> dict[str, Any]:
    """List the messages of the territory, the latest first."""
    total, found = outbox.page(me().territory_id, query)
    sends = outbox.sends(db.session.get_one(Territory, me().territory_id))
    return {"total": total, "page": query["page"], "sends": sends, "messages": found}


@bp.get("/<uuid:message_id>")
@contract(gives=MessageRead)
def read_message(message_id: UUID) -> MailMessage:
    """Give one message with its text; the personal link of its receiver is not in it."""
    return _message(message_id)


@bp.get("/<uuid:message_id>/attachment")
@contract(gives=PDF)
def read_attachment(message_id: UUID) -> Response:
    """Give what was attached to a message: the very bytes that are or were sent."""
    message = _message(message_id)
    if message.attachment is None:
        raise NotFound
    return send_file(
        BytesIO(message.attachment),
        mimetype=message.attachment_type,
        download_name=message.attachment_name,
        as_attachment=message.attachment_type != PDF,
    )


def _message(message_id: UUID) -> MailMessage:
    found = db.session.get(MailMessage, str(message_id))
    if found is None or found.territory_id != me().territory_id:
        raise NotFound
    return found
