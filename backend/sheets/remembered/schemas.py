"""What the list of what is remembered asks and shows."""

from marshmallow import fields

from backend.contract import Schema


class ColumnRemembered(Schema):
    """What is remembered of a column."""

    id = fields.String()
    header = fields.String()
    meaning = fields.String()
    day_minutes = fields.Integer(allow_none=True)
    layout = fields.String()
    from_fr = fields.String()
    from_en = fields.String()
    said_by = fields.String()
    said_at = fields.String()


class NameRemembered(Schema):
    """What is remembered of a spelling."""

    id = fields.String()
    written = fields.String()
    verdict = fields.String()
    worker_id = fields.String(allow_none=True)
    worker = fields.String(allow_none=True)
    from_fr = fields.String()
    from_en = fields.String()
    said_by = fields.String()
    said_at = fields.String()


class MemoryAsked(Schema):
    """Of which company."""

    company = fields.UUID(required=True)


class Remembered(Schema):
    """What is remembered of a company."""

    columns = fields.List(fields.Nested(ColumnRemembered))
    names = fields.List(fields.Nested(NameRemembered))


class Revoked(Schema):
    """A memory that is proposed no more."""

    revoked = fields.Boolean()
