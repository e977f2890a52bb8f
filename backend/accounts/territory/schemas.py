"""The settings of a territory as its administrator reads and changes them."""

from marshmallow import fields

from backend.contract import Length, Schema

MOST_AT_ONCE = 100


class SettingRead(Schema):
    """One setting: its value in force, what it would be by default, and what it may be."""

    name = fields.String()
    topic = fields.String()
    kind = fields.String()
    value = fields.Raw()
    default = fields.Raw()
    own = fields.Boolean()
    low = fields.Integer()
    high = fields.Integer()
    fr = fields.String()
    en = fields.String()
    source = fields.String()


class SettingChanged(Schema):
    """Who changed a setting and when; null: the default."""

    name = fields.String()
    at = fields.DateTime()
    by = fields.String(allow_none=True)
    before = fields.Raw(allow_none=True)
    after = fields.Raw(allow_none=True)


class SettingsRead(Schema):
    """Every setting of the territory, and the last changes."""

    settings = fields.List(fields.Nested(SettingRead))
    changes = fields.List(fields.Nested(SettingChanged))


class SettingsWanted(Schema):
    """Values by name; null takes the default again. All of them or none."""

    values = fields.Dict(
        keys=fields.String(), required=True, validate=Length(min=1, max=MOST_AT_ONCE)
    )
