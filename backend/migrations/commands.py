"""The command that brings the database to this version."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import flask_migrate
from alembic.script import ScriptDirectory
from flask.cli import with_appcontext
from psycopg.errors import LockNotAvailable, QueryCanceled
from sqlalchemy.exc import OperationalError

from backend.accounts.models import Territory
from backend.audit.erasing import begin_chain
from backend.clock import now
from backend.extensions import db
from backend.settings import Settings, in_force


@click.command
@click.option(
    "--wait", default=5.0, show_default=True, help="PostgreSQL: seconds for a table that is in use."
)
@with_appcontext
def migrate(*, wait: float) -> None:
    """Bring the database to the tables of this version; two at once take turns."""
    with alone(in_force()):
        try:
            flask_migrate.upgrade(x_arg=[f"lock_timeout={int(wait * 1000)}ms"])
        except OperationalError as error:
            if not isinstance(error.orig, LockNotAvailable | QueryCanceled):
                raise
            said = "a table is in use: nothing was changed; again at a quieter hour, or --wait"
            raise click.ClickException(said) from error
        for territory in db.session.scalars(db.select(Territory.id)).all():
            begin_chain(territory, now())
            db.session.commit()
    click.echo("the database is up to date")


def versions_read() -> frozenset[str]:
    """The migrations that this version knows: backups of their time are read."""
    script = ScriptDirectory(str(Path(__file__).parent))
    return frozenset(each.revision for each in script.walk_revisions())


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the lock of the data folder: one process at a time migrates or seeds."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.data / ".lock").open("w", encoding="ascii") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
