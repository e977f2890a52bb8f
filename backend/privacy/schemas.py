"""What the routes of people's files take and give."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.privacy.models import STANDING

LONGEST = 1000


class ErasureAsked(Schema):
    """Why a person is erased, and whether unsent work of phones may be lost for it."""

    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))
    despite_unsent = fields.Boolean(load_default=False)
    trial = fields.Boolean(
        load_default=False, metadata={"description": "say what would be done, and do nothing"}
    )


class ErasureDone(Schema):
    """What became of the records, in figures."""

    kept = fields.Integer()
    deleted = fields.Integer()
    masked = fields.Integer()
    journal = fields.Integer()
    rows = fields.Integer()
    files = fields.Integer()


class RequestAsked(Schema):
    """What a person asked about the file, or what keeps it as it is."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(STANDING)))
    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class FileWanted(Schema):
    """As what the file is given to the person."""

    form = fields.String(load_default="pdf", validate=validate.OneOf(["pdf", "json"]))


class Nothing(Schema):
    """No content."""
