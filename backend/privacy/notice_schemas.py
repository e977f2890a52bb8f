"""What the routes of notices take and give."""

from marshmallow import fields

from backend.contract import Schema


class NoticeTold(Schema):
    """One language of the notice."""

    code = fields.String()
    name = fields.String()
    rtl = fields.Boolean()
    reviewed = fields.Boolean()


class NoticesTold(Schema):
    """The languages of the notice, and whether it can say whom to write to."""

    languages = fields.List(fields.Nested(NoticeTold))
    controller = fields.String()
    dpo_contact = fields.String()
