"""A browser as the tests drive it: keeps cookies, repeats the CSRF value, names its origin."""

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend.accounts import sessions, tokens
from backend.accounts.models import Device
from backend.clock import now
from backend.extensions import db
from tests.backend.personas import Person, user_of

ORIGIN = "https://jalon.test"
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class Browser(FlaskClient):
    """Sends what our own page would send; a test removes a header by giving it as None."""

    person: Person

    def open(
        self, path: str, *, headers: dict[str, str | None] | None = None, **options: object
    ) -> TestResponse:
        sent: dict[str, str | None] = {}
        if str(options.get("method", "GET")).upper() in CHANGING:
            csrf = self.get_cookie(tokens.CSRF_COOKIE, domain="jalon.test")
            sent = {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}
            sent[tokens.CSRF_HEADER] = csrf.value if csrf else None
            if "json" not in options:
                options.setdefault("content_type", "application/json")
        sent |= headers or {}
        options.setdefault("buffered", True)  # read whole, then closed
        kept = {name: value for name, value in sent.items() if value is not None}
        return super().open(path, base_url=ORIGIN, headers=kept, **options)

    def hold(self, name: str, value: str) -> None:
        """Put a cookie into the browser."""
        self.set_cookie(name, value, domain="jalon.test", secure=True)


def visitor(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    app.test_client_class = Browser
    browser = app.test_client()
    assert isinstance(browser, Browser)
    return browser


def signed_in(app: Flask, person: Person) -> Browser:
    """A browser of a person who has just signed in on his phone."""
    browser = visitor(app)
    browser.person = person
    with app.app_context():
        user = user_of(person)
        device = db.session.get(Device, person.device)
        if device is None:
            device = Device(
                id=person.device,
                territory_id=person.territory,
                user=user,
                label="phone",
                created_at=now(),
            )
            db.session.add(device)
        given = sessions.start(device, now())
        db.session.commit()
    browser.hold(tokens.ACCESS_COOKIE, given.access)
    browser.hold(tokens.REFRESH_COOKIE, given.refresh)
    browser.hold(tokens.CSRF_COOKIE, given.csrf)
    return browser
