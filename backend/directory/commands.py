"""Commands on accounts beyond adding one: invite, roles, resets, devices, second factors, secrets.

They join those of the accounts; what an administrator does in the app the operator can do here.
"""

import json

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts import factors, rotation
from backend.accounts.boxes import Unreadable
from backend.accounts.commands import territory_named, user_of
from backend.accounts.commands import user as basics
from backend.accounts.device_routes import of, revoke
from backend.accounts.models import Device, User
from backend.clock import now
from backend.directory import keeping
from backend.directory.keeping import STAFF_ROLES, Invited
from backend.extensions import db
from backend.problems import Problem
from backend.records.store import writing
from backend.settings import in_force
from sync.record import Role

ROLE = click.Choice([role.value for role in STAFF_ROLES])


@click.group(commands=dict(basics.commands))
def user() -> None:
    """Users."""


@user.command("invite")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", required=True, type=ROLE)
@click.option("--territory", "territory_name", required=True, help="Its name.")
@with_appcontext
def invite(email: str, name: str, role: str, territory_name: str) -> None:
    """Open an account and queue the letter by which its owner chooses a password."""
    territory = territory_named(territory_name)
    try:
        with writing(territory.id) as store:
            invited = Invited(email=email, name=name, role=Role(role))
            made = keeping.invite(store, invited, None, now())
    except Problem as problem:
        raise click.ClickException(problem.title.en) from problem
    db.session.commit()
    click.echo(made.id)


@user.command("role")
@click.argument("email")
@click.argument("role", type=ROLE)
@with_appcontext
def role(email: str, role: str) -> None:
    """Give an account of the unit another role, at once."""
    found = user_of(email)
    try:
        with writing(found.territory_id) as store:
            keeping.change_role(store, found, Role(role), None, now())
    except Problem as problem:
        raise click.ClickException(problem.title.en) from problem
    db.session.commit()
    click.echo(f"{found.name} is {role}")


@user.command("enable")
@click.argument("email")
@with_appcontext
def enable(email: str) -> None:
    """Open a disabled account again."""
    found = user_of(email)
    keeping.enable(found, None)
    db.session.commit()
    click.echo(f"{found.name} may sign in")


@user.command("reset")
@click.argument("email")
@with_appcontext
def reset(email: str) -> None:
    """Queue the letter by which a user chooses a new password."""
    found = user_of(email)
    try:
        keeping.begin_reset(found, None, now())
    except Problem as problem:
        raise click.ClickException(problem.title.en) from problem
    db.session.commit()
    click.echo(f"a letter waits for {found.name}")


@user.command("forget-factors")
@click.argument("email")
@with_appcontext
def forget_factors(email: str) -> None:
    """Remove the second factors of who lost them; he chooses another at his next sign-in."""
    found = user_of(email)
    keeping.forget_factors(found, None)
    db.session.commit()
    click.echo(f"{found.name} has no second factor")


@user.command("devices")
@click.argument("email")
@click.option("--json", "as_json", is_flag=True)
@with_appcontext
def devices(email: str, *, as_json: bool) -> None:
    """List the devices of a user."""
    for device in of(user_of(email).id):
        told = _told(device)
        click.echo(
            json.dumps(told, ensure_ascii=False) if as_json else "  ".join(map(str, told.values()))
        )


@user.command("revoke")
@click.argument("email")
@click.option("--device", "device_id", help="One of them; else all.")
@click.option("--wipe", is_flag=True, help="Also have them forget what they received.")
@with_appcontext
def end_devices(email: str, device_id: str | None, *, wipe: bool) -> None:
    """Revoke a user's devices; for 30 days they may still send what they hold."""
    found = user_of(email)
    ended = [each for each in of(found.id) if device_id in {None, each.id}]
    if not ended:
        raise click.ClickException("no such device")
    for device in ended:
        revoke(device, wipe=wipe)
    db.session.commit()
    unsent = sum(device.outbox_count for device in ended)
    click.echo(f"{len(ended)} ended; {unsent} unsent entries were last reported")


@click.group
def secret() -> None:
    """The secret of the installation."""


@secret.command("rewrite")
@with_appcontext
def rewrite() -> None:
    """Write all that rests encrypted anew, under the present secret; then forget the previous."""
    try:
        done = rotation.rewrite(in_force())
    except Unreadable as unreadable:
        raise click.ClickException(str(unreadable)) from unreadable
    db.session.commit()
    missing = db.session.scalars(select(User).where(User.disabled_at.is_(None))).all()
    without = sum(not factors.methods_of(each) for each in missing if factors.needs(each))
    click.echo(f"{done.sealing_keys} sealing keys, {done.codes} applications for codes rewritten")
    click.echo(f"{done.boxes} letters that wait and archived files rewritten")
    if done.unreadable:
        click.echo(
            f"{done.unreadable} letters or archived files are under a secret that is not named"
        )
    if without:
        click.echo(f"{without} people have no second factor yet")


def _told(device: Device) -> dict[str, object]:
    return {
        "id": device.id,
        "label": device.label,
        "last_seen": device.last_seen and device.last_seen.isoformat(),
        "revoked_at": device.revoked_at and device.revoked_at.isoformat(),
        "wipe_asked_at": device.wipe_asked_at and device.wipe_asked_at.isoformat(),
        "unsent": device.outbox_count,
    }
