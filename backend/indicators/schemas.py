"""What the standings ask and give; minutes, and rates per mille that are never clamped."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.indicators.landscape import LEVELS

KINDS = validate.OneOf(LEVELS)


class Narrowed(Schema):
    """Of which authority, operation, contract, lot or company."""

    authority = fields.UUID()
    operation = fields.UUID()
    contract = fields.UUID()
    lot = fields.UUID()
    company = fields.UUID()


class StandingsAsked(Narrowed):
    """Rows of which level, of what."""

    by = fields.String(load_default="operation", validate=KINDS)


class ReceivedRate(Schema):
    """Of received operations alone: due, retained, and their rate."""

    required = fields.Integer()
    retained = fields.Integer()
    rate = fields.Integer(allow_none=True)


class StandingRow(Schema):
    """Where something stands."""

    id = fields.String()
    kind = fields.String()
    label = fields.String()
    sub = fields.String(allow_none=True)
    below = fields.String(allow_none=True)
    clauses = fields.Integer()
    required = fields.Integer()
    declared = fields.Integer()
    confirmed = fields.Integer()
    retained = fields.Integer()
    closed = fields.Integer()
    disputed = fields.Integer()
    rate = fields.Integer(allow_none=True)
    elapsed = fields.Integer(allow_none=True)
    starts_on = fields.String(allow_none=True)
    due_on = fields.String(allow_none=True)
    forecast = fields.Integer(allow_none=True)
    missing = fields.Integer()
    pace = fields.Integer(allow_none=True)
    pace_needed = fields.Integer(allow_none=True)
    required_fte = fields.Integer()
    retained_fte = fields.Integer()
    received_on = fields.String(allow_none=True)
    received = fields.Nested(ReceivedRate, allow_none=True)


class MonthFigures(Schema):
    """One month of the chart; ``objective`` is what a linear pace would have brought by its end."""

    month = fields.String()
    declared = fields.Integer()
    confirmed = fields.Integer()
    retained = fields.Integer()
    disputed = fields.Integer()
    closed = fields.Integer()
    cumulated = fields.Integer()
    objective = fields.Integer(allow_none=True)


class StandingsRead(Schema):
    """The rows of a level, their total and the months behind it."""

    by = fields.String()
    until = fields.String()
    fte_annual_minutes = fields.Integer()
    rows = fields.List(fields.Nested(StandingRow))
    totals = fields.Nested(StandingRow)
    months = fields.List(fields.Nested(MonthFigures))


class BelowRead(Schema):
    """The rows under one."""

    by = fields.String()
    rows = fields.List(fields.Nested(StandingRow))


class StandingRead(Schema):
    """One thing, its months, and what stands under it."""

    until = fields.String()
    fte_annual_minutes = fields.Integer()
    row = fields.Nested(StandingRow)
    months = fields.List(fields.Nested(MonthFigures))
    below = fields.Nested(BelowRead, allow_none=True)
