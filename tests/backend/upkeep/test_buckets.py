"""Files and backups with an S3-compatible service: as in a folder, and moved to and fro."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask

from backend.attachments.objects import Folder, Objects
from backend.attachments.storage import EXTENSION, Storage, objects_at
from backend.extensions import db
from backend.problems import Unavailable
from backend.records.store import Actor, writing
from backend.settings import Bucketed, Settings
from backend.upkeep.backups import PURPOSE, BackupPlace
from backend.upkeep.commands import backup, move, restore
from backend.upkeep.doctor import examined
from backend.upkeep.findings import Level
from tests.backend.browser import signed_in
from tests.backend.conftest import Clock
from tests.backend.database import close, opened
from tests.backend.personas import GARE, HERE, PEOPLE, START
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.backend.test_attachments import VISIT, begin, photo_record, picture, send
from tests.s3_server import BUCKET, running_bucket


@pytest.fixture(scope="module")
def service(tmp_path_factory) -> Iterator[Bucketed]:
    with running_bucket(tmp_path_factory.mktemp("s3")) as access:
        yield access


@pytest.fixture
def app(sqlite_app: Flask, service: Bucketed) -> Flask:
    """An office whose files are in a place of the bucket of its own."""
    settings = sqlite_app.extensions["jalon.settings"]
    place = f"s3://{BUCKET}/{uuid4()}"
    sqlite_app.extensions["jalon.settings"] = replace(settings, files=place, bucketed=service)
    return sqlite_app


def settings_of(app: Flask) -> Settings:
    found: Settings = app.extensions["jalon.settings"]
    return found


def run(app: Flask, command, *words: object) -> str:
    answer = app.test_cli_runner().invoke(command, list(map(str, words)))
    assert answer.exit_code == 0, (answer.output, answer.exception)
    return answer.output


@pytest.fixture(params=["folder", "bucket"])
def objects(request, tmp_path: Path, service: Bucketed, sqlite_app: Flask) -> Objects:
    settings = replace(settings_of(sqlite_app), bucketed=service)
    place = str(tmp_path / "objects") if request.param == "folder" else f"s3://{BUCKET}/{uuid4()}"
    return objects_at(place, settings)


def test_a_folder_and_a_bucket_do_the_same(objects, tmp_path):
    assert objects.read("a/b") is None
    objects.remove("a/b")
    with pytest.raises(FileNotFoundError), objects.open("a/b") as file:
        file.read()
    objects.write("a/b", b"one")
    objects.write("a/b", b"two!")
    objects.write("a/c/d", b"")
    large = tmp_path / "large"
    large.write_bytes(b"0123456789" * 700_000)
    objects.take("a/large", large)
    assert not large.exists()
    assert [(each.name, each.size) for each in sorted(objects.below("a/"), key=str)] == [
        ("a/b", 4), ("a/c/d", 0), ("a/large", 7_000_000),
    ]  # fmt: skip
    assert {each.name for each in objects.below("a/", deep=False)} == {"a/b", "a/large"}
    assert objects.has("a/b")
    assert not objects.has("a")
    with objects.open("a/large") as file:
        assert file.read(4) == b"0123"
        assert len(file.read()) == 6_999_996
    objects.remove("a/b")
    assert not objects.has("a/b")


def test_parts_sent_twice_and_in_other_sizes_are_one_file(objects):
    storage = Storage(objects)
    storage.append("upload", 0, b"abc")
    storage.append("upload", 3, b"def")
    storage.append("upload", 0, b"abcde")
    assert (storage.received("upload"), storage.whole("upload")) == (5, b"abcde")
    storage.append("upload", 5, b"fg")
    assert storage.whole("upload") == b"abcdefg"
    storage.drop("upload")
    assert storage.received("upload") == 0


def test_a_photo_goes_through_the_bucket_and_nothing_stays_on_the_host(app, tmp_path):
    phone = with_visit(app)
    content = picture()
    rec = photo_record(phone, content)
    place = begin(phone.browser, content, rec).headers["Location"]
    assert send(phone.browser, place, 0, content[:900]).headers["Upload-Offset"] == "900"
    assert send(phone.browser, place, 900, content[900:]).status_code == 204
    seen = phone.browser.get(f"/sync/v1/blobs/{sha256(content).hexdigest()}?rec={rec}")
    assert seen.data.startswith(b"\xff\xd8\xff")
    assert not (tmp_path / "files").exists()
    assert not (tmp_path / "uploads").exists()


def with_visit(app: Flask) -> Phone:
    desk = Phone(signed_in(app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    phone = Phone(signed_in(app, PEOPLE["bruno"]))
    phone.pull()
    with app.app_context():
        with writing(HERE) as store:
            actor = Actor("test", "office", START, START.date())
            store.put("staff", PEOPLE["bruno"].id, {"name": "Bruno", "role": "officer"}, actor)
        db.session.commit()
    officer = PEOPLE["bruno"].id
    values = {"site_id": GARE, "kind": "quarterly", "state": "draft", "officer_id": officer}
    phone.push(phone.create("visit", VISIT, **values))
    return phone


def test_files_and_backups_in_the_bucket_come_back_on_another_machine(app, service, tmp_path):
    storage = Storage(objects_at(settings_of(app).files, settings_of(app)))
    digest = storage.store(HERE, b"a sheet")
    place = f"s3://{BUCKET}/{uuid4()}"
    run(app, backup, "--in", place)
    app.extensions["jalon.clock"].pass_by(minutes=15)
    run(app, backup, "--in", place, "--in", tmp_path / "elsewhere")
    folder = tmp_path / "other"
    folder.mkdir()
    other = opened(folder, "", Clock())
    other.extensions["jalon.settings"] = replace(settings_of(other), bucketed=service)
    try:
        run(other, restore, "--in", place)
        assert Storage(Folder(folder)).read(HERE, digest) == b"a sheet"
    finally:
        close(other)
    there = BackupPlace(Folder(tmp_path / "elsewhere"), settings_of(app).key(PURPOSE))
    assert [each.at - START.replace(microsecond=0) for each in there.backups()] == [
        timedelta(0), timedelta(minutes=15),
    ]  # fmt: skip


def test_files_move_to_the_bucket_and_back(app, sqlite_app, tmp_path):
    bucket = settings_of(app).files
    sqlite_app.extensions["jalon.settings"] = replace(settings_of(app), files="")
    here = Storage(Folder(tmp_path))
    digest = here.store(HERE, b"a sheet")
    here.append("upload", 0, b"on its way")
    assert "2 files are the same" in run(sqlite_app, move, "--files-to", bucket)
    there = Storage(objects_at(bucket, settings_of(app)))
    assert there.read(HERE, digest) == b"a sheet"
    assert there.whole("upload") == b"on its way"
    here.remove(HERE, digest)
    sqlite_app.extensions["jalon.settings"] = replace(settings_of(app), files=bucket)
    sqlite_app.extensions.pop(EXTENSION)
    run(sqlite_app, move, "--files-to", "folder")
    assert here.read(HERE, digest) == b"a sheet"


def test_a_damaged_file_is_not_moved(sqlite_app, app, tmp_path):
    bucket = settings_of(app).files
    sqlite_app.extensions["jalon.settings"] = replace(settings_of(app), files="")
    Storage(Folder(tmp_path)).store(HERE, b"not what its name says", "ab" * 32)
    answer = sqlite_app.test_cli_runner().invoke(move, ["--files-to", bucket])
    assert (answer.exit_code, "damaged" in answer.output) == (1, True)


@pytest.mark.parametrize("wrong", ["a secret", "nobody there"])
def test_a_bucket_that_refuses_or_is_away_is_said_and_named_by_the_doctor(app, service, wrong):
    access = replace(service, secret="another") if wrong == "a secret" else replace(
        service, endpoint="http://127.0.0.1:1"
    )  # fmt: skip
    settings = replace(settings_of(app), bucketed=access)
    app.extensions["jalon.settings"] = settings
    with pytest.raises(Unavailable):
        objects_at(settings.files, settings).read("anything")
    away = BackupPlace(objects_at(f"s3://{BUCKET}/backups", settings), settings.key(PURPOSE))
    with app.app_context():
        found = {e.about: e for e in examined(settings, START, [away]) if e.level is Level.FAULT}
        db.session.rollback()
    assert "cannot be written" in found["files"].said
    assert f"s3://{BUCKET}/backups cannot be read" in found["backups"].said
    assert all("JALON_S3" in found[about].do for about in ("files", "backups"))
    assert found.keys() <= {"files", "backups", "data folder", "application", "disk"}
