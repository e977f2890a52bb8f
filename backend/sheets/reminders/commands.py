"""`remind`: write the reminders of sheets that are due today."""

import json

import click
from flask.cli import with_appcontext

from backend.accounts.served import served
from backend.clock import now, today
from backend.extensions import db
from backend.sheets.reminders.sending import remind as write


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def remind(*, as_json: bool) -> None:
    """Remind companies of their sheets before and after the due day; twice a day is as once."""
    counts = {}
    for territory in served():
        counts[territory.name] = write(territory, now(), today())
        db.session.commit()
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, count in counts.items():
        click.echo(f"{name} : {count} rappels")
