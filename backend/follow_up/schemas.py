"""What the desk asks and reads of visits, histories and phones."""

from marshmallow import fields, validate

from backend.contract import Schema

PAGE = 100


class VisitsAsked(Schema):
    """Which visits: by site, officer and states (``signed,draft``), between two days, in pages."""

    state = fields.String(load_default="", validate=validate.Length(max=200))
    site = fields.UUID()
    officer = fields.UUID()
    since = fields.Date()
    until = fields.Date()
    sort = fields.String(load_default="-day", validate=validate.OneOf(("day", "-day")))
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))


class VisitLine(Schema):
    """A visit in a list."""

    id = fields.String()
    site_id = fields.String()
    site = fields.String()
    kind = fields.String()
    state = fields.String()
    number = fields.Integer(allow_none=True)
    planned_on = fields.String(allow_none=True)
    started_at = fields.String(allow_none=True)
    ended_at = fields.String(allow_none=True)
    officer = fields.String(allow_none=True)
    received_at = fields.DateTime(allow_none=True)


class Receiver(Schema):
    """A participant who receives the minutes."""

    name = fields.String()
    organisation = fields.String(allow_none=True)
    email = fields.String(allow_none=True)


class PhotoOfVisit(Schema):
    """A photo by its record and its file."""

    id = fields.String()
    sha256 = fields.String()


class VisitRead(VisitLine):
    """A visit with who receives its minutes and the photos that these show."""

    receivers = fields.List(fields.Nested(Receiver))
    photos = fields.List(fields.Nested(PhotoOfVisit))


class Visits(Schema):
    """A page of visits and how many there are in all."""

    total = fields.Integer()
    page = fields.Integer()
    size = fields.Integer()
    visits = fields.List(fields.Nested(VisitLine))


class Labelled(Schema):
    """A record by what people call it."""

    id = fields.String()
    label = fields.String()


class Choices(Schema):
    """By what a list of visits can be narrowed."""

    sites = fields.List(fields.Nested(Labelled))
    officers = fields.List(fields.Nested(Labelled))


class Act(Schema):
    """One line of a record's history."""

    seq = fields.Integer(allow_none=True)
    by = fields.String()
    at = fields.DateTime()
    kind = fields.String()
    intent = fields.String()
    table = fields.String()
    record_id = fields.String()
    about = fields.String()
    status = fields.String()
    before = fields.Dict()
    after = fields.Dict()


class History(Schema):
    """Who did what to a visit and its parts, the oldest first."""

    acts = fields.List(fields.Nested(Act))
    names = fields.Dict(keys=fields.String(), values=fields.String())


class ToSettle(Schema):
    """Something that waits for somebody: a collision or a held change."""

    id = fields.String()
    table = fields.String()
    about = fields.String()
    record_id = fields.String()
    title = fields.String()
    visit_id = fields.String(allow_none=True)
    site = fields.String()
    reason = fields.String()
    late = fields.Boolean()
    along = fields.Integer()
    author = fields.String()
    written_at = fields.DateTime(allow_none=True)
    office_by = fields.String()
    office_at = fields.DateTime(allow_none=True)
    office = fields.Dict()
    due_on = fields.String()
    data = fields.Dict()


class AllToSettle(Schema):
    """All that waits to be settled, what is due first at the top."""

    items = fields.List(fields.Nested(ToSettle))
    names = fields.Dict(keys=fields.String(), values=fields.String())


class PhoneLine(Schema):
    """A phone of the team, as it last reported itself."""

    id = fields.String()
    officer = fields.String()
    role = fields.String()
    label = fields.String()
    last_seen = fields.DateTime(allow_none=True)
    waiting = fields.Integer()
    oldest_at = fields.DateTime(allow_none=True)
    photos = fields.Integer()
    persisted = fields.Boolean(allow_none=True)
    mismatches = fields.Integer()
    resets = fields.Integer()
    forks = fields.Integer()
    phone = fields.String(allow_none=True)
    app_version = fields.String()
    silent = fields.Boolean()


class Team(Schema):
    """The team's phones, those with the oldest unsent work first."""

    phones = fields.List(fields.Nested(PhoneLine))


class DueSite(Schema):
    """A site whose quarterly meeting is due; ``never``: it still waits for its first one."""

    id = fields.String()
    site = fields.String()
    officer = fields.String(allow_none=True)
    last_on = fields.String(allow_none=True)
    next_on = fields.String(allow_none=True)
    days = fields.Integer()
    never = fields.Boolean()
    overdue = fields.Boolean()


class Due(Schema):
    """The sites due a meeting, the longest waiting first."""

    sites = fields.List(fields.Nested(DueSite))


class Meetings(Schema):
    """How many active sites are due a meeting, overdue for it, or never had one."""

    due = fields.Integer()
    overdue = fields.Integer()
    never = fields.Integer()


class Counted(Schema):
    """Visits by state, since or until a day."""

    since = fields.String()
    until = fields.String()
    by_state = fields.Dict(keys=fields.String(), values=fields.Integer())


class FirstToSettle(Schema):
    """How much waits to be settled, and what is due first."""

    total = fields.Integer()
    first = fields.List(fields.Nested(ToSettle))


class SilentPhones(Schema):
    """Phones with unsent work that said nothing for a day."""

    total = fields.Integer()
    first = fields.List(fields.Nested(PhoneLine))


class Overview(Schema):
    """What the office should look at."""

    today = fields.String()
    recent = fields.Nested(Counted)
    meetings = fields.Nested(Meetings)
    minutes = fields.Nested(Counted)
    to_settle = fields.Nested(FirstToSettle)
    phones = fields.Nested(SilentPhones)
    missing_photos = fields.Integer()


class Waiting(Schema):
    """How many collisions or held changes wait, how many past their day."""

    kind = fields.String()
    open = fields.Integer()
    late = fields.Integer()
    first_due = fields.String(allow_none=True)


class MissingFile(Schema):
    """A photo that a record speaks of and that has not come."""

    id = fields.String()
    visit_id = fields.String(allow_none=True)
    about = fields.String()
    since = fields.DateTime()
    late = fields.Boolean()


class MissingFiles(Schema):
    """How many photos have not come, how many of them for more than 14 days."""

    missing = fields.Integer()
    late = fields.Integer()
    first = fields.List(fields.Nested(MissingFile))


class ExchangeHealth(Schema):
    """How the exchange goes; ``answers`` counts the changes of 30 days by what became of them."""

    since = fields.DateTime()
    answers = fields.Dict(keys=fields.String(), values=fields.Integer())
    waiting = fields.List(fields.Nested(Waiting))
    unsent = fields.Integer()
    oldest_unsent = fields.DateTime(allow_none=True)
    silent = fields.Integer()
    mismatches = fields.Integer()
    resets = fields.Integer()
    forks = fields.Integer()
    restores = fields.Integer()
    files = fields.Nested(MissingFiles)
    phones = fields.List(fields.Nested(PhoneLine))
