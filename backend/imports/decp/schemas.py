"""What importing contracts gives."""

from marshmallow import fields

from backend.contract import Schema


class LeftApart(Schema):
    """A contract that cannot be imported, and why."""

    number = fields.Str(required=True)
    words = fields.Str(required=True)


class ContractImported(Schema):
    """What becomes of one contract, and what is to be known of it."""

    id = fields.Str(required=True)
    number = fields.Str(required=True)
    title = fields.Str(required=True)
    buyer = fields.Str(required=True)
    fate = fields.Str(required=True)
    notes = fields.List(fields.Str(), required=True)


class ContractsResult(Schema):
    """What importing contracts would do, or did."""

    read = fields.Int(required=True)
    social = fields.Int(required=True)
    others_total = fields.Int(required=True)
    others = fields.List(fields.Str(), required=True)
    """The numbers of contracts without a social consideration, the first ones."""
    unstated = fields.Int(required=True)
    """How many of these say nothing of it, as before 2022."""
    concessions = fields.Int(required=True)
    apart_total = fields.Int(required=True)
    apart = fields.List(fields.Nested(LeftApart), required=True)
    create = fields.Int(required=True)
    update = fields.Int(required=True)
    unchanged = fields.Int(required=True)
    kept = fields.Int(required=True)
    repeated = fields.Int(required=True)
    authorities = fields.Int(required=True)
    operations = fields.Int(required=True)
    companies = fields.Int(required=True)
    contracts = fields.List(fields.Nested(ContractImported), required=True)
