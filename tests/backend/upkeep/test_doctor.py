"""The doctor names each thing that is wrong with an installation, and what to do."""

import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from backend.accounts.models import Device, Territory
from backend.attachments.objects import Folder
from backend.extensions import db
from backend.settings import Settings
from backend.upkeep.backups import PURPOSE, BackupPlace
from backend.upkeep.commands import backup, doctor
from backend.upkeep.doctor import Level, examined
from tests.backend.personas import START

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
    return replace(found, url="https://jalon.example.org")


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
    assert set(told(app, settings, Level.WARNING, folders=[elsewhere])) == {"mail"}


def test_backups_that_stopped_or_never_began(app, settings):
    assert "has none" in told(app, settings)["backups"]
    app.test_cli_runner().invoke(backup, ["--in", str(settings.data / "backups")])
    late = told(app, settings, now=START + timedelta(minutes=31))
    assert "the last" in late["backups"]
    assert "all are on this machine" in told(app, settings, Level.WARNING)["backups"]


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
    with app.app_context():
        db.session.execute(db.text("UPDATE alembic_version SET version_num = '0000'"))
        db.session.commit()
    assert "0000" in told(app, settings)["database"]


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


def test_a_mail_server_that_does_not_answer(app, settings):
    dead = replace(settings, smtp_url="smtp://127.0.0.1:1", mail_from="jalon@example.org")
    assert "does not answer" in told(app, dead)["mail"]


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
def test_a_role_that_passes_the_walls_between_territories(postgres_app, monkeypatch):
    monkeypatch.setattr("backend.upkeep.doctor.PASSES_WALLS", "SELECT true")
    assert "walls" in told(postgres_app, postgres_app.extensions["jalon.settings"])["database"]
