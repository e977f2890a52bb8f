"""Territories of one installation: opened, renamed, suspended, and carried to another one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask

from backend.accounts import sealing
from backend.accounts.models import Territory, User
from backend.attachments.objects import Folder
from backend.attachments.storage import Storage
from backend.cli import commands
from backend.extensions import db, readonly
from backend.jobs.commands import do_due
from backend.jobs.models import Job
from backend.mail.models import MailMessage
from backend.upkeep import dump, territories
from tests.backend.browser import signed_in
from tests.backend.conftest import Clock
from tests.backend.database import close, opened
from tests.backend.personas import ELSEWHERE, HERE, PEOPLE, START
from tests.backend.phone import Phone
from tests.backend.station import STATION, registers

HOME = "/api/installation"
NEW = {"name": "Rennes", "email": "zoe@rennes.test", "administrator": "Zoé Le Goff"}


def run(app: Flask, *words: object) -> str:
    answer = app.test_cli_runner().invoke(commands, ["territory", *map(str, words)])
    assert answer.exit_code == 0, (answer.output, answer.exception)
    return answer.output


def refused(app: Flask, *words: object) -> str:
    answer = app.test_cli_runner().invoke(commands, ["territory", *map(str, words)])
    assert answer.exit_code == 1, answer.output
    return answer.output


@pytest.fixture
def other(request, tmp_path) -> Iterator[Callable[[str], Flask]]:
    """Another installation with another secret and nothing in it, on either database."""
    made: list[Flask] = []

    def on(database: str) -> Flask:
        address = request.getfixturevalue("postgres").fresh() if database == "postgresql" else ""
        folder = tmp_path / "other"
        folder.mkdir()
        app = opened(folder, address, Clock())
        settings = app.extensions["jalon.settings"]
        app.extensions["jalon.settings"] = replace(
            settings,
            secret_key="another secret 93 of the installation",
            previous_secret_key=settings.secret_key,
        )
        with app.app_context():
            flask_migrate.upgrade()
        made.append(app)
        return app

    yield on
    for app in made:
        close(app)


def test_the_page_tells_the_installation_to_who_runs_it(damien):
    told = damien.get(HOME).json
    assert [each["name"] for each in told["territories"]] == ["Ailleurs", "Ici"]
    assert told["figures"]["accounts"] == sum(not each.disabled for each in PEOPLE.values())
    assert told["figures"]["database_bytes"] > 100_000
    assert {"backups_off", "mail_off"} <= {each["code"] for each in told["alerts"]}
    assert {"mail send", "backup"} <= {each["name"] for each in told["jobs"]}


def test_an_administrator_of_one_territory_of_several_is_refused(app):
    run(app, "administrator", "damien@jalon.test", "--no")
    answer = signed_in(app, PEOPLE["damien"]).get(HOME)
    assert (answer.status_code, answer.json["code"]) == (403, "not_of_installation")
    assert "no administrator" in refused(app, "administrator", "bruno@jalon.test")


def test_a_territory_is_opened_with_its_administrator_and_renamed(app, damien):
    told = damien.post(f"{HOME}/territories", json=NEW)
    assert told.status_code == 201
    [made] = [each for each in told.json["territories"] if each["name"] == "Rennes"]
    with app.app_context():
        first = db.session.scalars(db.select(User).where(User.email == NEW["email"])).one()
        letter = db.session.scalars(db.select(MailMessage)).one()
        assert (first.territory_id, first.role) == (made["id"], "administrator")
        assert (letter.territory_id, letter.recipient) == (made["id"], NEW["email"])
    assert damien.post(f"{HOME}/territories", json=NEW).json["code"] == "territory_name_taken"
    place = f"{HOME}/territories/{made['id']}"
    assert "Ille" in damien.patch(place, json={"name": "Ille-et-Vilaine"}).text
    assert damien.patch(place, json={"name": "Ici"}).status_code == 409


def test_who_opens_the_second_territory_goes_on_running_the_installation(sqlite_app):
    run(sqlite_app, "administrator", "damien@jalon.test", "--no")
    with sqlite_app.app_context():
        territories.opened("Rennes", None, PEOPLE["damien"].id, START)
        db.session.commit()
    assert signed_in(sqlite_app, PEOPLE["damien"]).get(HOME).status_code == 200


def test_nobody_of_a_suspended_territory_is_served_and_nothing_is_lost(app, damien):
    ines = Phone(signed_in(app, PEOPLE["ines"]))
    place = f"{HOME}/territories/{ELSEWHERE}"
    assert damien.patch(place, json={"suspended": True}).status_code == 200
    made = ines.create("operation", STATION, code="O1", title="Opération", is_anru=False)
    answer = ines.send(made)
    assert (answer.status_code, answer.json["code"]) == (503, "suspended")
    assert int(answer.headers["Retry-After"]) > 0
    own = damien.patch(f"{HOME}/territories/{HERE}", json={"suspended": True})
    assert own.json["code"] == "own_territory"
    assert damien.get("/auth/me").status_code == 200
    assert damien.patch(place, json={"suspended": False}).status_code == 200
    assert ines.push(made)


def test_the_commands_do_the_same(app):
    assert re.search(r"open +\d+ accounts +\d+ records  Ici", run(app, "list"))
    run(app, "rename", "Ailleurs", "Là-bas")
    run(app, "suspend", "Là-bas")
    assert '"suspended_at": "2026' in run(app, "list", "--json")
    run(app, "resume", "Là-bas")
    assert "no territory" in refused(app, "suspend", "Nulle part")
    assert "is named" in refused(app, "add", "Ici")


def test_what_needs_a_person_is_an_alert(sqlite_app, clock):
    settings = sqlite_app.extensions["jalon.settings"]
    sqlite_app.extensions["jalon.settings"] = replace(settings, backups=("/tmp/backups",))  # noqa: S108 - never written

    def fails(_job: object) -> None:
        raise OSError("no space left")

    with sqlite_app.app_context():
        for _ in range(3):
            from backend.jobs.schedule import JOBS  # noqa: PLC0415 - the jobs as they are

            do_due(JOBS, fails)
            clock.pass_by(hours=2)
        db.session.execute(db.update(Job).values(due_at=clock.now() - timedelta(hours=1)))
        db.session.commit()
    told = signed_in(sqlite_app, PEOPLE["damien"]).get(HOME).json
    alerts = {each["code"]: each["about"] for each in told["alerts"]}
    assert "backup" in alerts["jobs_failing"]
    assert "backup" in alerts["jobs_late"]
    assert "backup_late" in alerts
    [job] = [each for each in told["jobs"] if each["name"] == "backup"]
    assert (job["failures"], job["error"]) == (3, "no space left")


@pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def test_a_territory_is_carried_to_another_installation_and_works_there(
    app, other, tmp_path, database
):
    phone = Phone(signed_in(app, PEOPLE["alice"]))
    phone.push(*registers(phone))
    digest = Storage(Folder(tmp_path)).store(HERE, b"a sheet")
    Storage(Folder(tmp_path)).store(ELSEWHERE, b"another's")
    file = tmp_path / "ici.jalon-territory"
    assert "1 files, verified" in run(app, "export", "Ici", file)
    there = other(database)
    assert "are the same here" in run(there, "import", file)
    assert contents(there) == contents(app)
    with there.app_context():
        home = db.session.scalars(db.select(Territory)).one()
        assert (home.id, home.name) == (HERE, "Ici")
        settings = there.extensions["jalon.settings"]
        assert sealing.private_key(home, settings)
    assert Storage(Folder(tmp_path / "other")).read(HERE, digest) == b"a sheet"
    assert [path.name for path in (tmp_path / "other" / "files").iterdir()] == [HERE]
    goes_on = Phone(signed_in(there, PEOPLE["damien"]))
    goes_on.pull()
    assert goes_on.push(goes_on.update("operation", STATION, title="Ailleurs"))
    assert "here already" in refused(there, "import", file)


def contents(app: Flask) -> dict[str, dump.Counted]:
    with app.app_context(), readonly():
        connection = db.session.connection()
        return {
            table.name: dump.counted(connection, table, HERE)
            for table in db.metadata.sorted_tables
            if table.name not in {"sync_device", "refresh_token"}
        }


@pytest.mark.parametrize("how", ["cut off", "changed", "another secret"])
def test_a_damaged_territory_is_not_imported(sqlite_app, other, tmp_path, how):
    file = tmp_path / "ici.jalon-territory"
    run(sqlite_app, "export", "Ici", file)
    there = other("sqlite")
    raw = bytearray(file.read_bytes())
    if how == "cut off":
        del raw[-9:]
    elif how == "changed":
        raw[len(raw) // 2] ^= 4
    else:
        settings = there.extensions["jalon.settings"]
        there.extensions["jalon.settings"] = replace(settings, previous_secret_key="")
    file.write_bytes(raw)
    assert "nothing was imported" in refused(there, "import", file)
    with there.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(Territory)) == 0
    assert not Path(tmp_path / "other" / "files").exists()
