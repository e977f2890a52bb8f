"""What is asked and told of the accounts of companies."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.invitations.inviting import COMPANY_ROLES

ROLES = validate.OneOf([role.value for role in COMPANY_ROLES])


class Invite(Schema):
    """Which contact of a company, and as what."""

    contact_id = fields.UUID(required=True)
    role = fields.String(required=True, validate=ROLES)


class CompanyAccount(Schema):
    """An account of a company's side."""

    id = fields.String()
    name = fields.String()
    email = fields.Email()
    role = fields.String(validate=ROLES)
    state = fields.String(validate=validate.OneOf(["invited", "active", "disabled"]))
    company_id = fields.String()
    company = fields.String()
    contact_id = fields.String()
    parties = fields.Integer(metadata={"description": "how many lots of the company he sees"})


class CompanyAccounts(Schema):
    """The accounts of companies, in the order of their names."""

    accounts = fields.List(fields.Nested(CompanyAccount))
    sends = fields.Boolean(metadata={"description": "false: messages are kept, nothing is sent"})
