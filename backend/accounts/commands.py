"""Commands on accounts: the secret of an installation, territories, users."""

import json
import secrets
import sys
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from backend.accounts import choosing, grants, guessing, passwords, sealing
from backend.accounts.models import Device, Territory, User, new_id
from backend.clock import now
from backend.extensions import db
from backend.problems import Invalid
from backend.settings import ROOT, in_force
from backend.wordings import field_words
from sync.record import Role


@click.command
@click.option("--data", envvar="JALON_DATA", type=click.Path(path_type=Path), default=ROOT / "data")
def init(data: Path) -> None:
    """Make the data folder and its secret, unless they are there."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = data / "secret"
    try:
        kept.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        click.echo(f"{data} has its secret")
        return
    kept.write_text(secrets.token_urlsafe(48) + "\n", encoding="ascii")
    click.echo(f"{data} is ready")


@click.group
def territory() -> None:
    """Territories."""


@territory.command("add")
@click.argument("name")
@click.option("--demo", is_flag=True, help="Say on every page that all is invented.")
@with_appcontext
def add_territory(name: str, *, demo: bool) -> None:
    """Add a territory, and print its identifier."""
    there = db.session.scalar(select(Territory.demo).limit(1))
    if there is not None and there is not demo:
        raise click.ClickException("a demo and a real territory do not share an installation")
    if db.session.scalar(select(Territory.id).where(Territory.name == name)) is not None:
        raise click.ClickException(f"a territory is named «{name}»")
    added = new_territory(name, demo=demo)
    db.session.commit()
    click.echo(added.id)


@click.group
def user() -> None:
    """Users."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--territory", "territory_name", required=True, help="Its name.")
@with_appcontext
def add_user(email: str, name: str, role: str, territory_name: str) -> None:
    """Add a user; the password is asked for, or read from standard input when that is a pipe."""
    chosen = territory_named(territory_name)
    known = db.session.scalar(select(User.id).where(User.email == email.casefold()))
    if known is not None:
        raise click.ClickException(f"{email} has an account")
    password = _password_asked([name, email, chosen.name, "jalon"])
    added = new_user(chosen, email=email, name=name, role=Role(role), password=password)
    db.session.commit()
    click.echo(added.id)


@user.command("list")
@click.option("--json", "as_json", is_flag=True)
@with_appcontext
def list_users(*, as_json: bool) -> None:
    """List the users of the installation."""
    for found in db.session.scalars(select(User).order_by(User.territory_id, User.email)):
        shown = {
            "id": found.id,
            "email": found.email,
            "name": found.name,
            "role": found.role,
            "territory": found.territory.name,
            "disabled_at": found.disabled_at and found.disabled_at.isoformat(),
        }
        click.echo(
            json.dumps(shown, ensure_ascii=False)
            if as_json
            else "  ".join(map(str, shown.values()))
        )


@user.command("password")
@click.argument("email")
@with_appcontext
def change_password(email: str) -> None:
    """Give a user a new password and sign him out everywhere; asked for as in `add`."""
    found = user_of(email)
    choosing.put(found, _password_asked(guessing.context_of(found)), now())
    db.session.commit()
    click.echo(f"{found.name} has a new password")


@user.command("disable")
@click.argument("email")
@with_appcontext
def disable_user(email: str) -> None:
    """End every right of a user at once; his phones may empty their outbox for 30 days."""
    found = user_of(email)
    found.disabled_at = found.disabled_at or now()
    db.session.commit()
    devices = db.session.scalars(select(Device).where(Device.user_id == found.id)).all()
    unsent = sum(device.outbox_count for device in devices)
    click.echo(f"{found.name} is disabled; {unsent} unsent entries were last reported")


def new_territory(name: str, *, demo: bool = False, territory_id: str | None = None) -> Territory:
    """Add a territory with its sealing keys to the session."""
    added = Territory(id=territory_id or new_id(), name=name, demo=demo)
    sealing.give_keys(added, in_force())
    db.session.add(added)
    db.session.flush()
    return added


def new_user(
    territory: Territory,
    *,
    email: str,
    name: str,
    role: Role,
    password: str | None = None,
    user_id: str | None = None,
) -> User:
    """Add a user to the session, with the tag of the whole territory where the role says so."""
    added = User(
        id=user_id or new_id(),
        territory_id=territory.id,
        email=email.casefold(),
        name=name,
        role=role.value,
        password_hash=passwords.hashed(password) if password else None,
    )
    db.session.add(added)
    db.session.flush()
    grants.follow_role(added, 0)
    return added


def territory_named(name: str) -> Territory:
    """The territory of a name, or a refusal of the command."""
    found = db.session.scalars(select(Territory).where(Territory.name == name)).one_or_none()
    if found is None:
        raise click.ClickException(f"no territory is named «{name}»")
    return found


def user_of(email: str) -> User:
    """The user of an address, or a refusal of the command."""
    found = db.session.scalars(select(User).where(User.email == email.casefold())).one_or_none()
    if found is None:
        raise click.ClickException(f"{email} has no account")
    return found


def _password_asked(context: list[str]) -> str:
    if sys.stdin.isatty():
        password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    try:
        guessing.must_be_hard_to_guess(password, "/password", context)
    except Invalid as refused:
        [wrong] = refused.errors
        said = field_words(wrong.code).said_in("en", limit=wrong.limit)
        raise click.ClickException(said) from refused
    return password
