"""What the routes of the archive under lock take and give."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.privacy.models import HOLDING
from backend.privacy.schemas import LONGEST

SHORTEST_NAME, LONGEST_NAME = 2, 120


class NameSought(Schema):
    """Whole words of a name; a part of a word finds nobody."""

    name = fields.String(required=True, validate=Length(min=SHORTEST_NAME, max=LONGEST_NAME))


class ArchiveOpening(Schema):
    """Who opened an archive, when and why."""

    at = fields.String()
    by = fields.String()
    reason = fields.String()


class ArchiveNote(Schema):
    """What keeps an archive from being purged, since when and why."""

    id = fields.String()
    kind = fields.String()
    at = fields.String()
    by = fields.String()
    reason = fields.String()


class ArchiveFound(Schema):
    """One archive of somebody of that name."""

    id = fields.String()
    name = fields.String()
    archived_at = fields.DateTime()
    last_contact_on = fields.Date()
    purge_on = fields.Date()
    openings = fields.List(fields.Nested(ArchiveOpening))
    notes = fields.List(fields.Nested(ArchiveNote))


class ArchivesFound(Schema):
    """The archives of people of that name, the latest first; ``more`` were left out."""

    archives = fields.List(fields.Nested(ArchiveFound))
    more = fields.Boolean()


class ReasonGiven(Schema):
    """Why an archive is opened, or erased."""

    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class HoldAsked(Schema):
    """What is to keep an archive from being purged."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(HOLDING)))
    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class ArchiveOpened(Schema):
    """A file as it left the active base."""

    file = fields.Raw()


class ArchiveErased(Schema):
    """How many archives of the person went."""

    deleted = fields.Integer()
