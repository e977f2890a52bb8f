"""What the routes of people's files take and give."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.privacy.models import STANDING
from sync.retention_due import Guard

LONGEST = 1000


class ErasureAsked(Schema):
    """Why a person is erased, and whether unsent work of phones may be lost for it."""

    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))
    despite_unsent = fields.Boolean(load_default=False)


class ErasureDone(Schema):
    """What became of the records, in figures."""

    kept = fields.Integer()
    deleted = fields.Integer()
    masked = fields.Integer()
    journal = fields.Integer()
    rows = fields.Integer()
    files = fields.Integer()


class RequestAsked(Schema):
    """What a person asked about the file, or what keeps it as it is."""

    kind = fields.String(required=True, validate=validate.OneOf(sorted(STANDING)))
    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class FileWanted(Schema):
    """As what the file is given to the person."""

    form = fields.String(load_default="pdf", validate=validate.OneOf(["pdf", "json"]))


class Nothing(Schema):
    """No content."""


class ValueTold(Schema):
    """One value of a record, with its words."""

    field = fields.String()
    label = fields.String()
    value = fields.Raw()
    shown = fields.String()


class RecordTold(Schema):
    """One record of a person's file."""

    type = fields.String()
    label = fields.String()
    id = fields.String()
    deleted = fields.Boolean()
    kept = fields.String()
    values = fields.List(fields.Nested(ValueTold))


class MentionTold(Schema):
    """A text elsewhere that names the person."""

    where = fields.String()
    id = fields.String()
    field = fields.String()
    text = fields.String()


class ReadingTold(Schema):
    """Who read something of the file, and when."""

    at = fields.String()
    by = fields.String()
    role = fields.String()
    what = fields.String()


class RequestTold(Schema):
    """One line of the register of requests."""

    id = fields.String()
    kind = fields.String()
    reason = fields.String()
    at = fields.String()
    by = fields.String()
    ended_at = fields.String(allow_none=True)


class PersonTold(Schema):
    """Whose file it is."""

    id = fields.String()
    name = fields.String()


class PersonFile(Schema):
    """Everything that is known of a person, when it falls due and what keeps it."""

    person = fields.Nested(PersonTold)
    records = fields.List(fields.Nested(RecordTold))
    mentions = fields.List(fields.Nested(MentionTold))
    readings = fields.List(fields.Nested(ReadingTold))
    requests = fields.List(fields.Nested(RequestTold))
    last_contact = fields.Date(allow_none=True)
    due_on = fields.Date(allow_none=True)
    guards = fields.List(fields.String(validate=validate.OneOf([str(each) for each in Guard])))


class DueTold(Schema):
    """One file whose time is over, or soon will be."""

    person = fields.String()
    name = fields.String()
    last_contact = fields.Date()
    due_on = fields.Date()
    phase = fields.String()
    guards = fields.List(fields.String())


class ArchiveTold(Schema):
    """One sealed file: no name stands outside of it."""

    id = fields.String()
    archived_at = fields.DateTime()
    purge_on = fields.Date()


class CellTold(Schema):
    """One count; null where it is too small to be told."""

    value = fields.String()
    persons = fields.Integer(allow_none=True)
    minutes = fields.Integer(allow_none=True)


class AxisTold(Schema):
    """The counts of one year on one axis."""

    year = fields.Integer()
    axis = fields.String()
    total = fields.Integer(allow_none=True)
    cells = fields.List(fields.Nested(CellTold))


class DuesTold(Schema):
    """What falls due, what is archived, what remains of those who were erased."""

    active_months = fields.Integer()
    archive_months = fields.Integer()
    notice_days = fields.Integer()
    known = fields.Integer()
    files = fields.List(fields.Nested(DueTold))
    rows = fields.Dict(keys=fields.String(), values=fields.Integer())
    archives = fields.List(fields.Nested(ArchiveTold))
    statistics = fields.List(fields.Nested(AxisTold))
    ran_on = fields.Date(allow_none=True)


class ReasonGiven(Schema):
    """Why an archive is opened."""

    reason = fields.String(required=True, validate=Length(min=3, max=LONGEST))


class ArchiveOpened(Schema):
    """A file as it left the active base."""

    file = fields.Raw()


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
