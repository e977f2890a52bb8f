"""`take-mail`: take the .eml files of a folder as files that companies sent."""

import json
from collections import Counter
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.attachments.storage import Storage
from backend.clock import now, today
from backend.extensions import db
from backend.settings import in_force
from backend.sheets.mailbox.folder import dropped
from backend.sheets.mailbox.taking import Box, Outcome, taken


@click.command("take-mail")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--territory", "name", default="", help="Whose mail; needed when there are several.")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def take_mail(folder: Path, name: str, *, as_json: bool) -> None:
    """Take the messages (.eml) of FOLDER; each goes to `done` or `refused` beside."""
    box = _box(name)
    counts = Counter({outcome.value: 0 for outcome in Outcome})
    mails = dropped(folder)
    with click.progressbar(length=len(mails), label="Courriels", hidden=as_json) as bar:
        for outcome in taken(current_app._get_current_object(), box, mails):  # type: ignore[attr-defined]  # noqa: SLF001
            counts[outcome.value] += 1
            bar.update(1)
    if as_json:
        click.echo(json.dumps(counts))
    else:
        click.echo(", ".join(f"{name}: {count}" for name, count in counts.items()))


def _box(name: str) -> Box:
    every = db.session.scalars(select(Territory).order_by(Territory.name)).all()
    found = [each for each in every if name in ("", each.name)]
    if len(found) != 1:
        told = ", ".join(each.name for each in every)
        raise click.ClickException(f"say which one with --territory: {told}")
    due_day = settings_of(found[0]).number("sheet_due_day")
    box = Box(Storage(in_force().data), found[0].id, due_day, now(), today())
    db.session.rollback()
    return box
