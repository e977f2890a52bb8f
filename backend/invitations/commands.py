"""`invite`: an account for a company's contact, from the command line."""

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts.models import Territory
from backend.clock import now
from backend.extensions import db
from backend.invitations import inviting
from backend.invitations.inviting import COMPANY_ROLES, Invited
from backend.mail import outbox
from backend.problems import Problem
from backend.records.company_side import contacts_at
from backend.records.store import writing
from sync.record import Role


@click.command
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([role.value for role in COMPANY_ROLES]))
@click.option("--territory", "territory_name", required=True, help="Its name.")
@with_appcontext
def invite(email: str, role: str, territory_name: str) -> None:
    """Open an account for the company's contact with this address, and queue the invitation."""
    territory = db.session.scalar(select(Territory).where(Territory.name == territory_name))
    if territory is None:
        raise click.ClickException(f"no territory is named «{territory_name}»")
    found = contacts_at(territory.id, email)
    if len({each["company_id"] for each in found}) != 1:
        raise click.ClickException(
            f"{email} is the address of contacts of several companies"
            if found
            else f"no contact of a company has the address {email}"
        )
    try:
        with writing(territory.id) as store:
            invited = Invited(found[0]["id"], Role(role))
            seat = inviting.invite(store, invited, now(), by=None)
    except Problem as problem:
        raise click.ClickException(problem.title.en) from problem
    db.session.commit()
    sends = outbox.sends(territory)
    click.echo(f"{seat.user.name} is invited; the message {'waits' if sends else 'is kept only'}")
