"""Commands that keep an installation: `backup`, `restore`, `move`, `doctor`."""

import json
import shutil
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from backend.accounts.models import Territory
from backend.clock import now
from backend.extensions import db, readonly
from backend.migrations.commands import alone
from backend.records.store import writing
from backend.settings import Settings, in_force
from backend.upkeep.backups import PURPOSE, Backup, BackupFolder, is_empty
from backend.upkeep.doctor import Level, examined
from backend.upkeep.dump import NotAsWritten, NotThisVersion
from backend.upkeep.moving import NotMoved
from backend.upkeep.moving import move as moved
from backend.upkeep.sealed import Damaged

MARKS = {Level.OK: "✓", Level.WARNING: "!", Level.FAULT: "✗"}
EVERYWHERE = click.option(
    "--in",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of backups, several for copies; without: JALON_BACKUPS, else the data folder's.",
)


@click.command
@EVERYWHERE
@with_appcontext
def backup(folders: tuple[Path, ...]) -> None:
    """Back up everything while Jalon runs, verify it, copy it, and let old backups go."""
    settings = in_force()
    first, *others = _folders(settings, folders)
    try:
        with readonly():
            made = first.make(db.session.connection(), settings.data / "files", now())
        rows = first.verify(made)
    except Damaged as error:
        raise click.ClickException(f"the backup cannot be read again: {error}") from error
    for folder in others:
        _copy(first.folder, folder.folder)
        folder.verify(Backup(folder.folder / made.path.name, made.at))
    for folder in (first, *others):
        folder.rotate(made.at)
    click.echo(f"{made.path} ({rows} rows, verified{f', {len(others)} copies' if others else ''})")


@click.command
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--at", type=click.DateTime(), help="The last backup until then, in UTC.")
@click.option("--replace", is_flag=True, help="SQLite: put the present database aside first.")
@EVERYWHERE
@with_appcontext
def restore(
    file: Path | None, at: datetime | None, folders: tuple[Path, ...], *, replace: bool
) -> None:
    """Bring a backup back into an empty installation; phones then offer again what they sent."""
    settings = in_force()
    folder = BackupFolder(file.parent, _key(settings)) if file else _folders(settings, folders)[0]
    chosen = _chosen(folder, file, at)
    with alone(settings):
        try:
            folder.verify(chosen)
            if replace:
                _put_aside(settings)
            flask_migrate.upgrade()
            head = _restored(folder, chosen, settings)
        except (Damaged, NotThisVersion, NotAsWritten) as error:
            raise click.ClickException(f"{chosen.path.name} is refused: {error}") from error
    click.echo(f"restored to {head['at']} from {chosen.path}")


@click.command
@click.option("--to", "url", required=True, help="postgresql://…, or sqlite for the data folder.")
@with_appcontext
def move(url: str) -> None:
    """Copy the installation into another, empty database and compare both; stop Jalon first."""
    with alone(in_force()):
        try:
            done = moved(in_force(), "" if url == "sqlite" else url, now())
        except (NotMoved, NotThisVersion, NotAsWritten) as error:
            raise click.ClickException(f"nothing was moved: {error}") from error
    click.echo(f"{done.rows} rows of {done.tables} tables are the same there; {done.files} files")
    click.echo("now set JALON_DATABASE_URL" if url != "sqlite" else "now unset JALON_DATABASE_URL")


@click.command
@EVERYWHERE
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each finding.")
@with_appcontext
def doctor(folders: tuple[Path, ...], *, as_json: bool) -> None:
    """Look at the installation and say what to do; ends with 1 when there is a fault."""
    settings = in_force()
    places = [each.folder for each in _folders(settings, folders)]
    findings = examined(settings, now(), places)
    for each in findings:
        if as_json:
            click.echo(json.dumps(asdict(each)))
        else:
            do = f"\n      → {each.do}" if each.do else ""
            click.echo(f"{MARKS[each.level]} {each.about}: {each.said}{do}")
    if any(each.level is Level.FAULT for each in findings):
        sys.exit(1)


def _key(settings: Settings) -> bytes:
    return settings.key(PURPOSE)


def _folders(settings: Settings, given: tuple[Path, ...]) -> list[BackupFolder]:
    chosen = given or settings.backups or (settings.data / "backups",)
    return [BackupFolder(folder, _key(settings)) for folder in chosen]


def _chosen(folder: BackupFolder, file: Path | None, at: datetime | None) -> Backup:
    backups = folder.backups()
    if file is not None:
        backups = [each for each in backups if each.path.name == file.name]
    if at is not None:
        backups = [each for each in backups if each.at.replace(tzinfo=None) <= at]
    if not backups:
        raise click.ClickException(f"there is no such backup in {folder.folder}")
    return backups[-1]


def _restored(folder: BackupFolder, chosen: Backup, settings: Settings) -> dict[str, str]:
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        if not is_empty(connection):
            raise click.ClickException(
                "the database is not empty: name an empty one, or use --replace with SQLite"
            )
        head = folder.restore(chosen, connection, settings.data / "files")
    for territory in db.session.scalars(db.select(Territory.id)).all():
        db.session.commit()
        with writing(territory) as store:
            store.begin_anew(store.seq, agreed=store.seq)
        db.session.commit()
    return head


def _put_aside(settings: Settings) -> None:
    """Rename the SQLite database with what belongs to it; nothing is deleted."""
    if settings.database_url:
        raise click.ClickException("--replace is for SQLite: give PostgreSQL an empty database")
    db.session.remove()
    db.engine.dispose()
    stamp = f"{now():%Y%m%dT%H%M%SZ}"
    for name in ("jalon.sqlite3", "jalon.sqlite3-wal", "jalon.sqlite3-shm"):
        if (settings.data / name).exists():
            (settings.data / name).rename(settings.data / f"{name}.before-{stamp}")
    current_app.logger.info("the database before the restore is kept as *.before-%s", stamp)


def _copy(source: Path, target: Path) -> None:
    """Copy what the other folder lacks; names say contents, so that what is there stays."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        place = target / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            arriving = place.with_name(f"{place.name}.arriving")
            shutil.copyfile(path, arriving)
            arriving.replace(place)
