"""The doctor names each thing that is wrong with an installation, and what to do."""

import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.cli import ScriptInfo

from backend.accounts.models import Device, Territory, User
from backend.attachments.models import Blob
from backend.attachments.objects import Folder
from backend.attachments.storage import Storage
from backend.cli import application, commands
from backend.clock import SystemClock
from backend.extensions import db
from backend.jobs.models import Job
from backend.mail import outbox
from backend.mail.letters import Letter
from backend.settings import Settings
from backend.upkeep import doctor as doctor_checks
from backend.upkeep import surroundings
from backend.upkeep.backups import PURPOSE, BackupPlace
from backend.upkeep.commands import backup, doctor
from backend.upkeep.doctor import examined
from backend.upkeep.findings import Level
from tests.backend.browser import visitor
from tests.backend.database import SECRET, opened
from tests.backend.mail.mailbox import listening
from tests.backend.personas import HERE, START

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """The database matters in one test alone."""
    return sqlite_app


@pytest.fixture
def settings(app: Flask, tmp_path: Path) -> Settings:
    (tmp_path / "pwa").mkdir()
    (tmp_path / "pwa" / "index.html").touch()
    found: Settings = app.extensions["jalon.settings"]
    for path in tmp_path.glob("jalon*"):
        path.chmod(0o600)
    tmp_path.chmod(0o700)
    return replace(found, url="https://jalon.example.org", proxies=1)


def told(app: Flask, settings: Settings, level: Level = Level.FAULT, **other) -> dict[str, str]:
    now, folders = other.get("now", START), other.get("folders", [settings.data / "backups"])
    places = [BackupPlace(Folder(folder), settings.key(PURPOSE)) for folder in folders]
    with app.app_context():
        found = examined(settings, now, places)
    assert all(each.do or each.level is Level.OK for each in found)
    return {each.about: each.said for each in found if each.level is level}


def test_a_healthy_installation_has_no_fault(app, settings, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    run = app.test_cli_runner().invoke(backup, ["--in", str(elsewhere)])
    assert run.exit_code == 0, run.output
    assert told(app, settings, folders=[elsewhere]) == {}
    assert set(told(app, settings, Level.WARNING, folders=[elsewhere])) == {"mail", "jobs"}


def test_backups_that_stopped_or_never_began(app, settings):
    assert "has none" in told(app, settings)["backups"]
    app.test_cli_runner().invoke(backup, ["--in", str(settings.data / "backups")])
    late = told(app, settings, now=START + timedelta(minutes=31))
    assert "the last" in late["backups"]
    assert "all are on this machine" in told(app, settings, Level.WARNING)["backups"]


def test_a_database_without_tables(app, settings):
    with app.app_context():
        db.session.execute(db.text("DROP TABLE alembic_version"))
        db.session.commit()
    assert told(app, settings)["database"] == "it has no tables"


def test_a_database_that_cannot_be_reached(tmp_path, clock):
    nowhere = opened(tmp_path, "postgresql://jalon@127.0.0.1:1/jalon", clock)
    found = told(nowhere, nowhere.extensions["jalon.settings"])
    assert "cannot be looked at" in found["database"]
    assert "disk" not in found, "the rest is looked at all the same"


def test_a_proxy_that_is_not_named_and_a_secret_that_is_still_named(app, settings):
    assert "no proxy" in told(app, replace(settings, proxies=0), Level.WARNING)["settings"]
    before = replace(settings, previous_secret_key="another secret 93 of the installation")
    assert "the secret before" in told(app, before, Level.WARNING)["settings"]


def test_a_setting_whose_name_is_misspelled(app, settings, monkeypatch):
    for name in ("JALON_BACKUP", "JALON_SMTP_URL_FILE", "JALON_S3_KEY", "JALON_CHROMIUM"):
        monkeypatch.setenv(name, "x")
    with app.app_context():
        found = [each for each in examined(settings, START, []) if "no setting" in each.said]
    assert [each.said.split()[0] for each in found] == ["JALON_BACKUP", "JALON_S3_KEY"]
    assert "JALON_BACKUPS" in found[0].do


def test_packages_that_were_not_tested_together(app, settings, tmp_path, monkeypatch):
    lock = tmp_path / "lock"
    lock.write_text("flask==0.1 \\\n    --hash=sha256:0\nnever-heard-of==1.0\n")
    monkeypatch.setattr(surroundings, "LOCK", lock)
    said = told(app, settings, Level.WARNING)["versions"]
    assert said.endswith("for 0.1, never-heard-of missing for 1.0")


def test_a_database_program_that_is_too_old(app, settings, monkeypatch):
    monkeypatch.setattr(surroundings, "LEAST_SQLITE", (99,))
    assert "too old" in told(app, settings)["versions"]


def test_jobs_that_nobody_does_and_jobs_that_fail(app, settings):
    with app.app_context():
        db.session.add(Job(name="remind", due_at=START - timedelta(hours=1)))
        db.session.add(Job(name="months", due_at=START, failures=1))
        db.session.add(Job(name="backup", due_at=START - timedelta(days=1)))  # not wanted
        db.session.commit()
    with app.app_context():
        found = [each.said for each in examined(settings, START, []) if each.about == "jobs"]
    assert found == ["nobody does: remind", "the last try failed of: months"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "no secret"),
        ({"JALON_SECRET_KEY": "short"}, "at least 32 characters"),
        ({"JALON_SECRET_KEY": SECRET, "JALON_PROXIES": "one"}, "JALON_PROXIES is a whole number"),
        ({"JALON_SECRET_KEY": SECRET, "JALON_FILES": "/srv"}, "JALON_FILES begins with s3://"),
        ({"JALON_SECRET_KEY": SECRET, "JALON_SMTP_URL": "smtp://a"}, "JALON_MAIL_FROM is needed"),
        ({"JALON_SECRET_KEY": SECRET, "JALON_URL": "jalon.fr"}, "JALON_URL begins with https://"),
        ({"JALON_SECRET_KEY_FILE": "/nowhere"}, "a file that cannot be read"),
    ],
    ids=["none", "short", "no number", "no bucket", "no sender", "no scheme", "no file"],
)
def test_settings_with_which_nothing_starts_are_named(tmp_path, monkeypatch, given, said):
    for name, value in {"JALON_DATA": str(tmp_path / "empty"), **given}.items():
        monkeypatch.setenv(name, value)
    script = ScriptInfo(create_app=application, set_debug_flag=False)
    answer = CliRunner().invoke(commands, ["doctor"], obj=script)
    assert answer.exit_code == 1
    assert said in answer.output


def test_files_that_others_can_open(app, settings):
    (settings.data / "secret").touch()
    (settings.data / "secret").chmod(0o644)
    assert "secret" in told(app, settings)["data folder"]


def test_a_data_folder_that_is_gone(app, settings, tmp_path):
    assert "missing" in told(app, replace(settings, data=tmp_path / "no"))["data folder"]


def test_a_disk_that_fills_up(app, settings, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100 << 30, 99 << 30, 1 << 29))
    assert "512 MB are free" in told(app, settings)["disk"]


def test_a_database_of_another_version(app, settings):
    ready = []
    for version in ("0001", "9999"):
        with app.app_context():
            stands_at = db.text("UPDATE alembic_version SET version_num = :v")
            db.session.execute(stands_at, {"v": version})
            db.session.commit()
        ready.append(visitor(app).get("/readyz").status_code)
        level = Level.FAULT if version == "0001" else Level.WARNING
        assert version in told(app, settings, level)["database"]
    assert ready == [503, 200], "hosts of this release go on beside those of the next"


def test_a_damaged_database(sqlite_app, tmp_path):
    file = tmp_path / "jalon.sqlite3"
    with sqlite_app.app_context():
        db.session.remove()
        db.engine.dispose()
    raw = bytearray(file.read_bytes())
    for page in range(20, len(raw) // 4096, 3):
        raw[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    file.write_bytes(raw)
    settings = sqlite_app.extensions["jalon.settings"]
    assert "database" in told(sqlite_app, settings)


def test_a_clock_that_was_set_back(app, settings, sign_in):
    sign_in("bruno")
    with app.app_context():
        db.session.execute(db.update(Device).values(last_seen=START))
        db.session.commit()
    assert "clock" not in told(app, settings)
    assert "a phone came" in told(app, settings, now=START - timedelta(days=1))["clock"]


def test_nobody_said_where_jalon_is(app, settings):
    assert "links" in told(app, replace(settings, url="", hosts=()), Level.WARNING)["address"]


def test_an_application_that_was_not_built(app, settings, tmp_path):
    assert "application" in told(app, replace(settings, pwa=tmp_path / "nothing"))


def test_a_demo_beside_real_territories(app, settings):
    with app.app_context():
        first = db.session.scalar(db.select(db.func.min(Territory.id)))
        db.session.execute(db.update(Territory).where(Territory.id == first).values(demo=True))
        db.session.commit()
    assert "demo" in told(app, settings)["territories"]


def test_territories_whose_installation_nobody_runs(app, settings):
    with app.app_context():
        db.session.execute(db.update(User).values(runs_installation=False))
        db.session.commit()
    assert "its alerts" in told(app, settings, Level.WARNING)["territories"]


def test_a_mail_server_that_does_not_answer_or_lets_nobody_in(app, settings):
    dead = replace(settings, smtp_url="smtp://127.0.0.1:1", mail_from="jalon@example.org")
    assert "does not let Jalon in: ConnectionRefused" in told(app, dead)["mail"]
    with listening() as box:  # it knows no password
        closed = replace(dead, smtp_url=box.url.replace("//", "//jalon:wrong@"))
        assert "does not let Jalon in" in told(app, closed)["mail"]
        assert "mail" not in told(app, replace(dead, smtp_url=box.url))


def test_the_command_ends_with_one_when_there_is_a_fault(sqlite_app):
    answer = sqlite_app.test_cli_runner().invoke(doctor, [])
    assert answer.exit_code == 1
    assert "✗ backups" in answer.output
    assert "→" in answer.output


@pytest.mark.postgres
def test_postgresql_is_looked_at_too(postgres_app):
    found = told(postgres_app, postgres_app.extensions["jalon.settings"], Level.OK)
    assert "PostgreSQL answers" in found["database"]


@pytest.mark.postgres
def test_a_database_with_another_clock(postgres_app):
    settings = postgres_app.extensions["jalon.settings"]
    assert "the database's" in told(postgres_app, settings)["clock"]
    assert "clock" not in told(postgres_app, settings, now=SystemClock().now())


def test_stored_files_that_are_gone(app, settings):
    with app.app_context():
        blob = Blob(territory_id=HERE, sha256="ab" * 32, content_type="image/jpeg", size=1)
        blob.stored_at = START
        db.session.add(blob)
        db.session.commit()
    assert "1 of the last 1 stored files are missing" in told(app, settings)["files"]
    Storage(Folder(settings.data)).store(HERE, b"x", "ab" * 32)
    assert "files" not in told(app, settings)


def test_a_log_of_the_database_that_grows(app, settings, monkeypatch):
    monkeypatch.setattr(doctor_checks, "LARGEST_WAL", 0)
    with app.app_context():
        db.session.execute(db.update(Territory).values(name=Territory.name))
        db.session.commit()
    assert "its log has" in told(app, settings, Level.WARNING)["database"]


def test_messages_that_wait_for_long(app, settings):
    with app.app_context():
        letter = Letter(
            territory_id=HERE, kind="minutes", about="visit", digest="0" * 64,
            recipient="a@example.org", recipient_name="", subject="s", body="b",
        )  # fmt: skip
        outbox.queue(letter, START - timedelta(hours=2))
        db.session.commit()
    dead = replace(settings, smtp_url="smtp://127.0.0.1:1", mail_from="jalon@example.org")
    with app.app_context():
        found = [each for each in examined(dead, START, []) if each.about == "mail"]
    assert any("wait for more than an hour" in each.said for each in found)


@pytest.mark.postgres
def test_a_role_that_passes_the_walls_is_named(postgres_app, monkeypatch):
    settings = postgres_app.extensions["jalon.settings"]
    assert "database" not in told(postgres_app, settings)
    monkeypatch.setattr(doctor_checks, "PASSES_WALLS", "SELECT true")
    assert "passes the walls" in told(postgres_app, settings)["database"]
