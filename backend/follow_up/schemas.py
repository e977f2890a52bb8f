"""What the desk asks and reads of visits, histories and phones."""

from marshmallow import fields, validate

from backend.contract import Schema

PAGE = 100


class VisitsAsked(Schema):
    """Which visits: by state, site, officer, in pages; the latest first."""

    state = fields.String()
    site = fields.UUID()
    officer = fields.UUID()
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class VisitLine(Schema):
    """A visit in a list."""

    id = fields.String()
    site_id = fields.String()
    site = fields.String()
    kind = fields.String()
    state = fields.String()
    number = fields.Integer(allow_none=True)
    planned_on = fields.String(allow_none=True)
    started_at = fields.String(allow_none=True)
    ended_at = fields.String(allow_none=True)
    officer = fields.String(allow_none=True)


class Visits(Schema):
    """A page of visits and how many there are in all."""

    total = fields.Integer()
    page = fields.Integer()
    visits = fields.List(fields.Nested(VisitLine))


class Act(Schema):
    """One line of a record's history."""

    seq = fields.Integer(allow_none=True)
    by = fields.String()
    at = fields.DateTime()
    kind = fields.String()
    intent = fields.String()
    table = fields.String()
    record_id = fields.String()
    status = fields.String()
    before = fields.Dict()
    after = fields.Dict()


class History(Schema):
    """Who did what to a visit and its parts, the oldest first."""

    acts = fields.List(fields.Nested(Act))


class ToSettle(Schema):
    """Something that waits for somebody: a collision or a held change."""

    id = fields.String()
    table = fields.String()
    about = fields.String()
    record_id = fields.String()
    reason = fields.String()
    late = fields.Boolean()
    author = fields.String()
    due_on = fields.String()
    data = fields.Dict()


class AllToSettle(Schema):
    """All that waits to be settled, what is due first at the top."""

    items = fields.List(fields.Nested(ToSettle))


class PhoneLine(Schema):
    """A phone of the team, as it last reported itself."""

    officer = fields.String()
    label = fields.String()
    last_seen = fields.DateTime(allow_none=True)
    waiting = fields.Integer()
    oldest_at = fields.DateTime(allow_none=True)
    photos = fields.Integer()
    persisted = fields.Boolean(allow_none=True)
    phone = fields.String()


class Team(Schema):
    """The team's phones, those with the oldest unsent work first."""

    phones = fields.List(fields.Nested(PhoneLine))
