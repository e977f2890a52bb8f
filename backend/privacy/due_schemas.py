"""What the route of dues gives."""

from marshmallow import fields, validate

from backend.contract import Schema
from sync.retention_due import Refused


class DueTold(Schema):
    """One file whose time is over, or soon will be."""

    person = fields.String()
    name = fields.String()
    last_contact = fields.Date()
    due_on = fields.Date()
    phase = fields.String()
    guards = fields.List(fields.String())


class ArchiveTold(Schema):
    """One sealed file: no name stands outside of it."""

    id = fields.String()
    archived_at = fields.DateTime()
    purge_on = fields.Date()
    kept_by = fields.List(fields.String())


class CellTold(Schema):
    """One count; those that are too small to be told are not there."""

    value = fields.String()
    persons = fields.Integer()


class AxisTold(Schema):
    """The counts of one year on one axis."""

    year = fields.Integer()
    axis = fields.String()
    total = fields.Integer(allow_none=True)
    cells = fields.List(fields.Nested(CellTold))


class DuesTold(Schema):
    """What falls due, what is archived, what remains of those who were erased."""

    active_months = fields.Integer()
    archive_months = fields.Integer()
    notice_days = fields.Integer()
    known = fields.Integer()
    files = fields.List(fields.Nested(DueTold))
    rows = fields.Dict(keys=fields.String(), values=fields.Integer())
    archives = fields.List(fields.Nested(ArchiveTold))
    statistics = fields.List(fields.Nested(AxisTold))
    ran_on = fields.Date(allow_none=True)
    refused = fields.String(
        allow_none=True, validate=validate.OneOf([str(each) for each in Refused])
    )
    consented = fields.Boolean()


class ConsentTold(Schema):
    """Whether an administrator let a refused purge run."""

    consented = fields.Boolean()
