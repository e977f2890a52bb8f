"""The move of an installation to another database, or back: every row counted on both sides."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

import flask_migrate
from sqlalchemy import Connection

from backend import create_app
from backend.attachments.objects import Objects
from backend.attachments.storage import FILES, UPLOADS, files_of
from backend.extensions import db, readonly
from backend.settings import Settings
from backend.upkeep import dump
from backend.upkeep.backups import is_empty

DIGEST = re.compile(r"[0-9a-f]{64}")


class NotMoved(Exception):
    """Nothing was moved, or what arrived is not what left: the message says what to do."""


@dataclass(frozen=True)
class Moved:
    """What arrived."""

    rows: int
    tables: int
    files: int


def move(settings: Settings, url: str, at: datetime) -> Moved:
    """Copy all rows of the running application's database into the empty one at ``url``.

    The stored files stay where they are and are checked against their names. NotMoved when the
    other database is not empty, when a table differs afterwards, or when somebody wrote meanwhile.
    """
    other = create_app(replace(settings, database_url=url))
    if other.config["SQLALCHEMY_DATABASE_URI"] == settings.sqlalchemy_url:
        raise NotMoved("the installation is there already")
    files = checked_files(files_of(settings))
    with readonly():
        source = db.session.connection()
        before = _tables(source)
        with other.app_context(), _writing() as target:
            if not is_empty(target):
                raise NotMoved("the other database is not empty: make a new one")
            dump.loaded(target, dump.written(source, at))
            _compare(before, _tables(target), "is not the same on both sides")
    with readonly():
        _compare(before, _tables(db.session.connection()), "changed meanwhile: stop Jalon first")
    return Moved(sum(each.rows for each in before.values()), len(before), files)


def move_files(source: Objects, target: Objects) -> int:
    """Copy stored files and what has come of others to another place; NotMoved when one differs.

    What is there already stays, so that a move that was interrupted goes on.
    """
    checked_files(source)
    count = 0
    for prefix in (FILES, UPLOADS):
        there = {each.name: each.size for each in target.below(prefix)}
        for found in source.below(prefix):
            content = source.read(found.name) or b""
            if there.get(found.name) != found.size:
                target.write(found.name, content)
            if target.read(found.name) != content:
                raise NotMoved(f"the file {found.name} is not the same there")
            count += 1
    return count


def checked_files(files: Objects) -> int:
    """Count the stored files, each of which is what its name says: NotMoved otherwise."""
    count = 0
    for found in files.below(FILES):
        count += 1
        name = found.name.rpartition("/")[2]
        if DIGEST.fullmatch(name) and sha256(files.read(found.name) or b"").hexdigest() != name:
            raise NotMoved(f"the file {name} is damaged: restore it from a backup first")
    return count


def _tables(connection: Connection) -> dict[str, dump.Counted]:
    return {table.name: dump.counted(connection, table) for table in db.metadata.sorted_tables}


def _compare(one: dict[str, dump.Counted], other: dict[str, dump.Counted], why: str) -> None:
    differing = [name for name in one if one[name] != other[name]]
    if differing:
        raise NotMoved(f"table {differing[0]} {why}")


@contextmanager
def _writing() -> Iterator[Connection]:
    """One transaction on the other database, at this version: given up when it fails."""
    try:
        flask_migrate.upgrade()
        with db.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            yield connection
    finally:
        db.session.remove()
        db.engine.dispose()
