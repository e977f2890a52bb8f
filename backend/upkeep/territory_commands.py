"""`territory`: add, list, rename, suspend, resume; export one, and import it elsewhere."""

import json
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import IntegrityError

from backend.accounts.commands import territory as basics
from backend.accounts.commands import territory_named, user_of
from backend.accounts.models import Territory
from backend.attachments.storage import in_use
from backend.clock import now
from backend.extensions import db, readonly
from backend.problems import Problem
from backend.settings import in_force
from backend.upkeep import carrying, territories
from backend.upkeep.dump import NotAsWritten, NotThisVersion
from backend.upkeep.sealed import Damaged
from backend.upkeep.sizes import territories as listed

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.group(commands=dict(basics.commands))
def territory() -> None:
    """Territories."""


@territory.command("list")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each.")
@with_appcontext
def list_territories(*, as_json: bool) -> None:
    """List the territories with their size."""
    for each in listed(now()):
        if as_json:
            click.echo(json.dumps(each, ensure_ascii=False, default=str))
        else:
            state = "suspended" if each["suspended_at"] else "demo" if each["demo"] else "open"
            click.echo(f"{each['id']}  {state:<10}{each['accounts']:>6} accounts"
                       f"{each['records']:>9} records  {each['name']}")  # fmt: skip


@territory.command("rename")
@click.argument("name")
@click.argument("new_name")
@with_appcontext
def rename(name: str, new_name: str) -> None:
    """Give a territory another name."""
    found = territory_named(name)
    try:
        territories.rename(found, new_name, None)
    except Problem as problem:
        raise click.ClickException(problem.title.en) from problem
    db.session.commit()
    click.echo(f"{name} is now {new_name}")


@territory.command("suspend")
@click.argument("name")
@with_appcontext
def suspend(name: str) -> None:
    """Serve nobody of a territory until it is resumed; phones keep what they hold."""
    territories.suspend(territory_named(name), None, now())
    db.session.commit()
    click.echo(f"{name} is suspended")


@territory.command("resume")
@click.argument("name")
@with_appcontext
def resume(name: str) -> None:
    """Serve a territory again."""
    territories.resume(territory_named(name), None)
    db.session.commit()
    click.echo(f"{name} is open again")


@territory.command("administrator")
@click.argument("email")
@click.option("--no", "no_more", is_flag=True, help="Only of the own territory again.")
@with_appcontext
def administrator(email: str, *, no_more: bool) -> None:
    """Let an administrator see and administer all territories of the installation."""
    found = user_of(email)
    if found.role != "administrator":
        raise click.ClickException(f"{found.name} is no administrator")
    found.runs_installation = not no_more
    db.session.commit()
    click.echo(f"{found.name} runs {'the own territory' if no_more else 'the installation'}")


@territory.command("export")
@click.argument("name")
@FILE
@with_appcontext
def export(name: str, file: Path) -> None:
    """Write a territory with its files into one sealed file; suspend it first."""
    settings = in_force()
    found = territory_named(name)
    chosen, suspended = found.id, found.suspended_at is not None
    db.session.rollback()
    target = (file, settings.key(carrying.PURPOSE))
    try:
        with readonly():
            connection = db.session.connection()
            done = carrying.export(connection, in_use().objects, chosen, now(), target)
    except Damaged as error:
        raise click.ClickException(f"the file cannot be read again: {error}") from error
    click.echo(f"{file} ({done.rows} rows, {done.files} files, verified)")
    if not suspended:
        click.echo("it is still open: what comes from now on is not in the file")


@territory.command("import")
@FILE
@with_appcontext
def import_territory(file: Path) -> None:
    """Bring an exported territory in, whole and compared, or not at all."""
    settings = in_force()
    try:
        with db.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            keys = settings.keys(carrying.PURPOSE)
            done = carrying.load(connection, in_use().objects, file, keys)
    except IntegrityError as error:
        said = "it is here already, or its name or an account's address is taken here"
        raise click.ClickException(f"nothing was imported: {said}") from error
    except (OSError, Damaged, NotThisVersion, NotAsWritten, carrying.NotATerritory) as error:
        raise click.ClickException(f"nothing was imported: {error}") from error
    name = db.session.get_one(Territory, done.territory).name
    click.echo(f"{name}: {done.rows} rows and {done.files} files are the same here")
    if settings.previous_secret_key:
        click.echo("now run ./jalon secret rewrite; then forget JALON_SECRET_KEY_PREVIOUS")
