"""The sheets of February 2026, looked at on 10 March."""

import pytest

from tests.backend.sheets.place import settle


@pytest.fixture
def office(app):
    """The application on each database, with the registers of the sheets."""
    settle(app)
    return app


@pytest.fixture
def sqlite_office(sqlite_app):
    """The same, where the database is not the matter."""
    settle(sqlite_app)
    return sqlite_app


@pytest.fixture
def fatou(office, sign_in):
    """The company's administrator."""
    return sign_in("fatou")


@pytest.fixture
def alice(office, sign_in):
    """The supervisor."""
    return sign_in("alice")
