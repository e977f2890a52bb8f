"""A person's file as the page shows it."""

from marshmallow import fields, validate

from backend.contract import Schema
from sync.retention_due import Guard


class ValueTold(Schema):
    """One value of a record, with its words."""

    field = fields.String()
    label = fields.String()
    value = fields.Raw()
    shown = fields.String()


class RecordTold(Schema):
    """One record of a person's file."""

    type = fields.String()
    label = fields.String()
    id = fields.String()
    deleted = fields.Boolean()
    kept = fields.String()
    values = fields.List(fields.Nested(ValueTold))


class MentionTold(Schema):
    """A text elsewhere that names the person."""

    where = fields.String()
    id = fields.String()
    field = fields.String()
    text = fields.String()


class ReadingTold(Schema):
    """Who read something of the file, and when."""

    at = fields.String()
    by = fields.String()
    role = fields.String()
    what = fields.String()


class RequestTold(Schema):
    """One line of the register of requests."""

    id = fields.String()
    kind = fields.String()
    reason = fields.String()
    at = fields.String()
    by = fields.String()
    ended_at = fields.String(allow_none=True)


class PersonTold(Schema):
    """Whose file it is."""

    id = fields.String()
    name = fields.String()


class PersonFile(Schema):
    """Everything that is known of a person, when it falls due and what keeps it."""

    person = fields.Nested(PersonTold)
    records = fields.List(fields.Nested(RecordTold))
    mentions = fields.List(fields.Nested(MentionTold))
    readings = fields.List(fields.Nested(ReadingTold))
    requests = fields.List(fields.Nested(RequestTold))
    last_contact = fields.Date(allow_none=True)
    due_on = fields.Date(allow_none=True)
    guards = fields.List(fields.String(validate=validate.OneOf([str(each) for each in Guard])))
