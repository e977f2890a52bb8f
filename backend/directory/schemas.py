"""What is asked and told of the accounts of a territory."""

from marshmallow import fields, validate

from backend.accounts.schemas import DeviceShown, one_line
from backend.contract import Length, Schema
from backend.directory.keeping import STAFF_ROLES
from sync.record import Role

ROLE = validate.OneOf([role.value for role in Role])
STAFF_ROLE = validate.OneOf([role.value for role in STAFF_ROLES])


class Forgotten(Schema):
    """The address of somebody who forgot his password."""

    email = fields.Email(required=True, validate=Length(max=254))


class InviteStaff(Schema):
    """Somebody of the unit who is to have an account."""

    email = fields.Email(required=True, validate=Length(max=254))
    name = fields.String(required=True, validate=[Length(min=1, max=120), one_line])
    role = fields.String(required=True, validate=STAFF_ROLE)
    phone = fields.String(load_default="", validate=[Length(max=20), one_line])


class RoleGiven(Schema):
    """The role that somebody is to have."""

    role = fields.String(required=True, validate=STAFF_ROLE)


class AuthoritiesGiven(Schema):
    """The contracting authorities for which somebody reads."""

    authorities = fields.List(fields.UUID(), required=True, validate=Length(max=500))


class AccountRow(Schema):
    """An account in the list."""

    id = fields.String()
    name = fields.String()
    email = fields.Email()
    role = fields.String(validate=ROLE)
    phone = fields.String()
    state = fields.String(validate=validate.OneOf(["invited", "active", "disabled"]))
    disabled_at = fields.DateTime(allow_none=True)
    needs_factor = fields.Boolean()
    factor = fields.Boolean()
    last_seen = fields.DateTime(allow_none=True)
    devices = fields.Integer()
    sites = fields.Integer()


class Accounts(Schema):
    """The accounts of the territory; `sends`: whether letters leave, or are kept only."""

    accounts = fields.List(fields.Nested(AccountRow))
    sends = fields.Boolean()


class SiteNamed(Schema):
    """A site that an officer follows."""

    id = fields.String()
    label = fields.String()


class AuthorityNamed(Schema):
    """A contracting authority, and whether the account reads its figures."""

    id = fields.String()
    label = fields.String()
    held = fields.Boolean()


class Account(Schema):
    """One account with its devices, the sites that it follows, the authorities it reads for."""

    id = fields.String()
    name = fields.String()
    email = fields.Email()
    role = fields.String(validate=ROLE)
    phone = fields.String()
    state = fields.String(validate=validate.OneOf(["invited", "active", "disabled"]))
    disabled_at = fields.DateTime(allow_none=True)
    needs_factor = fields.Boolean()
    methods = fields.List(fields.String())
    devices = fields.List(fields.Nested(DeviceShown))
    sites = fields.List(fields.Nested(SiteNamed))
    authorities = fields.List(fields.Nested(AuthorityNamed))
