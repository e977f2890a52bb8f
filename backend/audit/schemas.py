"""What the desk reads of the log of readings and of the alarms."""

from marshmallow import fields

from backend.contract import Length, Schema


class ReadOnce(Schema):
    """One reading of a person's data: who, when, what, on which device, from where."""

    at = fields.DateTime()
    name = fields.String()
    role = fields.String()
    what = fields.String()
    device = fields.String()
    address = fields.String()


class Readers(Schema):
    """Who read a person's file, the latest first."""

    id = fields.String()
    person = fields.String()
    readings = fields.List(fields.Nested(ReadOnce))
    more = fields.Boolean()


class PersonFound(Schema):
    """A person whose readers may be asked for."""

    id = fields.String()
    person = fields.String()


class PeopleFound(Schema):
    """The people whose names have the words asked for."""

    people = fields.List(fields.Nested(PersonFound))


class PeopleAsked(Schema):
    """Words of a name."""

    q = fields.String(required=True, validate=Length(min=2, max=100))


class Alarm(Schema):
    """More people read by one account than is usual, and what it was."""

    id = fields.String()
    user_id = fields.String()
    name = fields.String()
    role = fields.String()
    kind = fields.String()
    since = fields.DateTime()
    at = fields.DateTime()
    persons = fields.Integer()
    threshold = fields.Integer()
    caseload = fields.Integer()
    acknowledged_by = fields.String(allow_none=True)
    acknowledged_at = fields.DateTime(allow_none=True)
    note = fields.String(allow_none=True)


class Alarms(Schema):
    """The alarms, those that wait first."""

    waiting = fields.Integer()
    alarms = fields.List(fields.Nested(Alarm))


class Acknowledged(Schema):
    """What it was, in the words of who looked into it."""

    note = fields.String(required=True, validate=Length(min=3, max=1000))
