"""The sheets of February 2026, looked at on 10 March: the registers are written once for all."""

import pytest

from tests.backend.conftest import Clock
from tests.backend.database import close, opened, prepare
from tests.backend.sheets.place import settle


def filled(folder, address=""):
    """Make the tables, put everybody in, and write the registers."""
    prepare(folder, address)
    app = opened(folder, address, Clock())
    settle(app)
    close(app)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A database file with the registers of these tests."""
    folder = tmp_path_factory.mktemp("sheets")
    filled(folder)
    return folder / "jalon.sqlite3"


@pytest.fixture
def postgres_app(postgres, tmp_path, clock):
    """The application on PostgreSQL with the registers of these tests."""
    address = postgres.like("sheets", lambda url: filled(tmp_path, url))
    application = opened(tmp_path, address, clock)
    yield application
    close(application)
    postgres.drop(address)


@pytest.fixture
def office(app):
    """The application on each database."""
    return app


@pytest.fixture
def sqlite_office(sqlite_app):
    """The application where the database is not the matter."""
    return sqlite_app


@pytest.fixture
def fatou(sign_in):
    """The company's administrator."""
    return sign_in("fatou")
