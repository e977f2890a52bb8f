"""A check of an installation: what is wrong, and what to do about it, in plain words."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from alembic.script import ScriptDirectory
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from backend import migrations
from backend.accounts.models import Device, Territory, User
from backend.attachments.models import Blob
from backend.attachments.storage import in_use
from backend.extensions import db
from backend.mail.models import MailMessage, MailState
from backend.mail.server import MailServer, NotDelivered
from backend.migrations.commands import versions_read
from backend.problems import Problem
from backend.settings import Settings
from backend.upkeep import jobs_done, journal, surroundings
from backend.upkeep.findings import Check, Finding, Level, Places, fine

MEGABYTE = 1024 * 1024
LEAST_FREE = 1024 * MEGABYTE
LARGEST_WAL = 64 * MEGABYTE
OLDEST_BACKUP = timedelta(minutes=30)
APART = timedelta(minutes=2)
LOOKED_AT = 50
PASSES_WALLS = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def examined(settings: Settings, now: datetime, backups: Places) -> list[Finding]:
    """Look at everything; a check that cannot run is a finding too."""
    found: list[Finding] = []
    for check in CHECKS:
        try:
            found.extend(check(settings, now, backups))
        except (OSError, SQLAlchemyError, Problem) as error:
            about = check.__name__.strip("_").replace("_", " ")
            found.append(
                Finding(about, Level.FAULT, f"cannot be looked at: {error}", "mend this first")
            )
        finally:
            db.session.rollback()
    return found


def _data_folder(settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    folder = settings.data
    if not folder.is_dir():
        yield Finding("data folder", Level.FAULT, f"{folder} is missing", "run ./jalon init")
        return
    for path in (folder, folder / "secret", folder / "jalon.sqlite3"):
        if path.exists() and path.stat().st_mode & OTHERS:
            right = "700" if path.is_dir() else "600"
            said = f"others on this machine can open {path.name}"
            yield Finding("data folder", Level.FAULT, said, f"chmod {right} {path}")
    trial = folder / f".doctor-{uuid4().hex}"
    with trial.open("wb") as file:
        file.write(b"x")
        os.fsync(file.fileno())
    trial.unlink()
    yield fine("data folder", f"{folder} can be written")


def _disk(settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    usage = shutil.disk_usage(settings.data)
    said = f"{usage.free // MEGABYTE} MB are free of {usage.total // MEGABYTE}"
    if usage.free < LEAST_FREE or usage.free < usage.total // 20:
        yield Finding(
            "disk", Level.FAULT, said, "make room: Jalon stops taking work when it is full"
        )
    else:
        yield fine("disk", said)


def _database(settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    if not db.inspect(db.engine).has_table("alembic_version"):
        yield Finding("database", Level.FAULT, "it has no tables", "run ./jalon migrate")
        return
    here = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    head = ScriptDirectory(str(Path(migrations.__file__).parent)).get_current_head()
    if here not in versions_read():
        said = f"it stands at migration {here}, of a later release"
        yield Finding("database", Level.WARNING, said, "bring this host to that release too")
    elif here != head:
        said = f"it stands at migration {here}, this version needs {head}"
        yield Finding("database", Level.FAULT, said, "run ./jalon migrate")
        return
    if settings.database_url:
        if db.session.scalar(text(PASSES_WALLS)):
            said = "its role passes the walls between territories"
            do = "ALTER ROLE … NOSUPERUSER NOBYPASSRLS, or connect as another"
            yield Finding("database", Level.FAULT, said, do)
        yield fine("database", f"PostgreSQL answers, migration {here}")
        return
    wrong = db.session.scalar(text("PRAGMA quick_check(1)"))
    if wrong != "ok":
        yield Finding(
            "database",
            Level.FAULT,
            f"it is damaged: {wrong}",
            "stop, then ./jalon restore --replace",
        )
    wal = settings.data / "jalon.sqlite3-wal"
    if wal.exists() and wal.stat().st_size > LARGEST_WAL:
        size = wal.stat().st_size // MEGABYTE
        yield Finding(
            "database", Level.WARNING, f"its log has {size} MB", "restart: a reader keeps it open"
        )
    yield fine("database", f"SQLite is whole, migration {here}")


def _clock(settings: Settings, now: datetime, _backups: Places) -> Iterator[Finding]:
    if settings.database_url:
        there = db.session.scalar(text("SELECT clock_timestamp()"))
        if there is not None and abs(there - now) > APART:
            said = f"it says {now:%Y-%m-%d %H:%M} UTC, the database's {there:%Y-%m-%d %H:%M %Z}"
            yield Finding("clock", Level.FAULT, said, "keep both by NTP")
            return
    seen = db.session.scalar(select(func.max(Device.last_seen)))
    if seen is not None and seen > now + APART:
        said = f"it says {now:%Y-%m-%d %H:%M} UTC, but a phone came at {seen:%Y-%m-%d %H:%M}"
        yield Finding("clock", Level.FAULT, said, "set the clock and keep it by NTP")
    else:
        yield fine("clock", f"it says {now:%Y-%m-%d %H:%M} UTC")


def _address(settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    if not settings.address:
        yield Finding(
            "address",
            Level.WARNING,
            "letters cannot carry links: nobody said where people reach Jalon",
            "set JALON_URL",
        )
    else:
        yield fine("address", settings.address)
    if not (settings.pwa / "index.html").is_file():
        said = f"the phone application is not in {settings.pwa}"
        yield Finding("application", Level.FAULT, said, "run ./jalon run once, or build pwa/")


def _territories(_settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    kinds = db.session.scalars(select(Territory.demo)).all()
    if not kinds:
        yield Finding(
            "territories", Level.WARNING, "there is none", "run ./jalon territory add NAME"
        )
    elif len(set(kinds)) > 1:
        said = "a demo territory stands beside real ones: its passwords are known"
        yield Finding("territories", Level.FAULT, said, "give demos an installation of their own")
    else:
        yield fine("territories", f"{len(kinds)}{' (demo)' if kinds[0] else ''}")
    runs = select(User.id).where(User.runs_installation, User.disabled_at.is_(None))
    if len(kinds) > 1 and db.session.scalar(runs.limit(1)) is None:
        said = "nobody sees the whole installation, nor gets its alerts"
        yield Finding(
            "territories", Level.WARNING, said, "run ./jalon territory administrator EMAIL"
        )


def _mail(settings: Settings, now: datetime, _backups: Places) -> Iterator[Finding]:
    late = now - timedelta(hours=1)
    waiting = db.session.scalar(
        select(func.count()).where(
            MailMessage.state == MailState.WAITING, MailMessage.created_at < late
        )
    )
    if not settings.smtp_url:
        yield Finding("mail", Level.WARNING, "messages are kept and not sent", "set JALON_SMTP_URL")
        return
    if waiting:
        said = f"{waiting} messages wait for more than an hour"
        do = "see /bureau/courriels; once it is mended, ./jalon mail send --again"
        yield Finding("mail", Level.FAULT, said, do)
    host = urlsplit(settings.smtp_url).hostname
    try:
        with MailServer(settings.smtp_url, settings.mail_from).connected():
            pass
    except NotDelivered as error:
        said = f"{host} does not let Jalon in: {error}"
        yield Finding("mail", Level.FAULT, said, "check JALON_SMTP_URL and the network")
    else:
        yield fine("mail", f"{host} lets Jalon in")


def _backups(settings: Settings, now: datetime, folders: Places) -> Iterator[Finding]:
    for place in folders:
        folder = place.objects.place
        try:
            made = place.backups()
        except (OSError, Problem):
            do = "check JALON_BACKUPS, JALON_S3_… and the service"
            yield Finding("backups", Level.FAULT, f"{folder} cannot be read", do)
            continue
        if not made:
            yield Finding(
                "backups", Level.FAULT, f"{folder} has none", "set JALON_BACKUPS, run ./jalon work"
            )
        elif now - made[-1].at > OLDEST_BACKUP:
            said = f"the last in {folder} is of {made[-1].at:%Y-%m-%d %H:%M} UTC"
            yield Finding("backups", Level.FAULT, said, "see whether ./jalon work runs")
        else:
            yield fine("backups", f"{len(made)} in {folder}, the last {made[-1].at:%H:%M} UTC")
    if all(_is_below(place.objects.place, settings.data) for place in folders):
        yield Finding(
            "backups",
            Level.WARNING,
            "all are on this machine",
            "name a folder elsewhere in JALON_BACKUPS, and keep the secret elsewhere too",
        )


def _is_below(place: str, folder: Path) -> bool:
    return Path(place).is_relative_to(folder)


def _files(_settings: Settings, _now: datetime, _backups: Places) -> Iterator[Finding]:
    """Files that the database names and that are not there, looked for among the last stored."""
    storage, trial = in_use(), f"doctor/{uuid4().hex}"
    try:
        storage.objects.write(trial, b"x")
        found = storage.objects.read(trial)
        storage.objects.remove(trial)
    except Problem:
        said = f"{storage.objects.place} cannot be written"
        yield Finding("files", Level.FAULT, said, "check JALON_FILES, JALON_S3_… and the service")
        return
    if found != b"x":
        said = f"{storage.objects.place} forgets"
        yield Finding("files", Level.FAULT, said, "see the service's log")
    query = select(Blob.territory_id, Blob.sha256).order_by(Blob.stored_at.desc()).limit(LOOKED_AT)
    blobs = db.session.execute(query).all()
    gone = [digest for territory, digest in blobs if not storage.has(territory, digest)]
    if gone:
        said = f"{len(gone)} of the last {len(blobs)} stored files are missing"
        yield Finding("files", Level.FAULT, said, "bring them back from a backup: ./jalon restore")
    else:
        yield fine("files", f"{storage.objects.place}: the last {len(blobs)} are there")


CHECKS: tuple[Check, ...] = (
    surroundings.settings_,
    surroundings.versions,
    _data_folder,
    _disk,
    _database,
    _clock,
    _address,
    _territories,
    _mail,
    _files,
    _backups,
    jobs_done.jobs,
    journal.kept_heads,
)
