"""What the pages of sheets ask and show."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from sync.records.employment import EmploymentKind
from sync.validation import MONTH

PAGE = 100
MOST_LINES = 1000
STATES = ("due", "draft", "submitted", "returned", "reviewed", "closed")
KINDS = [kind.value for kind in EmploymentKind]


class SheetsAsked(Schema):
    """Which sheets: of a month (the last whole one by default), in a state, of a company, late."""

    month = fields.String(validate=validate.Regexp(MONTH))
    state = fields.String(validate=validate.OneOf(STATES))
    company = fields.UUID()
    late = fields.Boolean(load_default=False)
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class SinceAsked(Schema):
    """The sheets of a company since a month, thirteen months by default."""

    since = fields.String(validate=validate.Regexp(MONTH))


class SheetPlace(Schema):
    """A company on a lot of a site."""

    party_id = fields.String(allow_none=True)
    company_id = fields.String(allow_none=True)
    company = fields.String(allow_none=True)
    lot = fields.String()
    site_id = fields.String(allow_none=True)
    site = fields.String()
    market = fields.String(allow_none=True)


class Slot(SheetPlace):
    """One party's month: due, or where its latest version stands, and what may be done now."""

    month = fields.String()
    state = fields.String()
    due_on = fields.String()
    late = fields.Boolean()
    sheet_id = fields.String(allow_none=True)
    version = fields.Integer()
    submitted_at = fields.String(allow_none=True)
    submitted_by = fields.String(allow_none=True)
    comment = fields.String(allow_none=True)
    channel = fields.String(allow_none=True)
    lines = fields.Integer()
    minutes = fields.Integer()
    reading_id = fields.String(allow_none=True)
    reminders = fields.Integer()
    may = fields.List(fields.String())


class SheetCompany(Schema):
    """A record by what people call it."""

    id = fields.String()
    label = fields.String()


class Counts(Schema):
    """How many sheets of the month stand where."""

    due = fields.Integer()
    draft = fields.Integer()
    submitted = fields.Integer()
    returned = fields.Integer()
    reviewed = fields.Integer()
    closed = fields.Integer()
    late = fields.Integer()


class Sheets(Schema):
    """A page of the sheets of a month, and by what they can be narrowed."""

    month = fields.String()
    months = fields.List(fields.String())
    total = fields.Integer()
    page = fields.Integer()
    size = fields.Integer()
    counts = fields.Nested(Counts)
    slots = fields.List(fields.Nested(Slot))
    companies = fields.List(fields.Nested(SheetCompany))


class SheetLineRead(Schema):
    """A person of a month in minutes; ``worked`` is the text for the field."""

    id = fields.String(allow_none=True)
    worker_id = fields.String(allow_none=True)
    name = fields.String()
    raw_name = fields.String()
    kind = fields.String(allow_none=True)
    starts_on = fields.String(allow_none=True)
    ends_on = fields.String(allow_none=True)
    worked_minutes = fields.Integer(allow_none=True)
    worked = fields.String()
    training_minutes = fields.Integer(allow_none=True)
    absence_minutes = fields.Integer(allow_none=True)
    tutor_raw = fields.String(allow_none=True)
    comment = fields.String(allow_none=True)
    cell = fields.String(allow_none=True)
    origin = fields.String()
    last_month_minutes = fields.Integer(allow_none=True)


class Someone(Schema):
    """A person with a contract here."""

    worker_id = fields.String()
    name = fields.String()
    kind = fields.String()
    employment_id = fields.String()
    last_month_minutes = fields.Integer(allow_none=True)


class DocumentNamed(Schema):
    """The name of a document whose bytes are the body."""

    name = fields.String(required=True, validate=Length(min=1, max=200))


class DocumentShown(Schema):
    """A document attached to a version that corrects another one."""

    id = fields.String()
    name = fields.String()
    size = fields.Integer()
    type = fields.String()


class Version(Schema):
    """A version of the sheet of a month."""

    sheet_id = fields.String()
    version = fields.Integer()
    state = fields.String()
    comment = fields.String(allow_none=True)
    submitted_at = fields.String(allow_none=True)
    submitted_by = fields.String(allow_none=True)
    channel = fields.String()
    lines = fields.Integer()
    minutes = fields.Integer()
    documents = fields.List(fields.Nested(DocumentShown))


class Moment(Schema):
    """A step of the sheet's life."""

    at = fields.DateTime()
    by = fields.String()
    version = fields.Integer()
    state = fields.String()
    comment = fields.String(allow_none=True)


class SheetPage(Slot):
    """A party's month with its lines, its versions and its history; ``rev`` goes back as it is."""

    rev = fields.String()
    lines_read = fields.List(fields.Nested(SheetLineRead))
    prefilled = fields.Boolean()
    previous_month = fields.String(allow_none=True)
    people = fields.List(fields.Nested(Someone))
    versions = fields.List(fields.Nested(Version))
    history = fields.List(fields.Nested(Moment))
    total_written = fields.Integer(allow_none=True)
    source_file = fields.String(allow_none=True)
    file_reading_id = fields.String(allow_none=True)


class LineTyped(Schema):
    """A line as typed: figures are text in any notation."""

    worker_id = fields.UUID(load_default=None, allow_none=True)
    raw_name = fields.String(required=True, validate=Length(max=200))
    worked = fields.String(required=True, validate=Length(max=40))
    training = fields.String(load_default="", validate=Length(max=40))
    absence = fields.String(load_default="", validate=Length(max=40))
    tutor_raw = fields.String(load_default="", validate=Length(max=120))
    comment = fields.String(load_default="", validate=Length(max=1000))
    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(KINDS))


class LinesTyped(Schema):
    """The whole month as typed; without lines nobody worked."""

    rev = fields.String(required=True, validate=Length(max=40))
    unit = fields.String(load_default="hours", validate=validate.OneOf(("hours", "days")))
    lines = fields.List(
        fields.Nested(LineTyped), required=True, validate=validate.Length(max=MOST_LINES)
    )


class StepAsked(Schema):
    """A step on the version that was on screen, with a comment where the step needs one."""

    rev = fields.String(required=True, validate=Length(max=40))
    comment = fields.String(load_default="", validate=Length(max=2000))


class PersonSaid(Schema):
    """Who a name on the sheet means."""

    written = fields.String(required=True, validate=Length(min=1, max=200))
    worker_id = fields.UUID(required=True)


class HandInAsked(StepAsked):
    """To hand in, under another name than the account's where somebody else answers for it."""

    signed_by = fields.String(load_default="", validate=Length(max=120))
    documents = fields.List(fields.UUID(), load_default=list, validate=Length(max=5))


class ReceiptAsked(Schema):
    """Of which version, the latest by default, and in which language."""

    version = fields.Integer(validate=validate.Range(min=1, max=99))
    language = fields.String(load_default="fr", validate=validate.OneOf(("fr", "en")))


class MoveAsked(Schema):
    """Where a sheet belongs in truth."""

    rev = fields.String(required=True, validate=Length(max=40))
    party_id = fields.UUID(required=True)
    month = fields.String(required=True, validate=validate.Regexp(MONTH))
