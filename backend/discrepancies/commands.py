"""`remind-answers`: reminders of answers that companies owe; `months`: what is kept of months."""

import json

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.accounts.served import served
from backend.clock import now, today
from backend.discrepancies.parts import upkeep
from backend.discrepancies.questions.reminding import remind
from backend.extensions import db, readonly


@click.command("remind-answers")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def remind_answers(*, as_json: bool) -> None:
    """Remind companies of questions before and after the due day; twice a day is as once."""
    counts = {}
    for territory in served():
        counts[territory.name] = remind(territory, now(), today())
        db.session.commit()
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False))
        return
    for name, count in counts.items():
        click.echo(f"{name} : {count} rappels")


@click.command
@click.option("--anew", is_flag=True, help="Throw away what is kept, and compute it again.")
@click.option("--check", is_flag=True, help="Compare what is kept with a computation.")
@with_appcontext
def months(*, anew: bool, check: bool) -> None:
    """Bring the computed months up to date, so that the first reading of a day finds them."""
    different = 0
    places = [(each.id, each.name) for each in db.session.scalars(select(Territory)).all()]
    db.session.rollback()
    for place, name in sorted(places, key=lambda each: each[1]):
        if check:
            with readonly():
                found = upkeep.different(place, today())
            different += len(found)
            click.echo(f"{name} : {len(found)} différences")
            continue
        if anew:
            upkeep.throw_away(place)
            db.session.commit()
        known = upkeep.bring_up(place, today())
        upkeep.forget_others(place, known)
        db.session.commit()
        click.echo(f"{name} : {len(known)} mois à jour")
    if different:
        raise click.ClickException("what is kept is not what is computed: run months --anew")
