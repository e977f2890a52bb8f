"""What is asked and told of minutes, and of sending them."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.mail.schemas import MessageShown
from backend.problems import LANGUAGES
from sync.minutes import OFFICE


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


class Sending(Schema):
    """What became of a request to send minutes."""

    state = fields.String(metadata={"description": "of the visit"})
    sends = fields.Boolean(metadata={"description": "false: messages are kept, nothing is sent"})
    messages = fields.List(fields.Nested(MessageShown))
    without_address = fields.List(fields.String())
