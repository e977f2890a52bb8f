"""The application on both databases, the clock of the tests, and a browser for each persona.

`app` runs a test on SQLite and on PostgreSQL; `sqlite_app` where the database is not the matter.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from tests.backend.browser import Browser, signed_in, visitor
from tests.backend.database import close, opened, prepare
from tests.backend.personas import PEOPLE, START
from tests.postgres_server import PostgresServer


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        return self.instant

    def pass_by(self, **time: float) -> None:
        """Let time pass: `clock.pass_by(minutes=16)`."""
        self.instant += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that holds the tables and the personas."""
    folder = tmp_path_factory.mktemp("sqlite")
    prepare(folder)
    return folder / "jalon.sqlite3"


@pytest.fixture
def sqlite_app(sqlite_template: Path, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application on SQLite."""
    shutil.copy(sqlite_template, tmp_path)
    application = opened(tmp_path, "", clock)
    yield application
    close(application)


@pytest.fixture
def postgres_app(postgres: PostgresServer, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    """The application on PostgreSQL."""
    address = postgres.like("personas", lambda url: prepare(tmp_path, url))
    application = opened(tmp_path, address, clock)
    yield application
    close(application)
    postgres.drop(address)


@pytest.fixture(params=["sqlite_app", pytest.param("postgres_app", marks=pytest.mark.postgres)])
def app(request: pytest.FixtureRequest) -> Flask:
    """The application, once on each database."""
    application: Flask = request.getfixturevalue(request.param)
    return application


@pytest.fixture
def nobody(app: Flask) -> Browser:
    """A browser without a session."""
    return visitor(app)


@pytest.fixture
def sign_in(app: Flask) -> Callable[[str], Browser]:
    """A browser of a persona by name, signed in just now."""
    return lambda name: signed_in(app, PEOPLE[name])


@pytest.fixture
def sqlite_sign_in(sqlite_app: Flask) -> Callable[[str], Browser]:
    """A browser of a persona by name, where the database is not the matter."""
    return lambda name: signed_in(sqlite_app, PEOPLE[name])


@pytest.fixture
def sqlite_bruno(sqlite_sign_in: Callable[[str], Browser]) -> Browser:
    """Bruno, where the database is not the matter."""
    return sqlite_sign_in("bruno")


@pytest.fixture
def alice(sign_in: Callable[[str], Browser]) -> Browser:
    """The supervisor."""
    return sign_in("alice")


@pytest.fixture
def bruno(sign_in: Callable[[str], Browser]) -> Browser:
    """The officer of the station and of the market halls."""
    return sign_in("bruno")


@pytest.fixture
def chloe(sign_in: Callable[[str], Browser]) -> Browser:
    """The officer of the clinic."""
    return sign_in("chloe")


@pytest.fixture
def damien(sign_in: Callable[[str], Browser]) -> Browser:
    """The administrator."""
    return sign_in("damien")


@pytest.fixture
def emma(sign_in: Callable[[str], Browser]) -> Browser:
    """The site manager of a company."""
    return sign_in("emma")


@pytest.fixture
def ines(sign_in: Callable[[str], Browser]) -> Browser:
    """The supervisor of another territory."""
    return sign_in("ines")
