"""What the routes of imports take and give."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.imports.planning import Existing


class ImportAsked(Schema):
    """What becomes of records that are there already; ``op`` is drawn once by the page."""

    op = fields.UUID(required=True)
    existing = fields.Str(
        load_default="skip", validate=validate.OneOf([str(each) for each in Existing])
    )


class UnknownColumn(Schema):
    """A head that is no column of the register, and the one that may have been meant."""

    head = fields.Str(required=True)
    near = fields.Str(required=True, allow_none=True)


class RowFault(Schema):
    """What is wrong with a row, and what to do."""

    line = fields.Int(required=True)
    column = fields.Str(required=True, allow_none=True)
    value = fields.Str(required=True)
    code = fields.Str(required=True)
    words = fields.Str(required=True)


class ImportResult(Schema):
    """What importing a file would do, or did."""

    type = fields.Str(required=True)
    sheet = fields.Str(required=True, allow_none=True)
    other_sheets = fields.List(fields.Str(), required=True)
    rows = fields.Int(required=True)
    create = fields.Int(required=True)
    update = fields.Int(required=True)
    unchanged = fields.Int(required=True)
    skipped = fields.Int(required=True)
    repeated = fields.Int(required=True)
    columns = fields.List(fields.Str(), required=True)
    unknown_columns = fields.List(fields.Nested(UnknownColumn), required=True)
    repeated_columns = fields.List(fields.Str(), required=True)
    fault_total = fields.Int(required=True)
    faults = fields.List(fields.Nested(RowFault), required=True)
    report = fields.Str(required=True, allow_none=True)
    """The rows to mend, as CSV."""
