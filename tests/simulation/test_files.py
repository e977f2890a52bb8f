"""A stored file is the one that its name says; each file that a record names is here or awaited."""

import pytest

from backend.attachments import missing, routes
from backend.attachments.storage import Storage
from backend.extensions import db
from backend.records.store import Actor, writing
from tests.backend.browser import signed_in
from tests.backend.database import close, opened
from tests.backend.personas import HERE, PEOPLE, START
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.simulation.files import Files, visit_of

SEEDS, STEPS, UNTIL_CAUGHT = 4, 30, 12


@pytest.fixture
def app(sqlite_template, tmp_path, clock):
    (tmp_path / "jalon.sqlite3").write_bytes(sqlite_template.read_bytes())
    made = opened(tmp_path, "", clock)
    yield made
    close(made)


@pytest.fixture
def phone(app):
    desk = Phone(signed_in(app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    with app.app_context():
        with writing(HERE) as store:
            actor = Actor("test", "office", START, START.date())
            store.put("staff", PEOPLE["bruno"].id, {"name": "Bruno", "role": "officer"}, actor)
        db.session.commit()
    phone = Phone(signed_in(app, PEOPLE["bruno"]))
    phone.pull()
    visit_of(phone)
    return phone


def test_files_arrive_whole_through_a_bad_network(app, phone):
    for seed in range(SEEDS):
        Files(app, phone, seed).run(STEPS)


def nothing_is_compared_at_the_end(patch):
    def believe(upload, storage):
        content = storage.whole(upload.id)
        storage.store(upload.territory_id, content, upload.sha256)
        patched = routes.Blob(territory_id=upload.territory_id, sha256=upload.sha256)
        patched.content_type, patched.size = upload.content_type, upload.length
        patched.stored_at = routes.now()
        db.session.merge(patched)
        db.session.commit()
        return True

    patch.setattr(routes, "_finish", believe)


def a_damaged_upload_is_not_begun_anew(patch):
    patch.setattr(Storage, "drop", lambda *_: None)


def a_file_is_awaited_no_more_once_it_began(patch):
    patch.setattr(missing, "of_territory", lambda *_: [])


def a_stored_file_is_said_before_it_is_kept(patch):
    patch.setattr(Storage, "store", lambda *_: "")


PLANTED = (
    nothing_is_compared_at_the_end,
    a_damaged_upload_is_not_begun_anew,
    a_file_is_awaited_no_more_once_it_began,
    a_stored_file_is_said_before_it_is_kept,
)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_mistake_with_files_is_caught(plant, app, phone, monkeypatch):
    plant(monkeypatch)
    assert is_caught(app, phone)


def is_caught(app, phone):
    for seed in range(UNTIL_CAUGHT):
        try:
            Files(app, phone, seed).run(STEPS)
        except Exception:  # noqa: BLE001 - a mutant may fall in any way
            return True
    return False
