"""What the review asks and reads of a month."""

import re

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.discrepancies.urgency import Urgency
from backend.discrepancies.worklist import ORDERS

PAGE = 100
MOST_AT_ONCE = 200
MONTH = re.compile(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z")
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


class Evidence(Schema):
    """A record that shows a finding: its place in the company's file, and what it says."""

    table = fields.String()
    id = fields.String()
    cell = fields.String(allow_none=True)
    masked = fields.Boolean()
    visit_id = fields.String(allow_none=True)
    values = fields.Dict()


class AfterChoice(Schema):
    """The minutes of the line retained after each choice."""

    accepted = fields.Integer()
    dismissed = fields.Integer()


class Finding(Schema):
    """One difference; ``takes`` minutes by itself, ``weighs`` those that a decision moves now."""

    key = fields.String()
    record_id = fields.String()
    code = fields.String()
    reference = fields.String()
    title = fields.Nested(Said)
    said = fields.Nested(Said)
    severity = fields.String()
    effect = fields.String()
    takes = fields.Integer()
    weighs = fields.Integer()
    cuts = fields.Dict(keys=fields.String(), values=fields.Integer())
    bound = fields.Integer(allow_none=True)
    after = fields.Nested(AfterChoice, allow_none=True)
    urgency = fields.String()
    day = fields.String(allow_none=True)
    own = fields.Boolean()
    basis = fields.String()
    evidence = fields.List(fields.Nested(Evidence))
    state = fields.String()
    changed = fields.Boolean()
    reason = fields.String(allow_none=True)
    decided_by = fields.String(allow_none=True)
    company_answer = fields.String(allow_none=True)
    answered_at = fields.String(allow_none=True)
    answer_due_on = fields.String(allow_none=True)


class DeclaredLine(Schema):
    """A line of the sheet as the company wrote it."""

    id = fields.String()
    raw_name = fields.String()
    worked_minutes = fields.Integer()
    training_minutes = fields.Integer(allow_none=True)
    absence_minutes = fields.Integer(allow_none=True)
    cell = fields.String(allow_none=True)
    comment = fields.String(allow_none=True)
    days = fields.Dict(keys=fields.String(), values=fields.Integer())


class Sighting(Schema):
    """What was noted of a person on a visit."""

    visit_id = fields.String()
    day = fields.String()
    site = fields.String()
    status = fields.String()
    source = fields.String()


class RegisterRead(Schema):
    """Minutes of a register that was shown on a visit."""

    first = fields.String()
    last = fields.String()
    minutes = fields.Integer()
    kind = fields.String()


class Employed(Schema):
    """A work contract with the company: its days, and the hours of a week."""

    id = fields.String()
    starts_on = fields.String()
    ends_on = fields.String(allow_none=True)
    weekly_minutes = fields.Integer()


class Eligible(Schema):
    """From when to when a person may count; never why."""

    from_on = fields.String()
    until_on = fields.String()


class PersonRead(Line):
    """One person with the three sources side by side, and what differs."""

    findings = fields.List(fields.Nested(Finding))  # type: ignore[assignment]
    declared_lines = fields.List(fields.Nested(DeclaredLine))
    confirmed_by = fields.String(allow_none=True)
    confirmed_at = fields.String(allow_none=True)
    confirmation_comment = fields.String(allow_none=True)
    sightings = fields.List(fields.Nested(Sighting))
    registers = fields.List(fields.Nested(RegisterRead))
    employments = fields.List(fields.Nested(Employed))
    eligibilities = fields.List(fields.Nested(Eligible))


class HandedIn(Schema):
    """The sheet that counts."""

    id = fields.String()
    version = fields.Integer()
    state = fields.String()
    channel = fields.String()
    submitted_at = fields.String(allow_none=True)
    submitted_by = fields.String(allow_none=True)
    declared_total = fields.Integer(allow_none=True)


class Holiday(Said):
    """A public holiday."""

    day = fields.String()


class VisitDay(Schema):
    """A visit to a site of the operation."""

    id = fields.String()
    day = fields.String()
    kind = fields.String()
    site = fields.String()


class Calendar(Schema):
    """What stands in the month whoever works."""

    holidays = fields.List(fields.Nested(Holiday))
    visits = fields.List(fields.Nested(VisitDay))


class SheetRead(Place):
    """A party's month: its people, and the findings that concern the whole sheet."""

    month = fields.String()
    sheet = fields.Nested(HandedIn, allow_none=True)
    closed = fields.Boolean()
    totals = fields.Nested(Totals)
    calendar = fields.Nested(Calendar)
    people = fields.List(fields.Nested(PersonRead))
    findings = fields.List(fields.Nested(Finding))


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
    findings = fields.List(
        fields.Nested(SeenFinding), required=True, validate=Length(min=1, max=MOST_AT_ONCE)
    )


class Decided(Schema):
    """How many findings were decided on."""

    decided = fields.Integer()
