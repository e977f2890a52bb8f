"""`alerts`: say what needs a person, and write to who runs the installation about what is new."""

import json
from dataclasses import asdict

import click
from flask.cli import with_appcontext

from backend.clock import now
from backend.extensions import db
from backend.settings import in_force
from backend.upkeep import alerts as watched
from backend.upkeep.telling import tell


@click.command
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each alert.")
@with_appcontext
def alerts(*, as_json: bool) -> None:
    """Say what needs a person; who runs the installation gets a letter about what is new."""
    found = watched.alerts(in_force(), now())
    fresh = tell(found, in_force(), now())
    db.session.commit()
    for each in found:
        said = each.said_in("en")
        if as_json:
            click.echo(json.dumps({**asdict(each), "said": said, "new": each in fresh}))
        else:
            click.echo(f"{'!' if each in fresh else ' '} {said}")
