"""What the route of dues gives."""

from marshmallow import fields

from backend.contract import Schema


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
    """One count; null where it is too small to be told."""

    value = fields.String()
    persons = fields.Integer(allow_none=True)


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
