"""What exports ask."""

from marshmallow import fields, validate

from backend.contract import Schema
from backend.indicators.schemas import StandingsAsked
from sync.validation import MONTH


class MonthWanted(Schema):
    """Of which month."""

    month = fields.String(required=True, validate=validate.Regexp(MONTH))


class StandingsWanted(StandingsAsked):
    """The rows of a level, as the standings ask for them."""
