"""What the review asks and reads of a month."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.discrepancies.urgency import Urgency
from backend.discrepancies.worklist import ORDERS
from sync.validation import MONTH

PAGE = 100
MOST_AT_ONCE = 200
STATES = ("accepted", "dismissed", "open")


class MonthAsked(Schema):
    """Which lines: of a month (the last one whole by default), a company or a site, in pages."""

    month = fields.String(validate=validate.Regexp(MONTH))
    company = fields.UUID()
    site = fields.UUID()
    urgency = fields.String(validate=validate.OneOf([each.value for each in Urgency]))
    rule = fields.String(validate=Length(min=1, max=60))
    which = fields.String(data_key="only", load_default="", validate=validate.OneOf(("", "open")))
    sort = fields.String(load_default="urgency", validate=validate.OneOf(sorted(ORDERS)))
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class Said(Schema):
    """The same words in both languages."""

    fr = fields.String()
    en = fields.String()


class Place(Schema):
    """A company on a lot of a site."""

    party_id = fields.String()
    company_id = fields.String()
    company = fields.String()
    lot = fields.String()
    site_id = fields.String(allow_none=True)
    site = fields.String()


class Line(Place):
    """One person of a sheet in minutes; ``subject`` is empty for what concerns the whole sheet."""

    subject = fields.String()
    person = fields.String()
    declared = fields.Integer()
    confirmed = fields.Integer(allow_none=True)
    confirmation = fields.String(allow_none=True)
    retained = fields.Integer()
    disputed = fields.Integer()
    findings = fields.Integer()
    open = fields.Integer()
    severity = fields.String(allow_none=True)
    state = fields.String()
    seen_on = fields.String(allow_none=True)
    urgencies = fields.List(fields.String())
    urgency = fields.String(allow_none=True)
    codes = fields.List(fields.String())
    titles = fields.List(fields.Nested(Said))
    asked = fields.Integer()
    answered = fields.Integer()
    answer_due_on = fields.String(allow_none=True)


class Totals(Schema):
    """Sums in minutes, and how many lines and findings wait."""

    declared = fields.Integer()
    confirmed = fields.Integer()
    retained = fields.Integer()
    disputed = fields.Integer()
    lines = fields.Integer()
    lines_open = fields.Integer()
    open = fields.Integer()
    asked = fields.Integer()


class Named(Schema):
    """A record by what people call it."""

    id = fields.String()
    label = fields.String()


class RuleOpen(Schema):
    """A rule of which findings wait, and how many."""

    code = fields.String()
    title = fields.Nested(Said)
    open = fields.Integer()


class Month(Schema):
    """A page of the lines of a month, and by what they can be narrowed."""

    month = fields.String()
    months = fields.List(fields.String())
    total = fields.Integer()
    page = fields.Integer()
    size = fields.Integer()
    totals = fields.Nested(Totals)
    by_urgency = fields.Dict(keys=fields.String(), values=fields.Integer())
    rules = fields.List(fields.Nested(RuleOpen))
    lines = fields.List(fields.Nested(Line))
    companies = fields.List(fields.Nested(Named))
    sites = fields.List(fields.Nested(Named))


class SeenFinding(Schema):
    """A finding as it was on screen."""

    key = fields.String(required=True, validate=Length(min=1, max=300))
    basis = fields.String(required=True, validate=Length(min=1, max=64))
    state = fields.String(required=True, validate=Length(min=1, max=20))


class DecisionAsked(Schema):
    """One decision on one or several findings of a sheet; dismissing needs a reason."""

    op = fields.UUID(required=True)
    decision = fields.String(required=True, validate=validate.OneOf(STATES))
    reason = fields.String(load_default=None, allow_none=True, validate=Length(max=2000))
    told = fields.String(load_default=None, allow_none=True, validate=Length(max=2000))
    findings = fields.List(
        fields.Nested(SeenFinding), required=True, validate=Length(min=1, max=MOST_AT_ONCE)
    )


class AlikeAsked(Schema):
    """Of which company or site."""

    company = fields.UUID()
    site = fields.UUID()


class Decided(Schema):
    """How many findings were decided on."""

    decided = fields.Integer()
