"""Commands that keep an installation: `backup`, `restore`, `move`, `doctor`."""

import json
import sys
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from backend.accounts.models import Territory
from backend.attachments.storage import files_of, in_use, objects_at
from backend.audit.erasing import begin_chain
from backend.audit.heads import keep_restored
from backend.clock import now
from backend.extensions import db, readonly
from backend.migrations.commands import alone, versions_read
from backend.problems import Problem
from backend.records.store import writing
from backend.settings import Settings, in_force
from backend.upkeep.backups import PURPOSE, Backup, BackupPlace, is_empty
from backend.upkeep.doctor import examined
from backend.upkeep.dump import NotAsWritten, NotThisVersion
from backend.upkeep.findings import Level
from backend.upkeep.moving import NotMoved, move_files
from backend.upkeep.moving import move as moved
from backend.upkeep.sealed import Damaged

MARKS = {Level.OK: "✓", Level.WARNING: "!", Level.FAULT: "✗"}
AS_JSON = click.option("--json", "as_json", is_flag=True, help="The result as a line of JSON.")
EVERYWHERE = click.option(
    "--in",
    "folders",
    multiple=True,
    help="Folder or s3://… of backups, several for copies; without: JALON_BACKUPS.",
)


@click.command
@EVERYWHERE
@AS_JSON
@with_appcontext
def backup(folders: tuple[str, ...], *, as_json: bool) -> None:
    """Back up everything while Jalon runs, verify it, copy it, and let old backups go."""
    settings = in_force()
    first, *others = _folders(settings, folders)
    try:
        with readonly():
            made = first.make(
                db.session.connection(), in_use().objects, now(), scratch=settings.data
            )
        rows = first.verify(made)
    except Damaged as error:
        raise click.ClickException(f"the backup cannot be read again: {error}") from error
    first.rotate(made.at)
    missed = [folder.objects.place for folder in others if not _copied(first, folder, made)]
    if missed:
        raise click.ClickException(f"{made.name} is made, but not copied to {', '.join(missed)}")
    told = {"name": made.name, "in": first.objects.place, "rows": rows, "copies": len(others)}
    copies = f", {len(others)} copies" if others else ""
    said = f"{made.name} in {first.objects.place} ({rows} rows, verified{copies})"
    click.echo(json.dumps(told) if as_json else said)


@click.command
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--at", type=click.DateTime(), help="The last backup until then, in UTC.")
@click.option("--replace", is_flag=True, help="SQLite: put the present database aside first.")
@EVERYWHERE
@AS_JSON
@with_appcontext
def restore(
    file: Path | None,
    at: datetime | None,
    folders: tuple[str, ...],
    *,
    replace: bool,
    as_json: bool,
) -> None:
    """Bring a backup back into an empty installation; phones then offer again what they sent."""
    settings = in_force()
    folder = _folders(settings, (str(file.parent),) if file else folders)[0]
    chosen = _chosen(folder, file, at)
    with alone(settings):
        try:
            rows = folder.verify(chosen)
            _must_be_readable(folder, chosen)
            if replace:
                _put_aside(settings)
            flask_migrate.upgrade()
            head = _restored(folder, chosen)
        except (Damaged, NotThisVersion, NotAsWritten) as error:
            raise click.ClickException(f"{chosen.name} is refused: {error}") from error
    told = {"name": chosen.name, "at": head["at"], "rows": rows}
    said = f"restored to {head['at']} from {chosen.name}"
    click.echo(json.dumps(told) if as_json else said)


@click.command
@click.option("--to", "url", help="postgresql://…, or sqlite for the data folder.")
@click.option("--files-to", "place", help="s3://bucket/prefix, or folder for the data folder.")
@AS_JSON
@with_appcontext
def move(url: str | None, place: str | None, *, as_json: bool) -> None:
    """Copy the database, or the files, to another place and compare both; stop Jalon first."""
    if place is not None:
        _move_files(in_force(), "" if place == "folder" else place)
    if url is None:
        return
    with alone(in_force()):
        try:
            done = moved(in_force(), "" if url == "sqlite" else url, now())
        except (NotMoved, NotThisVersion, NotAsWritten) as error:
            raise click.ClickException(f"nothing was moved: {error}") from error
    if as_json:
        click.echo(json.dumps(asdict(done)))
        return
    click.echo(f"{done.rows} rows of {done.tables} tables are the same there; {done.files} files")
    click.echo("now set JALON_DATABASE_URL" if url != "sqlite" else "now unset JALON_DATABASE_URL")


@click.command
@EVERYWHERE
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each finding.")
@with_appcontext
def doctor(folders: tuple[str, ...], *, as_json: bool) -> None:
    """Look at the installation and say what to do; ends with 1 when there is a fault."""
    settings = in_force()
    findings = examined(settings, now(), _folders(settings, folders))
    for each in findings:
        if as_json:
            click.echo(json.dumps(asdict(each)))
        else:
            do = f"\n      → {each.do}" if each.do else ""
            click.echo(f"{MARKS[each.level]} {each.about}: {each.said}{do}")
    if any(each.level is Level.FAULT for each in findings):
        sys.exit(1)


def _move_files(settings: Settings, place: str) -> None:
    there = files_of(replace(settings, files=place))
    if there.place == in_use().objects.place:
        raise click.ClickException("the files are there already")
    try:
        count = move_files(in_use().objects, there)
    except (NotMoved, Problem) as error:
        raise click.ClickException(f"not all files were moved: {error}") from error
    click.echo(f"{count} files are the same in {there.place}")
    click.echo(f"now set JALON_FILES={place}" if place else "now unset JALON_FILES")


def _copied(source: BackupPlace, target: BackupPlace, made: Backup) -> bool:
    """Copy what the other place lacks; one that fails keeps neither a backup nor another copy."""
    try:
        source.copy_to(target)
        target.verify(made)
        target.rotate(made.at)
    except (OSError, Problem, Damaged):
        current_app.logger.exception("not copied to %s", target.objects.place)
        return False
    return True


def _key(settings: Settings) -> bytes:
    return settings.key(PURPOSE)


def _folders(settings: Settings, given: tuple[str, ...]) -> list[BackupPlace]:
    chosen = given or settings.backups or (str(settings.data / "backups"),)
    return [BackupPlace(objects_at(place, settings), _key(settings)) for place in chosen]


def _chosen(folder: BackupPlace, file: Path | None, at: datetime | None) -> Backup:
    backups = folder.backups()
    if file is not None:
        backups = [each for each in backups if each.name == file.name]
    if at is not None:
        backups = [each for each in backups if each.at.replace(tzinfo=None) <= at]
    if not backups:
        raise click.ClickException(f"there is no such backup in {folder.objects.place}")
    return backups[-1]


def _restored(folder: BackupPlace, chosen: Backup) -> dict[str, str]:
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        if not is_empty(connection):
            raise click.ClickException(
                "the database is not empty: name an empty one, or use --replace with SQLite"
            )
        head = folder.restore(chosen, connection, in_use().objects, versions_read())
    for territory in db.session.scalars(db.select(Territory.id)).all():
        begin_chain(territory, now())
        db.session.commit()
        with writing(territory) as store:
            store.begin_anew(store.seq, agreed=store.seq)
        db.session.commit()
    keep_restored(in_force(), now())
    return head


def _must_be_readable(folder: BackupPlace, chosen: Backup) -> None:
    """Refuse what a later release wrote, before anything is touched: NotThisVersion."""
    there = json.loads(next(folder.lines(chosen.name)))["version"]
    if there not in versions_read():
        said = f"it stands at {there}, which this version of Jalon does not know"
        raise NotThisVersion(f"{said}: use the one that wrote it, or a later one")


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
