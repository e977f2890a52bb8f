"""What is asked and told of minutes and of the messages that carry them."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.problems import LANGUAGES
from sync.minutes import OFFICE

PAGE = 50


class MinutesAsked(Schema):
    """In which language, and which copy: "office", "shared" or the id of a company."""

    language = fields.String(validate=validate.OneOf(LANGUAGES))
    copy = fields.String(
        load_default=OFFICE, validate=validate.Regexp(r"office|shared|[0-9a-f-]{36}\Z")
    )


MINUTES = {
    "type": "object",
    "description": "The value of sync/minutes/value.py: a head, then blocks of parts.",
    "required": ["visit", "language", "copy", "title", "head", "blocks", "photos"],
    "properties": {
        "visit": {"type": "string", "format": "uuid"},
        "language": {"enum": list(LANGUAGES)},
        "copy": {"type": "string"},
        "title": {"type": "string"},
        "subject": {"type": "string"},
        "occasion": {"type": "string"},
        "notice": {"type": "string"},
        "head": {"type": "object"},
        "blocks": {"type": "array", "items": {"type": "object"}},
        "photos": {"type": "array", "items": {"type": "object"}},
    },
}


class MessageShown(Schema):
    """A message, without its text."""

    id = fields.String()
    visit_id = fields.String(attribute="about")
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
    """Which messages: of a visit, in a state, in pages; the latest first."""

    visit = fields.UUID()
    state = fields.String()
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class Mail(Schema):
    """A page of messages, how many there are, and whether a mail server is set."""

    total = fields.Integer()
    page = fields.Integer()
    sends = fields.Boolean()
    messages = fields.List(fields.Nested(MessageShown))


class Sending(Schema):
    """What became of a request to send minutes."""

    state = fields.String(metadata={"description": "of the visit"})
    sends = fields.Boolean(metadata={"description": "false: messages are kept, nothing is sent"})
    messages = fields.List(fields.Nested(MessageShown))
    without_address = fields.List(fields.String())
