"""The forms of push and pull as documented; single changes are read by ``sync.protocol``."""

from typing import Any

from marshmallow import EXCLUDE, fields, validate

from backend.contract import Schema
from sync.protocol import PAGE_ROWS
from sync.settle import CHOICES

LONGEST_CURSOR = 16 * 1024
LONGEST_MARK = 300
HIGHEST_SCHEMA = 32_767


class _Tolerant(Schema):
    """Newer phones may say more than this office knows."""

    class Meta:
        """Options of marshmallow."""

        unknown = EXCLUDE


class Push(_Tolerant):
    """The changes of one device, in order."""

    device = fields.UUID(required=True)
    user = fields.String(required=True, validate=validate.Length(max=36))
    schema = fields.Integer(required=True, strict=True, validate=validate.Range(max=HIGHEST_SCHEMA))
    sent_at = fields.String(validate=validate.Length(max=40))
    epoch = fields.String(allow_none=True, validate=validate.Length(max=40))
    mark = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(max=LONGEST_MARK)
    )
    outbox = fields.Dict(load_default=dict)
    ops = fields.List(fields.Raw(), required=True)


class Pull(_Tolerant):
    """Where a phone stands; ``prefer`` names the scopes that it wants first."""

    device = fields.UUID(required=True)
    schema = fields.Integer(required=True, strict=True, validate=validate.Range(max=HIGHEST_SCHEMA))
    cursor = fields.String(allow_none=True, validate=validate.Length(max=LONGEST_CURSOR))
    mark = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(max=LONGEST_MARK)
    )
    limit = fields.Integer(load_default=500, validate=validate.Range(min=1, max=PAGE_ROWS))
    prefer = fields.List(fields.String(), load_default=list, validate=validate.Length(max=50))


class Settlement(Schema):
    """A choice about a collision or a held change; ``op`` makes it safe to send twice."""

    op = fields.UUID(required=True)
    table = fields.String(required=True, validate=validate.OneOf(sorted(CHOICES)))
    choice = fields.String(required=True)
    reason = fields.String(validate=validate.Length(max=1000))
    values = fields.Dict()


class Settled(Schema):
    """The settled collision or held change has this status; the record may have collided anew."""

    status = fields.String()


ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["protocol", "epoch"],
    "properties": {
        "protocol": {"type": "integer"},
        "epoch": {"type": "string"},
    },
    "additionalProperties": True,
}
