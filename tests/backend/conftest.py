"""The application on both databases, the clock of the tests, and a browser for each persona.

`app` runs a test on SQLite and on PostgreSQL; `sqlite_app` where the database is not the matter.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from backend import create_app
from backend.extensions import db
from tests.backend.browser import Browser, signed_in, visitor
from tests.backend.database import Prepared, named, postgresql, prepare, settings_of
from tests.backend.personas import PEOPLE, START


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
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("sqlite")
    prepare(folder)
    return Prepared("sqlite", str(folder / "jalon.sqlite3"))


@pytest.fixture(scope="session")
def prepared_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    import psycopg  # noqa: PLC0415 - only where it is needed

    folder = tmp_path_factory.mktemp("postgresql")
    with postgresql(folder / "server") as address:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS jalon_template")
            server.execute("CREATE DATABASE jalon_template")
        prepare(folder, named(address, "jalon_template"))
        yield Prepared("postgresql", address)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def app(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    yield from running(request.getfixturevalue(f"prepared_{request.param}"), tmp_path, clock)


@pytest.fixture
def sqlite_app(prepared_sqlite: Prepared, tmp_path: Path, clock: Clock) -> Iterator[Flask]:
    yield from running(prepared_sqlite, tmp_path, clock)


def running(prepared: Prepared, folder: Path, clock: Clock) -> Iterator[Flask]:
    with prepared.copied(folder) as address:
        application = create_app(settings_of(folder, address), clock)
        yield application
        with application.app_context():
            db.engine.dispose()


@pytest.fixture
def nobody(app: Flask) -> Browser:
    """A browser without a session."""
    return visitor(app)


@pytest.fixture
def sign_in(app: Flask) -> Callable[[str], Browser]:
    """A browser of a persona by name, signed in just now."""
    return lambda name: signed_in(app, PEOPLE[name])


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
