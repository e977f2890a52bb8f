"""The invented site in November, when its managers are asked about October."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask

from backend.accounts.models import Territory
from backend.confirmations.asking import ask_all
from backend.confirmations.models import ConfirmationRequest
from backend.extensions import db
from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.records.store import writing
from backend.records.working_set import WorkingSet
from backend.settings import in_force
from sync.record import natural_id
from tests.backend.browser import Browser, visitor
from tests.backend.building import ACTOR, Firms, public
from tests.backend.personas import HERE
from tests.documents.chantier import id_of

FORM = "application/x-www-form-urlencoded"
NOVEMBER = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)
OCTOBER = "2026-10"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CHECKED = re.compile(r'<input type="radio" name="([^"]+)" value="([^"]+)" checked')
TYPED = re.compile(r'<input id="([^"]+)" name="[^"]+" value="([^"]*)"')
ANSWERS = re.compile(r'<form[^>]*id="answers".*?</form>', re.DOTALL)


class Office:
    """What tests ask of the office about confirmations."""

    def __init__(self, app: Flask, clock) -> None:
        self.app, self.clock = app, clock

    def ask(self, month: str = OCTOBER) -> dict[str, int]:
        """Ask about a month; how often what came of it."""
        with self.app.app_context():
            outcome = ask_all(db.session.get_one(Territory, HERE), month, self.clock.now())
            db.session.commit()
            return dict(vars(outcome))

    def letters(self, name: str = "") -> list[MailMessage]:
        """The letters about confirmations, the latest first, of one person or all."""
        query = db.session.query(MailMessage).filter_by(kind="confirmation")
        found = query.order_by(MailMessage.created_at.desc(), MailMessage.id).all()
        return [each for each in found if name in each.recipient_name]

    def text(self, name: str) -> str:
        """The last letter to somebody with a link, as he reads it."""
        with self.app.app_context():
            every = (whole_text(each, in_force()) for each in self.letters(name))
            return next(text for text in every if "/c#" in text)

    def token(self, name: str = "Paul Garnier") -> str:
        """The token of the last link sent to somebody."""
        return self.text(name).partition("/c#")[2].split()[0]

    def confirmed(self, name: str, party: str = "2 Béton Nord", month: str = OCTOBER):
        """The confirmation of somebody's hours."""
        record_id = natural_id("hours_confirmation", id_of(party), id_of(name), month)
        with self.app.app_context():
            records = WorkingSet(db.session.connection(), HERE)
            return records.data("hours_confirmation", record_id)

    def request(self) -> ConfirmationRequest:
        """Paul's question."""
        query = db.session.query(ConfirmationRequest)
        return query.filter_by(recipient="paul@example.org").one()

    def change(self, table: str, called: str, /, **values: object) -> None:
        """Change a record of the registers, or of a sheet."""
        with self.app.app_context():
            with writing(HERE) as store:
                known = store.records.data(table, id_of(called)) or {}
                store.put(table, id_of(called), {**known, **values}, ACTOR)
            db.session.commit()


class Page:
    """A page as a browser without JavaScript uses it: what is in it goes back with the answer."""

    def __init__(self, browser: Browser, token: str) -> None:
        self.browser, self.token = browser, token
        self.answer = self.post("/c", token=token)

    @property
    def text(self) -> str:
        """What the page says, its spaces as they are typed."""
        said = unescape(re.sub(r"<[^>]+>", " ", self.answer.get_data(as_text=True)))
        return said.replace("\xa0", " ")

    @property
    def form(self) -> dict[str, str]:
        """The fields of the answer as the page fills them in."""
        [whole] = ANSWERS.findall(self.answer.get_data(as_text=True))
        filled = [pair for kind in (HIDDEN, CHECKED, TYPED) for pair in kind.findall(whole)]
        return {name: unescape(value) for name, value in filled}

    def post(self, path: str, **fields: str):
        """Post a form of the page."""
        return self.browser.post(path, data=fields, content_type=FORM)

    def send(self, **changes: str):
        """Answer with the fields as they are, but for changes."""
        self.answer = self.post("/c/answer", **{**self.form, **changes})
        return self.answer


@pytest.fixture
def office(app: Flask, clock) -> Office:
    clock.instant = NOVEMBER
    public(app)
    Firms(app).entered()
    return Office(app, clock)


@pytest.fixture
def page(app: Flask, office: Office, clock) -> Page:
    """Paul's page about October: five people of Béton Nord on lot 2."""
    office.ask()
    clock.pass_by(minutes=5)
    return Page(visitor(app), office.token())
