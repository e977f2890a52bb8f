"""What the page of one sheet, or findings alike of several, give to read."""

from marshmallow import fields

from backend.contract import Schema
from backend.discrepancies.questions.schemas import ThreadMessage
from backend.discrepancies.schemas import Line, Place, Said, Totals


class SheetOf(Schema):
    """The sheet that a line of evidence stands on."""

    party_id = fields.String()
    month = fields.String()
    company = fields.String()


class Evidence(Schema):
    """A record that shows a finding: its place in the company's file, and what it says."""

    table = fields.String()
    id = fields.String()
    cell = fields.String(allow_none=True)
    masked = fields.Boolean()
    visit_id = fields.String(allow_none=True)
    of = fields.Nested(SheetOf, allow_none=True)
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
    question = fields.Nested(Said, allow_none=True)
    can_ask = fields.Boolean()
    round = fields.Integer(allow_none=True)
    days_to_answer = fields.Integer(allow_none=True)
    answered_version = fields.Integer(allow_none=True)
    thread = fields.List(fields.Nested(ThreadMessage))


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

    answer_days = fields.Integer()

    month = fields.String()
    sheet = fields.Nested(HandedIn, allow_none=True)
    closed = fields.Boolean()
    totals = fields.Nested(Totals)
    calendar = fields.Nested(Calendar)
    people = fields.List(fields.Nested(PersonRead))
    findings = fields.List(fields.Nested(Finding))


class AlikeFinding(Finding, Place):
    """A finding beside others of its rule: whom it is about."""

    subject = fields.String()
    person = fields.String()


class Alike(Schema):
    """The findings of one rule that wait."""

    answer_days = fields.Integer()

    findings = fields.List(fields.Nested(AlikeFinding))
