"""`tidy-files`: let go of files that nobody needs any more. Safe to run at any time."""

import click
from flask.cli import with_appcontext

from backend.attachments import tidying
from backend.attachments.storage import in_use
from backend.clock import now


@click.command
@with_appcontext
def tidy_files() -> None:
    """Let go of uploads past their day, and of files that nothing has named for 30 days."""
    parts = tidying.end_uploads(in_use(), now())
    files = tidying.collect(in_use(), now())
    click.echo(f"{parts} parts of ended uploads and {files} files that nothing names let go")
