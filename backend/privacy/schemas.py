"""What the routes of people's files take and give."""

from marshmallow import fields

from backend.contract import Length, Schema


class ErasureAsked(Schema):
    """Why a person is erased, as the register of requests keeps it: no name in it."""

    reason = fields.String(required=True, validate=Length(min=3, max=500))


class ErasureDone(Schema):
    """What became of the records, in figures."""

    kept = fields.Integer()
    deleted = fields.Integer()
    masked = fields.Integer()
    journal = fields.Integer()
    rows = fields.Integer()
