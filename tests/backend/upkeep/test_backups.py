"""A drill: everything is lost, and comes back from a backup that was verified when it was made."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import Connection, select, text

from backend.attachments.objects import Folder
from backend.attachments.storage import Storage
from backend.demo.territory import territory
from backend.extensions import db, readonly
from backend.records import tables
from backend.records.store import Actor, writing
from backend.upkeep import dump
from backend.upkeep.backups import SUFFIX, BackupPlace
from backend.upkeep.commands import backup, move, restore
from backend.upkeep.moving import NotMoved
from backend.upkeep.moving import move as moved
from tests.backend.browser import signed_in
from tests.backend.conftest import Clock
from tests.backend.database import close, opened, settings_of
from tests.backend.personas import HERE, PEOPLE, START, identifier
from tests.backend.phone import Phone
from tests.backend.station import STATION, registers
from tests.postgres_server import PostgresServer

TIMELINE = {tables.clock.name, tables.epoch.name}
JOURNAL = tables.journal.name


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(signed_in(app, PEOPLE["alice"]))


@pytest.fixture
def station(app: Flask, phone: Phone) -> Flask:
    """An installation at work: registers, a journal, receipts, a stored photo."""
    phone.push(*registers(phone))
    photo = files_of(app) / HERE / "ab" / "abc"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a photo")
    return app


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """Another machine with the same secret, and nothing on it."""
    folder = tmp_path / "other"
    folder.mkdir()
    app = opened(folder, "", Clock())
    yield app
    close(app)


def files_of(app: Flask) -> Path:
    return app.extensions["jalon.settings"].data / "files"


def whole(instant: datetime) -> datetime:
    """To the second, as backups are named."""
    return instant.replace(microsecond=0)


def run(app: Flask, command, *words: object) -> str:
    answer = app.test_cli_runner().invoke(command, list(map(str, words)))
    assert answer.exit_code == 0, answer.output
    return answer.output


def refused(app: Flask, command, *words: object) -> str:
    answer = app.test_cli_runner().invoke(command, list(map(str, words)))
    assert answer.exit_code == 1, answer.output
    return answer.output


def contents(app: Flask) -> dict[str, dump.Counted]:
    with app.app_context(), readonly():
        return tables_in(db.session.connection())


def tables_in(connection: Connection) -> dict[str, dump.Counted]:
    return {
        table.name: dump.counted(connection, table)
        for table in db.metadata.sorted_tables
        if table.name not in TIMELINE
    }


def test_a_restored_office_begins_a_new_timeline(station, empty, tmp_path):
    run(station, backup, "--in", tmp_path / "backups")
    run(empty, restore, "--in", tmp_path / "backups")
    heads = []
    for app in (station, empty):
        with app.app_context():
            row = select(tables.clock.c.epoch, tables.clock.c.seq)
            heads.append(db.session.execute(row.where(tables.clock.c.territory_id == HERE)).one())
    assert heads[0].epoch != heads[1].epoch
    assert heads[1].seq > heads[0].seq


@contextmanager
def at_work(phone: Phone) -> Iterator[Event]:
    """Somebody who pushes one change after the other; the event is set after each."""
    pushed, stop = Event(), Event()

    def work() -> None:
        while not stop.is_set():
            phone.push(phone.update("operation", STATION, title=f"Opération {phone.n}"))
            pushed.set()

    writer = Thread(target=work)
    writer.start()
    try:
        yield pushed
    finally:
        stop.set()
        writer.join()


def test_all_is_back_after_all_was_lost(station, phone, empty, tmp_path):
    """The drill: lost while somebody works. How long it takes says `./jalon bench drill`."""
    with station.app_context():
        with writing(HERE) as store:
            for table, record_id, values in territory(7, START.date(), 4):
                store.put(table, record_id, values, Actor("demo", "office", START, START.date()))
        db.session.commit()
    with at_work(phone) as pushed, station.app_context(), readonly():
        before = tables_in(db.session.connection())
        pushed.clear()
        assert pushed.wait(30)
        files = Folder(station.extensions["jalon.settings"].data)
        place = folder_of(station, tmp_path / "backups")
        place.make(db.session.connection(), files, START, scratch=tmp_path)
    assert contents(station)[JOURNAL].rows > before[JOURNAL].rows > 1000
    close(station)
    for path in tmp_path.glob("jalon*"):
        path.unlink()
    shutil.rmtree(files_of(station))
    run(empty, restore, "--in", tmp_path / "backups")
    assert contents(empty) == before
    assert (files_of(empty) / HERE / "ab" / "abc").read_bytes() == b"a photo"
    goes_on = Phone(signed_in(empty, PEOPLE["damien"]))
    assert goes_on.push(goes_on.create("contact", identifier("Mme Roy"), name="Mme Roy"))


def test_copies_are_made_elsewhere_and_old_backups_go(sqlite_app, tmp_path):
    station = sqlite_app
    here, there = tmp_path / "here", tmp_path / "there"
    clock = station.extensions["jalon.clock"]
    for _ in range(3):
        run(station, backup, "--in", here, "--in", there)
        clock.pass_by(days=18)
    names = [sorted(path.name for path in folder.rglob("*")) for folder in (here, there)]
    assert names[0] == names[1]
    kept = [each.at for each in folder_of(station, here).backups()]
    assert kept == [whole(START + timedelta(days=18)), whole(START + timedelta(days=36))]


def test_a_place_that_fails_is_named_and_keeps_no_backup_from_being_made_nor_from_going(
    sqlite_app, tmp_path
):
    (tmp_path / "gone").write_bytes(b"not a folder")
    places = [each for name in ("here", "gone", "there") for each in ("--in", tmp_path / name)]
    clock = sqlite_app.extensions["jalon.clock"]
    for _ in range(3):
        assert f"not copied to {tmp_path / 'gone'}" in refused(sqlite_app, backup, *places)
        clock.pass_by(days=18)
    assert [len(list((tmp_path / p).glob(f"*{SUFFIX}"))) for p in ("here", "there")] == [2, 2]


@pytest.mark.parametrize("how", ["cut off", "changed", "a photo is missing", "another secret"])
def test_a_damaged_backup_is_refused_and_changes_nothing(sqlite_app, empty, tmp_path, how):
    folder, photo = tmp_path / "backups", files_of(sqlite_app) / HERE / "ab" / "abc"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a photo")
    run(sqlite_app, backup, "--in", folder)
    [file] = folder.glob(f"*{SUFFIX}")
    if how == "cut off":
        file.write_bytes(file.read_bytes()[:-7])
    elif how == "changed":
        raw = bytearray(file.read_bytes())
        raw[len(raw) // 2] ^= 8
        file.write_bytes(raw)
    elif how == "a photo is missing":
        shutil.rmtree(folder / "files")
    else:
        settings = empty.extensions["jalon.settings"]
        object.__setattr__(settings, "secret_key", "another secret 93 of the installation")
    assert "is refused" in refused(empty, restore, "--in", folder)
    with empty.app_context():
        assert not db.inspect(db.engine).get_table_names()


def test_a_restore_never_writes_over_an_installation(sqlite_app, tmp_path):
    run(sqlite_app, backup, "--in", tmp_path / "backups")
    assert "not empty" in refused(sqlite_app, restore, "--in", tmp_path / "backups")
    run(sqlite_app, restore, "--in", tmp_path / "backups", "--replace")
    assert list(tmp_path.glob("jalon.sqlite3.before-*"))


def test_a_backup_of_a_later_release_is_refused_before_anything_is_put_aside(sqlite_app, tmp_path):
    with sqlite_app.app_context():
        db.session.execute(db.text("UPDATE alembic_version SET version_num = '9999'"))
        db.session.commit()
    run(sqlite_app, backup, "--in", tmp_path / "backups")
    told = refused(sqlite_app, restore, "--in", tmp_path / "backups", "--replace")
    assert "it stands at 9999" in told
    assert not list(tmp_path.glob("jalon.sqlite3.before-*"))


def test_what_a_program_is_told_is_json(sqlite_app, empty, tmp_path):
    made = json.loads(run(sqlite_app, backup, "--json", "--in", tmp_path / "backups"))
    back = json.loads(run(empty, restore, "--json", "--in", tmp_path / "backups"))
    assert (made["name"], made["rows"]) == (back["name"], back["rows"])


def test_the_backup_of_an_hour_is_found(sqlite_app, tmp_path, empty):
    folder, clock = tmp_path / "backups", sqlite_app.extensions["jalon.clock"]
    for _ in range(3):
        run(sqlite_app, backup, "--in", folder)
        clock.pass_by(hours=1)
    until = START + timedelta(minutes=90)
    told = run(empty, restore, "--in", folder, "--at", f"{until:%Y-%m-%dT%H:%M:%S}")
    assert f"{START + timedelta(hours=1):%Y%m%dT%H%M%SZ}" in told


@pytest.mark.postgres
def test_an_installation_moves_to_postgresql_and_back(
    sqlite_app, postgres: PostgresServer, tmp_path
):
    phone = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    phone.push(*registers(phone))
    digest = Storage(Folder(tmp_path)).store(HERE, b"a photo")
    before = contents(sqlite_app)
    address = postgres.fresh()
    assert "are the same there; 1 files" in run(sqlite_app, move, "--to", address)
    assert "not empty" in refused(sqlite_app, move, "--to", address)
    there = opened(tmp_path, address, Clock())
    assert contents(there) == before
    with there.app_context():
        known = text("SELECT reltuples FROM pg_class WHERE relname = 'user_account'")
        assert db.session.scalar(known) > 0  # PostgreSQL plans by it, from the first reading on
    other = Phone(signed_in(there, PEOPLE["damien"]))
    assert other.push(other.update("operation", STATION, title="Moved"))
    for name in ("jalon.sqlite3", "jalon.sqlite3-wal", "jalon.sqlite3-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    assert "are the same there; 1 files" in run(there, move, "--to", "sqlite")
    returned = opened(tmp_path, "", Clock())
    assert contents(returned) == contents(there)
    assert Storage(Folder(tmp_path)).read(HERE, digest) == b"a photo"
    close(returned)
    close(there)
    postgres.drop(address)


def test_a_damaged_file_keeps_an_installation_where_it_is(sqlite_app, tmp_path):
    photo = tmp_path / "files" / HERE / "ab" / ("ab" * 32)
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"not what its name says")
    with sqlite_app.app_context(), pytest.raises(NotMoved, match="damaged"):
        moved(settings_of(tmp_path), "postgresql://nowhere/x", START)


def folder_of(app: Flask, folder: Path) -> BackupPlace:
    return BackupPlace(Folder(folder), app.extensions["jalon.settings"].key("backup"))


def test_a_dump_of_other_tables_is_refused(sqlite_app, empty, tmp_path):
    run(sqlite_app, backup, "--in", tmp_path / "backups")
    with empty.app_context():
        flask_migrate.upgrade()
        db.session.execute(db.text("UPDATE alembic_version SET version_num = 'later'"))
        db.session.commit()
        folder = folder_of(sqlite_app, tmp_path / "backups")
        [each] = folder.backups()
        with db.engine.begin() as connection, pytest.raises(dump.NotThisVersion):
            folder.restore(each, connection, Folder(tmp_path / "other"))
