"""What penalties take and give; amounts in cents."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.discrepancies.schemas import Said
from sync.penalties import LATE_SHEETS, SHORTFALL

MOST_CENTS = 10**11


class PenaltyComputed(Schema):
    """What the terms give today, not kept."""

    cause = fields.String()
    amount_cents = fields.Integer()
    shortfall_minutes = fields.Integer(allow_none=True)
    late_sheets = fields.Integer(allow_none=True)
    said = fields.Nested(Said)


class PenaltyShown(PenaltyComputed):
    """A proposal, and what the authority made of it."""

    id = fields.String()
    clause_id = fields.String()
    label = fields.String()
    proposed_on = fields.String()
    state = fields.String()
    decided_amount_cents = fields.Integer(allow_none=True)
    decided_on = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class PenaltiesShown(Schema):
    """Proposals kept, and of one clause what could be proposed now."""

    proposals = fields.List(fields.Nested(PenaltyShown))
    computed = fields.List(fields.Nested(PenaltyComputed))


class PenaltiesAsked(Schema):
    """Of one clause, or of all."""

    clause = fields.UUID()


class PenaltyWanted(Schema):
    """Propose what the terms give for one cause."""

    op = fields.UUID(required=True)
    cause = fields.String(required=True, validate=validate.OneOf((SHORTFALL, LATE_SHEETS)))


class PenaltySettled(Schema):
    """What the authority decided; its amount where it applies a penalty."""

    op = fields.UUID(required=True)
    state = fields.String(
        required=True, validate=validate.OneOf(("decided_by_authority", "waived"))
    )
    amount_cents = fields.Integer(
        load_default=None, allow_none=True, validate=validate.Range(min=0, max=MOST_CENTS)
    )
    decided_on = fields.Date(required=True)
    reason = fields.String(required=True, validate=Length(min=1, max=2000))
