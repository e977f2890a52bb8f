"""What the routes of sessions take and give."""

from marshmallow import ValidationError, fields, validate

from backend.accounts.choosing import PURPOSES
from backend.accounts.passwords import LONGEST
from backend.contract import Length, Schema
from sync.notation.text import is_one_line
from sync.record import Role


def one_line(text: str) -> None:
    """Refuse a text of several lines, or with signs that nobody sees."""
    if not is_one_line(text):
        raise ValidationError("wrong_form")


class NewDevice(Schema):
    """The phone or browser that signs in, by the identifier that it drew for this user."""

    id = fields.UUID(required=True)
    label = fields.String(required=True, validate=[Length(min=1, max=120), one_line])


class SignIn(Schema):
    """An address and a password, on a device."""

    email = fields.Email(required=True, validate=Length(max=254))
    password = fields.String(required=True, validate=Length(min=1, max=LONGEST))
    code = fields.String(validate=Length(min=1, max=40))
    device = fields.Nested(NewDevice, required=True)


class PasskeySignIn(Schema):
    """A passkey's answer to a challenge, on a device."""

    challenge = fields.UUID(required=True)
    credential = fields.Dict(required=True)
    device = fields.Nested(NewDevice, required=True)


class Asked(Schema):
    """What a browser's passkeys are asked: the challenge's name, and WebAuthn's options in JSON."""

    challenge = fields.String()
    options = fields.Dict()


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
    enrolling = fields.Boolean(metadata={"description": "A second factor must be chosen first."})
    wipe_key = fields.String(metadata={"description": "Tells an order to wipe, HMAC-SHA-256."})
    sealing_key = fields.String(metadata={"description": "base64 SPKI, P-256"})


class DeviceShown(Schema):
    """One of my devices."""

    id = fields.String()
    label = fields.String()
    created_at = fields.DateTime()
    last_seen = fields.DateTime(allow_none=True)
    signed_in = fields.Boolean()
    revoked = fields.Boolean()
    wiped = fields.Boolean()
    this_one = fields.Boolean()
    outbox_count = fields.Integer()


class Devices(Schema):
    """My devices, the last seen first."""

    devices = fields.List(fields.Nested(DeviceShown))


class DeviceEnd(Schema):
    """How devices are ended."""

    wipe = fields.Boolean(load_default=False)


class Code(Schema):
    """A code of an application."""

    code = fields.String(required=True, validate=Length(min=1, max=40))


class Codes(Schema):
    """Codes for paper, shown once; empty when nothing was drawn."""

    codes = fields.List(fields.String())


class TotpSecret(Schema):
    """What an application for codes is given, as text and as a square of dots."""

    secret = fields.String()
    address = fields.String()
    size = fields.Integer()
    path = fields.String(metadata={"description": "An SVG path over a square of `size` units."})


class NewPasskey(Schema):
    """A passkey that a browser has just made."""

    challenge = fields.UUID(required=True)
    credential = fields.Dict(required=True)
    label = fields.String(required=True, validate=[Length(min=1, max=120), one_line])


class PasskeyShown(Schema):
    """One of my passkeys."""

    id = fields.String()
    label = fields.String()
    created_at = fields.DateTime()
    used_at = fields.DateTime(allow_none=True)


class Factors(Schema):
    """My second factors."""

    needed = fields.Boolean()
    totp = fields.Boolean()
    passkeys = fields.List(fields.Nested(PasskeyShown))
    codes_left = fields.Integer()


class ChoiceAsked(Schema):
    """A link of a mail, by its token."""

    token = fields.String(required=True, validate=Length(min=8, max=100))
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))


class ChoiceShown(Schema):
    """For whom a link is."""

    name = fields.String()
    email = fields.Email()
    territory = fields.String()
    expires_at = fields.DateTime()


class Choice(ChoiceAsked):
    """A password, chosen by a link."""

    password = fields.String(required=True, validate=Length(min=1, max=LONGEST))


class NewPassword(Schema):
    """My password, and the one that takes its place."""

    old = fields.String(required=True, validate=Length(min=1, max=LONGEST))
    password = fields.String(required=True, validate=Length(min=1, max=LONGEST))
