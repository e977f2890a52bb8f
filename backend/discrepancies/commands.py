"""`remind-answers`: write the reminders of answers that companies owe."""

import json

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.clock import now, today
from backend.discrepancies.questions.reminding import remind
from backend.extensions import db


@click.command("remind-answers")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def remind_answers(*, as_json: bool) -> None:
    """Remind companies of questions before and after the due day; twice a day is as once."""
    counts = {}
    for territory in db.session.scalars(select(Territory).order_by(Territory.name)).all():
        counts[territory.name] = remind(territory, now(), today())
        db.session.commit()
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, count in counts.items():
        click.echo(f"{name} : {count} rappels")
