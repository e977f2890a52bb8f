"""What the routes of people's files take and give."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.privacy.by_hand import SAME_NAME, UNSEARCHED
from backend.privacy.models import STANDING

LONGEST = 1000


class ErasureAsked(Schema):
    """Why a person is erased, and whether unsent work of phones may be lost for it."""

    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))
    despite_unsent = fields.Boolean(load_default=False)
    trial = fields.Boolean(
        load_default=False, metadata={"description": "say what would be done, and do nothing"}
    )


class PlaceTold(Schema):
    """What somebody looks through by hand: no machine can judge whether the person is in it."""

    why = fields.String(validate=validate.OneOf([SAME_NAME, UNSEARCHED]))
    where = fields.String()
    name = fields.String()
    link = fields.String()


class ErasureDone(Schema):
    """What became of the records, in figures; ``files`` are those to be searched."""

    kept = fields.Integer()
    deleted = fields.Integer()
    masked = fields.Integer()
    journal = fields.Integer()
    rows = fields.Integer()
    files = fields.Integer()
    places = fields.List(fields.Nested(PlaceTold))


class ErasureTold(Schema):
    """An erasure of which somebody has still to look something through."""

    id = fields.String()
    at = fields.DateTime()
    places = fields.List(fields.Nested(PlaceTold))


class ErasuresTold(Schema):
    """Erasures that wait for somebody, the oldest first."""

    erasures = fields.List(fields.Nested(ErasureTold))


class RequestAsked(Schema):
    """What a person asked about the file, or what keeps it as it is."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(STANDING)))
    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class FileWanted(Schema):
    """As what the file is given to the person."""

    form = fields.String(load_default="pdf", validate=validate.OneOf(["pdf", "json"]))


class Nothing(Schema):
    """No content."""
