"""What an explanation gives."""

from marshmallow import fields

from backend.contract import Length, Schema
from backend.discrepancies.closing.schemas import LedgerLine
from backend.discrepancies.schemas import Said


class WhyAsked(Schema):
    """The name of a figure: territory, lot:ID, party:ID/2026-05, party:ID/2026-05/WORKER."""

    figure = fields.String(load_default="territory", validate=Length(min=1, max=200))


class PartOfFigure(Schema):
    """A part of a figure; its own name asks further."""

    figure = fields.String()
    kind = fields.String()
    label = fields.String()
    declared = fields.Integer()
    confirmed = fields.Integer()
    retained = fields.Integer()
    disputed = fields.Integer()
    closed = fields.Integer()


class EvidenceNamed(Schema):
    """A record that showed a finding."""

    table = fields.String()
    id = fields.String()
    cell = fields.String(allow_none=True)
    masked = fields.Boolean()


class FindingExplained(Schema):
    """A finding in its words of then, what it took and what was decided."""

    key = fields.String()
    id = fields.String()
    code = fields.String()
    title = fields.Nested(Said)
    said = fields.Nested(Said)
    severity = fields.String()
    effect = fields.String()
    takes = fields.Integer()
    state = fields.String()
    reason = fields.String(allow_none=True)
    basis = fields.String()
    evidence = fields.List(fields.Nested(EvidenceNamed))


class ClosingExplained(Schema):
    """The closing that wrote a figure."""

    number = fields.Integer()
    version = fields.Integer()
    closed_at = fields.DateTime()
    by = fields.String()
    engine = fields.String()
    inputs_digest = fields.String()
    thresholds = fields.Dict(keys=fields.String(), values=fields.Integer())
    reason = fields.String(allow_none=True)


class DeclaredThen(Schema):
    """A line of the sheet as it was declared."""

    id = fields.String()
    worked_minutes = fields.Integer()
    training_minutes = fields.Integer(allow_none=True)
    absence_minutes = fields.Integer(allow_none=True)
    cell = fields.String(allow_none=True)


class LineExplained(Schema):
    """One person's month: from declared to retained."""

    said = fields.Nested(Said)
    declared = fields.Integer()
    confirmed = fields.Integer(allow_none=True)
    retained = fields.Integer()
    cuts = fields.Dict(keys=fields.String(), values=fields.Integer())
    bound = fields.Integer(allow_none=True)
    lines = fields.List(fields.Nested(DeclaredThen))
    findings = fields.List(fields.Nested(FindingExplained))
    closing = fields.Nested(ClosingExplained, allow_none=True)
    ledger = fields.List(fields.Nested(LedgerLine))


class WhyRead(Schema):
    """A figure with its parts, or the line that it is."""

    figure = fields.String()
    label = fields.String()
    declared = fields.Integer()
    confirmed = fields.Integer()
    retained = fields.Integer()
    disputed = fields.Integer()
    closed = fields.Integer()
    is_closed = fields.Boolean()
    parts = fields.List(fields.Nested(PartOfFigure))
    line = fields.Nested(LineExplained)
