"""What closing a month takes and gives."""

from marshmallow import fields

from backend.contract import Length, Schema
from backend.discrepancies.schemas import Place, Said

MOST_SHEETS = 1000
BASIS = Length(min=1, max=64)


class BlockerShown(Schema):
    """One thing to settle before closing."""

    kind = fields.String()
    key = fields.String(allow_none=True)
    id = fields.String(allow_none=True)
    said = fields.Nested(Said)


class LineToClose(Schema):
    """What closing writes of one person; ``before``: what the ledger says now."""

    worker_id = fields.String()
    person = fields.String()
    declared = fields.Integer()
    retained = fields.Integer()
    before = fields.Integer(allow_none=True)


class LedgerLine(Schema):
    """A line of the ledger, in force or superseded."""

    id = fields.String()
    worker_id = fields.String()
    person = fields.String()
    retained = fields.Integer()
    at = fields.String()
    by = fields.String(allow_none=True)
    version = fields.Integer(allow_none=True)
    engine = fields.String()
    superseded = fields.Boolean()
    reason = fields.String(allow_none=True)


class ClosingShown(Schema):
    """One closing of the month."""

    number = fields.Integer()
    version = fields.Integer()
    closed_at = fields.DateTime()
    closed_by_name = fields.String(data_key="by")
    engine = fields.String()
    inputs_digest = fields.String()
    reason = fields.String(allow_none=True)


class MonthToClose(Place):
    """Whether the month of a party can be closed, with what it would write."""

    month = fields.String()
    state = fields.String()
    can_close = fields.Boolean()
    needs_reason = fields.Boolean()
    basis = fields.String()
    declared = fields.Integer()
    retained = fields.Integer()
    blockers = fields.List(fields.Nested(BlockerShown))
    lines = fields.List(fields.Nested(LineToClose))
    ledger = fields.List(fields.Nested(LedgerLine))
    closings = fields.List(fields.Nested(ClosingShown))


class ClosingAsked(Schema):
    """Close one sheet as it was seen; a reason where it was closed before."""

    op = fields.UUID(required=True)
    basis = fields.String(required=True, validate=BASIS)
    reason = fields.String(load_default=None, allow_none=True, validate=Length(max=1000))


class SheetSeen(Schema):
    """One sheet as it was seen."""

    party_id = fields.UUID(required=True)
    basis = fields.String(required=True, validate=BASIS)


class ClosingsAsked(Schema):
    """Close several sheets of a month, all or none."""

    op = fields.UUID(required=True)
    reason = fields.String(load_default=None, allow_none=True, validate=Length(max=1000))
    sheets = fields.List(
        fields.Nested(SheetSeen), required=True, validate=Length(min=1, max=MOST_SHEETS)
    )


class ClosedMonths(Schema):
    """How many sheets were closed and the minutes retained on them."""

    closed = fields.Integer()
    retained = fields.Integer()


class Near(Schema):
    """Of which company or site."""

    company = fields.UUID()
    site = fields.UUID()


class SheetToClose(Place):
    """A sheet that nothing keeps open; ``open``: findings that wait and do not block."""

    lines = fields.Integer()
    declared = fields.Integer()
    retained = fields.Integer()
    open = fields.Integer()
    needs_reason = fields.Boolean()
    basis = fields.String()


class SheetBlocked(Place):
    """A sheet that stays open, and why."""

    blockers = fields.List(fields.Nested(BlockerShown))


class Closable(Schema):
    """The sheets of a month that can be closed now, and those that cannot."""

    month = fields.String()
    sheets = fields.List(fields.Nested(SheetToClose))
    blocked = fields.List(fields.Nested(SheetBlocked))
    closed = fields.Integer()
