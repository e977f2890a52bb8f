"""What the installation's page is told, and what it asks."""

from marshmallow import fields, validate

from backend.contract import Length, Schema

NAME = Length(min=2, max=120)


class AlertShown(Schema):
    """Something that somebody must look at."""

    code = fields.String()
    count = fields.Integer()
    about = fields.String()
    said = fields.String()
    since = fields.DateTime(allow_none=True)


class FiguresShown(Schema):
    """The figures of the installation."""

    accounts = fields.Integer()
    devices = fields.Integer()
    devices_seen = fields.Integer()
    outbox = fields.Integer()
    outbox_since = fields.DateTime(allow_none=True)
    conflicts = fields.Integer()
    holds = fields.Integer()
    discrepancies = fields.Integer()
    mail_waiting = fields.Integer()
    mail_refused = fields.Integer()
    files = fields.Integer()
    file_bytes = fields.Integer()
    database_bytes = fields.Integer()
    backup_at = fields.DateTime(allow_none=True)


class JobShown(Schema):
    """What happens by itself, and when it last did."""

    name = fields.String()
    said = fields.String()
    wanted = fields.Boolean()
    every_minutes = fields.Integer()
    succeeded_at = fields.DateTime(allow_none=True)
    due_at = fields.DateTime(allow_none=True)
    failures = fields.Integer()
    error = fields.String()


class TerritorySized(Schema):
    """A territory, how large it is and whether it is used."""

    id = fields.String()
    name = fields.String()
    demo = fields.Boolean()
    suspended_at = fields.DateTime(allow_none=True)
    accounts = fields.Integer()
    devices_seen = fields.Integer()
    records = fields.Integer()


class InstallationShown(Schema):
    """The installation's page."""

    at = fields.DateTime()
    alerts = fields.List(fields.Nested(AlertShown))
    figures = fields.Nested(FiguresShown)
    jobs = fields.List(fields.Nested(JobShown))
    territories = fields.List(fields.Nested(TerritorySized))


class TerritoryMade(Schema):
    """A new territory, with who is to administer it."""

    name = fields.String(required=True, validate=NAME)
    email = fields.Email(required=True, validate=validate.Length(max=254))
    administrator = fields.String(required=True, validate=NAME)


class TerritoryChanged(Schema):
    """A new name, or whether it is suspended."""

    name = fields.String(validate=NAME)
    suspended = fields.Boolean()
