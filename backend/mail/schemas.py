"""What is asked and told of the messages kept."""

from marshmallow import fields, validate

from backend.contract import Schema

PAGE = 50
MINUTES = "minutes"


class MessageShown(Schema):
    """A message, without its text."""

    id = fields.String()
    kind = fields.String(metadata={"description": "minutes, confirmation, invitation…"})
    about = fields.String()
    visit_id = fields.Function(
        lambda message: message.about if message.kind == MINUTES else None,
        metadata={"type": ["string", "null"], "description": "whose minutes it carries"},
    )
    recipient = fields.String()
    recipient_name = fields.String()
    subject = fields.String()
    attachment_name = fields.String()
    created_at = fields.DateTime()
    state = fields.String()
    tries = fields.Integer()
    next_try_at = fields.DateTime(allow_none=True)
    sent_at = fields.DateTime(allow_none=True)
    error = fields.String()


class MessageRead(MessageShown):
    """A message with its text."""

    body = fields.String()


class MailAsked(Schema):
    """Which messages: of a visit, of a kind, in a state, in pages; the latest first."""

    visit = fields.UUID()
    about = fields.String()
    kind = fields.String()
    state = fields.String()
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class Mail(Schema):
    """A page of messages, how many there are, and whether a mail server is set."""

    total = fields.Integer()
    page = fields.Integer()
    sends = fields.Boolean()
    messages = fields.List(fields.Nested(MessageShown))
