"""A disk without room: said as such, nothing acknowledged is lost, and it goes on by itself."""

import resource
from base64 import b64encode
from contextlib import contextmanager
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import event, text

from backend.extensions import db
from tests.backend.personas import GARE
from tests.backend.phone import Phone
from tests.backend.station import registers

LARGE = b"x" * 1_500_000
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def app(sqlite_app):
    return sqlite_app


@pytest.fixture
def phone(alice):
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def full(app):
    """Make the database as large as it may be; SQLite then says what it says of a full disk."""

    @contextmanager
    def made_full():
        with app.app_context():
            pages = db.session.execute(text("PRAGMA page_count")).scalar()
            db.session.rollback()
            db.engine.dispose()
            engine = db.engine

        def limit(connection, _record):
            connection.execute(f"PRAGMA max_page_count={pages}")

        event.listen(engine, "connect", limit)
        yield
        event.remove(engine, "connect", limit)
        with app.app_context():
            db.engine.dispose()

    return made_full


def contacts(phone):
    values = {"site_id": GARE, "is_draft": True, "name": "Mme Roy"}
    return [phone.create("contact", str(uuid4()), **values) for _ in range(400)]


def test_a_push_without_room_is_refused_whole_and_taken_once_later(phone, full):
    kept = contacts(phone)[:3]
    phone.n = kept[-1]["n"]
    phone.push(*kept)
    more = contacts(phone)
    with full():
        refused = phone.send(*more)
        assert (refused.status_code, refused.json["code"]) == (503, "unavailable")
        assert int(refused.headers["Retry-After"]) > 0
        assert [each["replayed"] for each in phone.push(*kept)] == [True] * 3, "reading goes on"
    answers = phone.push(*more)
    assert {(each["status"], each["replayed"]) for each in answers} == {("applied", False)}
    page = phone.pull()
    assert {each["id"] for each in [*kept, *more]} <= phone.rows.keys()
    assert {tag: phone.digest(tag) for tag in page["digest"]} == page["digest"]


@contextmanager
def no_file_beyond(size):
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def test_a_file_without_room_waits_and_goes_on_where_it_stopped(phone):
    digest, browser = sha256(LARGE).hexdigest(), phone.browser
    metadata = {"sha256": digest, "type": "image/jpeg", "rec": f"photo/{uuid4()}"}
    headers = {**TUS, "Upload-Length": str(len(LARGE)), "Upload-Metadata": _packed(metadata)}
    place = browser.post("/sync/v1/uploads", headers=headers).headers["Location"]
    kind = {**TUS, "Content-Type": "application/offset+octet-stream"}
    with no_file_beyond(1_000_000):
        refused = browser.patch(place, data=LARGE, headers={**kind, "Upload-Offset": "0"})
    assert (refused.status_code, refused.json["code"]) == (503, "unavailable")
    reached = int(browser.head(place, headers=TUS).headers["Upload-Offset"])
    assert reached <= 1_000_000
    rest = LARGE[reached : reached + 100_000]
    taken = browser.patch(place, data=rest, headers={**kind, "Upload-Offset": str(reached)})
    assert taken.status_code == 204


def _packed(metadata):
    return ",".join(f"{n} {b64encode(v.encode()).decode()}" for n, v in metadata.items())
