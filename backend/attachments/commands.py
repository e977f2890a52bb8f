"""`tidy-files`: let go of files that nobody needs any more. Safe to run at any time."""

import click
from flask.cli import with_appcontext

from backend.attachments import tidying
from backend.attachments.storage import in_use
from backend.clock import now
from backend.extensions import db


@click.command
@with_appcontext
def tidy_files() -> None:
    """Let go of uploads past their day, and of files that nothing has named for 30 days."""
    storage = in_use()
    parts, files = tidying.end_uploads(storage, now()), tidying.forget_unnamed(now())
    db.session.commit()
    for name in parts:
        storage.objects.remove(name)
    for territory, digest in files:
        for form in tidying.FORMS:
            storage.remove(territory, digest, form)
    told = f"{len(parts)} parts of ended uploads and {len(files)} files that nothing names"
    click.echo(f"{told} let go")
