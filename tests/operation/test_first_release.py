"""A database of release 0.1.0 with its data comes to this version; its processes go on writing."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from backend import create_app
from backend.cli import commands
from backend.clock import SystemClock
from backend.extensions import db
from tests.backend.browser import signed_in
from tests.backend.database import close, settings_of
from tests.backend.personas import GARE, PEOPLE
from tests.backend.phone import Phone
from tests.backend.test_attachments import VISIT
from tests.operation import release

FIRST = "0001"
BACKUP = Path(__file__).with_name("backup_0_1_0")
TIMELINE = {"sync_clock", "sync_epoch"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def app(request, tmp_path) -> Iterator[Flask]:
    """An office without tables."""
    postgres = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    address = postgres.fresh() if postgres else ""
    app = create_app(settings_of(tmp_path, address), SystemClock())
    yield app
    close(app)
    if postgres:
        postgres.drop(address)


def fill(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        release.fill(connection)


def found(app: Flask) -> dict[str, list[release.Row]]:
    with app.app_context(), db.engine.connect() as connection:
        return release.found(connection)


def test_an_installation_of_the_first_release_comes_to_this_one_and_works(app):
    with app.app_context():
        flask_migrate.upgrade(revision=FIRST)
    fill(app)
    before = found(app)
    assert sum(map(len, before.values())) == sum(len(each.rows) for each in release.tables())
    with app.app_context():
        flask_migrate.upgrade()
    assert found(app) == before, "nothing is lost, nothing is another"
    works(app)


def test_a_process_of_the_first_release_writes_into_the_tables_of_this_one(app):
    with app.app_context():
        flask_migrate.upgrade()
    fill(app)
    works(app)


def test_a_backup_of_the_first_release_is_restored_and_works(app, tmp_path):
    """Made by release 0.1.0 itself, of these rows and one photo."""
    runner = app.test_cli_runner()
    told = runner.invoke(commands, ["restore", "--in", str(BACKUP)])
    assert told.exit_code == 0, told.output
    assert "restored to 2026-11-22T20:45:00" in told.output
    assert {name: len(rows) for name, rows in found(app).items() if name not in TIMELINE} == {
        each.table: len(each.rows) for each in release.tables() if each.table not in TIMELINE
    }
    [photo] = (path for path in (tmp_path / "files").rglob("*") if path.is_file())
    assert photo.read_bytes() == b"a photo of the first release"
    verified = runner.invoke(commands, ["audit", "verify"])
    assert verified.exit_code == 0, verified.output
    works(app)


def works(app: Flask) -> None:
    """An officer goes on where he was; the office reads what was kept."""
    assert app.test_client().get("/readyz", base_url="https://jalon.test").status_code == 200
    phone = Phone(signed_in(app, PEOPLE["bruno"]), str(uuid4()))
    phone.pull()
    assert phone.rows[VISIT]["data"]["state"] == "draft"
    values = {"site_id": GARE, "name": "Mme Roy", "is_draft": True}
    answers = phone.push(phone.create("contact", str(uuid4()), **values))
    assert answers[0]["status"] == "applied"
    desk = signed_in(app, PEOPLE["alice"])
    for path in ("/api/mail", "/api/reconciliation", "/api/registers/worker"):
        assert desk.get(path).status_code == 200, path


@pytest.mark.parametrize("app", ["postgresql"], indirect=True)
@pytest.mark.postgres
def test_a_migration_that_cannot_have_a_table_gives_up_and_leaves_everything(app):
    with app.app_context():
        flask_migrate.upgrade(revision=FIRST)
        with db.engine.begin() as reader:
            reader.exec_driver_sql("LOCK TABLE sync_op, user_account, territory")
            for limit in ("lock timeout", "statement timeout"):
                with pytest.raises(OperationalError, match=limit):
                    flask_migrate.upgrade(x_arg=[f"{limit.replace(' ', '_')}=100ms"])
            told = app.test_cli_runner().invoke(commands, ["migrate", "--wait", "0.1"])
            assert (told.exit_code, "a quieter hour" in told.output) == (1, True), told.output
        assert db.session.scalar(db.text("SELECT version_num FROM alembic_version")) == FIRST
        db.session.rollback()
        flask_migrate.upgrade()
