"""What the desk asks and is told of confirmations."""

from marshmallow import fields, validate

from backend.contract import Schema
from sync.validation import MONTH

STATES = ("to_ask", "no_address", "asked", "viewed", "answered", "reopened", "blocked")


class MonthAsked(Schema):
    """Of which month."""

    month = fields.String(required=True, validate=validate.Regexp(MONTH))


class Ask(MonthAsked):
    """About which company on which site."""

    site_id = fields.UUID(required=True)
    company_id = fields.UUID(required=True)


class LineSaid(Schema):
    """What was said of one person: short name and hours, as on the page of the link."""

    name = fields.String()
    state = fields.String(validate=validate.OneOf(["confirmed", "contested", "not_here"]))
    minutes = fields.Integer(allow_none=True)
    declared = fields.Integer(allow_none=True)
    comment = fields.String()


class Request(Schema):
    """A company on a site in a month: who answers, whether he was asked, saw it, answered."""

    id = fields.String(allow_none=True)
    site_id = fields.String()
    site = fields.String()
    company_id = fields.String()
    company = fields.String()
    month = fields.String()
    state = fields.String(validate=validate.OneOf(STATES))
    manager = fields.String(allow_none=True)
    manager_role = fields.String()
    recipient = fields.String(allow_none=True)
    asked_at = fields.DateTime(allow_none=True)
    last_asked_at = fields.DateTime(allow_none=True)
    times_asked = fields.Integer()
    viewed_at = fields.DateTime(allow_none=True)
    answered_at = fields.DateTime(allow_none=True)
    reference = fields.String(allow_none=True)
    signed_by = fields.String()
    lines = fields.Integer(metadata={"description": "people to confirm"})
    confirmed_lines = fields.Integer(metadata={"description": "people answered for, by any way"})
    said = fields.List(fields.Nested(LineSaid))


class Requests(Schema):
    """The month's confirmations, those to look after first; whether a mail server is set."""

    month = fields.String()
    sends = fields.Boolean(metadata={"description": "false: messages are kept, nothing is sent"})
    requests = fields.List(fields.Nested(Request))
