"""What questions and answers take and give."""

from marshmallow import fields, validate

from backend.contract import Length, Schema
from backend.discrepancies.schemas import Said, SeenFinding

MOST_AT_ONCE = 200
LONGEST_TEXT = 4000
TOKEN = Length(min=8, max=100)


class QuestionsAsked(Schema):
    """Findings of one month to ask their companies about, with words of the supervisor's own."""

    op = fields.UUID(required=True)
    text = fields.String(load_default=None, allow_none=True, validate=Length(max=2000))
    due_on = fields.Date(load_default=None, allow_none=True)
    findings = fields.List(
        fields.Nested(SeenFinding), required=True, validate=Length(min=1, max=MOST_AT_ONCE)
    )


class LetterSent(Schema):
    """To whom a company's letter goes, masked; null: nobody to write to."""

    company_id = fields.String()
    company = fields.String()
    recipient = fields.String(allow_none=True)


class QuestionsSent(Schema):
    """How many questions were asked, until when, and the letters."""

    asked = fields.Integer()
    due_on = fields.String()
    letters = fields.List(fields.Nested(LetterSent))


class FileShown(Schema):
    """A document attached to an answer."""

    id = fields.String()
    name = fields.String()
    size = fields.Integer()
    type = fields.String()


class ThreadMessage(Schema):
    """One message of a thread."""

    id = fields.String()
    at = fields.String()
    by = fields.String(allow_none=True)
    side = fields.String()
    kind = fields.String()
    round = fields.Integer()
    text = fields.Nested(Said)
    due_on = fields.String(allow_none=True)
    attachments = fields.List(fields.Nested(FileShown))


class OwnLine(Schema):
    """A line of the company's own sheet."""

    raw_name = fields.String()
    worked_minutes = fields.Integer()
    training_minutes = fields.Integer(allow_none=True)
    absence_minutes = fields.Integer(allow_none=True)
    cell = fields.String(allow_none=True)


class QuestionShown(Schema):
    """A question as the company reads it: waiting, answered, corrected, upheld or lifted."""

    id = fields.String()
    party_id = fields.String()
    company = fields.String()
    lot = fields.String()
    month = fields.String()
    person = fields.String(allow_none=True)
    title = fields.Nested(Said)
    text = fields.Nested(Said)
    due_on = fields.String()
    late = fields.Boolean()
    round = fields.Integer()
    state = fields.String()
    corrected_version = fields.Integer(allow_none=True)
    asked_at = fields.String(allow_none=True)
    may_answer = fields.Boolean()
    thread = fields.List(fields.Nested(ThreadMessage))
    lines = fields.List(fields.Nested(OwnLine))


class QuestionsWanted(Schema):
    """Those that wait, or all."""

    state = fields.String(load_default="all", validate=validate.OneOf(("all", "waiting")))


class QuestionsShown(Schema):
    """The questions put to the user's companies, those that wait first."""

    questions = fields.List(fields.Nested(QuestionShown))
    waiting = fields.Integer()


class AnswerGiven(Schema):
    """The company's words, and the documents that go with them."""

    op = fields.UUID(required=True)
    text = fields.String(required=True, validate=Length(min=1, max=LONGEST_TEXT))
    attachments = fields.List(fields.UUID(), load_default=list, validate=Length(max=10))


class CorrectionBegun(Schema):
    """The company takes its sheet back to correct it."""

    op = fields.UUID(required=True)


class FileNamed(Schema):
    """The name of a document whose bytes are the body."""

    name = fields.String(required=True, validate=Length(min=1, max=200))


class FileOfQuestion(FileNamed):
    """The same, for one of the questions of a link."""

    question = fields.UUID(required=True)


class LinkLooked(Schema):
    """The token of a link, or its short code."""

    token = fields.String(required=True, validate=TOKEN)


class AnswerByLink(AnswerGiven):
    """An answer by whoever holds the link."""

    token = fields.String(required=True, validate=TOKEN)
    question = fields.UUID(required=True)


class LinkShown(Schema):
    """What a link opens: the questions of one company about one month."""

    company = fields.String()
    month = fields.String()
    recipient = fields.String()
    expires_at = fields.DateTime()
    questions = fields.List(fields.Nested(QuestionShown))
