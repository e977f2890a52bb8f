"""What the routes of sessions take and give."""

from marshmallow import fields, validate

from backend.accounts.passwords import LONGEST
from backend.contract import Length, Schema
from sync.record import Role

PRINTABLE = validate.Regexp(r"[^\x00-\x1f\x7f]*\Z")


class NewDevice(Schema):
    """The phone or browser that signs in, by the identifier that it drew for this user."""

    id = fields.UUID(required=True)
    label = fields.String(required=True, validate=[Length(min=1, max=120), PRINTABLE])


class SignIn(Schema):
    """An address and a password, on a device."""

    email = fields.Email(required=True, validate=Length(max=254))
    password = fields.String(required=True, validate=Length(min=1, max=LONGEST))
    device = fields.Nested(NewDevice, required=True)


class TerritoryShown(Schema):
    """A user's territory; `demo` is said on every page."""

    id = fields.String()
    name = fields.String()
    demo = fields.Boolean()


class UserShown(Schema):
    """A user, as his own phone shows him."""

    id = fields.String()
    name = fields.String()
    role = fields.String(validate=validate.OneOf([role.value for role in Role]))
    email = fields.Email()
    language = fields.String()
    territory = fields.Nested(TerritoryShown)


class Me(Schema):
    """Who is signed in, and the key to which this phone seals unsent work."""

    user = fields.Nested(UserShown)
    sealing_key = fields.String(metadata={"description": "base64 SPKI, P-256"})


class DeviceShown(Schema):
    """One of my devices."""

    id = fields.String()
    label = fields.String()
    created_at = fields.DateTime()
    last_seen = fields.DateTime(allow_none=True)
    signed_in = fields.Boolean()
    revoked = fields.Boolean()
    this_one = fields.Boolean()
    outbox_count = fields.Integer()


class Devices(Schema):
    """My devices, the last seen first."""

    devices = fields.List(fields.Nested(DeviceShown))
