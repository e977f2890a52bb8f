"""What the page of a reading asks and shows."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.sheets.models import ReadingState
from backend.sheets.schemas import SheetPlace
from sync.validation import MONTH

MONTHS = r"\A20[0-9]{2}-(0[1-9]|1[0-2])(,20[0-9]{2}-(0[1-9]|1[0-2])){0,11}\Z"
MOST_ANSWERS = 2000


class FileAsked(Schema):
    """Whose file it is, of which months (`2026-01,2026-02`), and how its sender calls it."""

    party = fields.UUID(required=True)
    month = fields.String(required=True, validate=validate.Regexp(MONTHS))
    name = fields.String(load_default="", validate=Length(max=300))


class SeveralAsked(Schema):
    """The name of one of many files, and the month of those that state none."""

    month = fields.String(validate=validate.Regexp(MONTH))
    name = fields.String(load_default="", validate=Length(max=300))


class ReadingsAsked(Schema):
    """Which files: in a state, of a party, in pages."""

    state = fields.String(validate=validate.OneOf([state.value for state in ReadingState]))
    party = fields.UUID()
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class FileTold(Schema):
    """The file as it was kept."""

    name = fields.String()
    size = fields.Integer()
    sha256 = fields.String()
    kind = fields.String()


class Refused(Schema):
    """Why a file was refused and what to do, in both languages."""

    code = fields.String()
    fr = fields.String()
    en = fields.String()


class GivenSheet(Schema):
    """A draft that a reading gave."""

    party_id = fields.String()
    month = fields.String()
    version = fields.Integer()


class ReadingBrief(SheetPlace):
    """A file in a list."""

    id = fields.String()
    state = fields.String()
    rev = fields.Integer()
    months = fields.List(fields.String())
    file = fields.Nested(FileTold)
    sent_at = fields.DateTime()
    sent_by = fields.String()
    channel = fields.String()
    refused = fields.Nested(Refused, allow_none=True)
    rows = fields.Integer()
    sheets = fields.List(fields.Nested(GivenSheet))


class Readings(Schema):
    """A page of files, the latest first."""

    total = fields.Integer()
    page = fields.Integer()
    size = fields.Integer()
    readings = fields.List(fields.Nested(ReadingBrief))


class ReadingChoice(Schema):
    """One answer that may be given."""

    value = fields.String()
    fr = fields.String()
    en = fields.String()


class RecalledFrom(Schema):
    """Where a remembered answer comes from."""

    memory_id = fields.String()
    fr = fields.String()
    en = fields.String()


Recalled = fields.Nested(RecalledFrom, allow_none=True, data_key="from", attribute="from")


class ReadingAnswer(Schema):
    """What was said, by whom; or recalled from where."""

    value = fields.String()
    by = fields.String(allow_none=True)
    at = fields.String(allow_none=True)
    recalled = Recalled


class ReadingQuestion(Schema):
    """One question about the file, with the answers offered and the one that was given."""

    key = fields.String()
    code = fields.String()
    cell = fields.String(allow_none=True)
    fr = fields.String()
    en = fields.String()
    choices = fields.List(fields.Nested(ReadingChoice))
    takes = fields.String()
    needed = fields.Boolean()
    rows = fields.List(fields.Integer())
    answer = fields.Nested(ReadingAnswer, allow_none=True)


class ColumnSaid(Schema):
    """What a column holds, as somebody said."""

    key = fields.String()
    header = fields.String()
    meaning = fields.String()
    recalled = Recalled


class RowError(Schema):
    """What is wrong with a line."""

    code = fields.String()
    fr = fields.String()
    en = fields.String()


class PersonCandidate(Schema):
    """A person that a written name may mean, and why."""

    worker_id = fields.String()
    name = fields.String()
    detail = fields.String()
    reasons_fr = fields.List(fields.String())
    reasons_en = fields.List(fields.String())


class PersonMeant(Schema):
    """Whom a line means: how sure, why, and who else it may be."""

    key = fields.String(allow_none=True)
    band = fields.String()
    worker_id = fields.String(allow_none=True)
    name = fields.String(allow_none=True)
    reasons_fr = fields.List(fields.String())
    reasons_en = fields.List(fields.String())
    recalled = Recalled
    candidates = fields.List(fields.Nested(PersonCandidate))


class ReadingLine(Schema):
    """A line of the file with the cell of each value."""

    index = fields.Integer()
    key = fields.String()
    sheet = fields.String(allow_none=True)
    row = fields.Integer()
    month = fields.String(allow_none=True)
    raw_name = fields.String()
    minutes = fields.Integer(allow_none=True)
    written = fields.String()
    training_minutes = fields.Integer(allow_none=True)
    absence_minutes = fields.Integer(allow_none=True)
    daily_minutes = fields.Dict(keys=fields.String(), values=fields.Integer())
    kind = fields.String(allow_none=True)
    starts_on = fields.String(allow_none=True)
    ends_on = fields.String(allow_none=True)
    tutor_raw = fields.String(allow_none=True)
    errors = fields.List(fields.Nested(RowError))
    cells = fields.Dict(keys=fields.String(), values=fields.String())
    out = fields.Boolean()
    person = fields.Nested(PersonMeant)


class ReadingTotal(Schema):
    """A total written in the file beside the sum of its lines."""

    sheet = fields.String(allow_none=True)
    row = fields.Integer()
    month = fields.String(allow_none=True)
    kind = fields.String()
    minutes = fields.Integer()
    sum_minutes = fields.Integer()
    agrees = fields.Boolean()


class ReadingMonth(Schema):
    """What the file gives for a month."""

    month = fields.String()
    people = fields.Integer()
    minutes = fields.Integer()


class Reading(ReadingBrief):
    """All that a file says, what is asked of it and what was answered."""

    may = fields.List(fields.String())
    layout = fields.String()
    siret = fields.String(allow_none=True)
    siret_differs = fields.Boolean()
    open = fields.Integer()
    questions = fields.List(fields.Nested(ReadingQuestion))
    columns = fields.List(fields.Nested(ColumnSaid))
    lines = fields.List(fields.Nested(ReadingLine))
    totals = fields.List(fields.Nested(ReadingTotal))
    months_read = fields.List(fields.Nested(ReadingMonth))


class GridSheet(Schema):
    """One sheet of the original as text; its first row and column are 1 and A."""

    name = fields.String(allow_none=True)
    rows = fields.List(fields.List(fields.String()))
    cut = fields.Boolean()


class Grid(Schema):
    """The original beside what was read."""

    sheets = fields.List(fields.Nested(GridSheet))


class AnswersGiven(Schema):
    """Answers by the keys of the questions; null takes one back."""

    rev = fields.Integer(required=True)
    answers = fields.Dict(
        keys=fields.String(validate=Length(min=1, max=400)),
        values=fields.String(allow_none=True, validate=Length(max=300)),
        required=True,
        validate=validate.Length(min=1, max=MOST_ANSWERS),
    )


class PlaceAsked(Schema):
    """For which party and months a file is."""

    rev = fields.Integer(required=True)
    party_id = fields.UUID(required=True)
    months = fields.List(
        fields.String(validate=validate.Regexp(MONTH)),
        required=True,
        validate=validate.Length(min=1, max=12),
    )


class FinishAsked(Schema):
    """To make drafts of a reading; ``replace`` allows to put aside a draft that was begun."""

    rev = fields.Integer(required=True)
    replace = fields.Boolean(load_default=False)


class DropAsked(Schema):
    """To put a reading aside; the file stays kept."""

    rev = fields.Integer(required=True)


class Finished(Schema):
    """The drafts that came out."""

    sheets = fields.List(fields.Nested(GivenSheet))
