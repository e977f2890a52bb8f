"""The application and its personas, as tests of the backend have them."""

from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from backend.accounts import factors
from backend.extensions import db
from tests.backend.browser import Browser
from tests.backend.conftest import (  # noqa: F401 - fixtures
    Clock,
    app,
    clock,
    nobody,
    postgres_app,
    sign_in,
    sqlite_app,
    sqlite_sign_in,
    sqlite_template,
)
from tests.backend.personas import PASSWORD, PEOPLE, identifier, user_of


def device_of(name: str) -> dict[str, str]:
    return {"id": identifier(f"another phone of {name}"), "label": "Téléphone"}


def enter(browser: Browser, name: str, *, code: str | None = None, password: str = PASSWORD):
    """Sign in at the door, as somebody who has just the password and perhaps a code."""
    given = {"email": f"{name}@jalon.test", "password": password, "device": device_of(name)}
    return browser.post("/auth/token", json=given if code is None else {**given, "code": code})


@pytest.fixture
def secret_of_bruno(sqlite_app: Flask, clock: Clock) -> str:  # noqa: F811
    """Bruno has an application for codes; its secret."""
    return give_totp(sqlite_app, clock, "bruno")


def give_totp(application: Flask, at: Clock, name: str) -> str:
    """An application for codes, taken into use a minute ago."""
    with application.test_request_context():
        user = user_of(PEOPLE[name])
        secret = factors.begin_totp(user)
        db.session.flush()
        then = at.instant - timedelta(minutes=2)
        assert factors.confirm_totp(user, pyotp.TOTP(secret).at(then), then)
        db.session.commit()
    return secret
