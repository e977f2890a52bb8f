"""Photos on their way to the office: interrupted, damaged, doubled, foreign."""

from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from PIL import Image

from backend.accounts.models import Device
from backend.attachments.commands import tidy_files
from backend.attachments.storage import in_use
from backend.extensions import db
from backend.records.store import Actor, writing
from sync.record import Role
from tests.backend.personas import GARE, HERE, PEOPLE, START, identifier, user_of
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.security.test_sealed import sealed

VISIT = identifier("visite aux photos")


def picture(colour="red", **options):
    """The bytes of a small photo."""
    out = BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG", **options)
    return out.getvalue()


@pytest.fixture
def phone(app, alice, bruno):
    desk = Phone(alice)
    desk.push(*registers(desk))
    with app.app_context():
        with writing(HERE) as store:
            actor = Actor("test", "office", START, START.date())
            staff = {"name": "Bruno", "role": "officer"}
            store.put("staff", PEOPLE["bruno"].id, staff, actor)
        db.session.commit()
    phone = Phone(bruno)
    phone.pull()
    officer = PEOPLE["bruno"].id
    made = phone.create(
        "visit", VISIT, site_id=GARE, kind="quarterly", state="draft", officer_id=officer
    )
    assert phone.push(made)[0]["status"] == "applied"
    return phone


def photo_record(phone, content):
    photo = str(uuid4())
    values = {"visit_id": VISIT, "sha256": sha256(content).hexdigest()}
    phone.push(phone.create("photo", photo, taken_at="2026-03-10T09:00:00Z", **values))
    return f"photo/{photo}"


def waiting_photos(phone):
    """How many photos the office believes to wait on the phone."""
    with phone.browser.application.app_context():
        return db.session.get(Device, phone.device).outbox_blobs


def begin(browser, content, rec, headers=None, **more):
    told = {"sha256": sha256(content).hexdigest(), "type": "image/jpeg", "rec": rec, **more}
    pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items()]
    told = {"Upload-Length": str(len(content)), "Upload-Metadata": ",".join(pairs)}
    headers = {"Tus-Resumable": "1.0.0", **told, **(headers or {})}
    return browser.post("/sync/v1/uploads", headers=headers)


def send(browser, place, offset, part, **headers):
    return browser.patch(
        place,
        data=part,
        content_type="application/offset+octet-stream",
        headers={"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), **headers},
    )


def lose(app, content):
    """Take a file away behind the application's back."""
    with app.app_context():
        for form in ("", "full", "thumb"):
            in_use().remove(HERE, sha256(content).hexdigest(), form)


def test_an_interrupted_photo_goes_on_where_it_stopped_and_is_served_through_its_record(phone):
    content = picture()
    rec = photo_record(phone, content)
    phone.tell_waiting(photos=1)
    assert waiting_photos(phone) == 1
    place = begin(phone.browser, content, rec).headers["Location"]
    assert send(phone.browser, place, 0, content[:1000]).headers["Upload-Offset"] == "1000"
    asked = phone.browser.head(place, headers={"Tus-Resumable": "1.0.0"})
    assert asked.headers["Upload-Offset"] == "1000"
    assert send(phone.browser, place, 0, content[:1000]).status_code == 409
    done = send(phone.browser, place, 1000, content[1000:])
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(content)))
    assert waiting_photos(phone) == 0
    digest = sha256(content).hexdigest()
    seen = phone.browser.get(f"/sync/v1/blobs/{digest}?rec={rec}&v=thumb")
    assert Image.open(BytesIO(seen.data)).width == 320
    again = begin(phone.browser, content, rec)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(len(content)))
    for offset in (0, len(content)):  # what a client sends that did not look, and one that did
        sent = send(phone.browser, again.headers["Location"], offset, content[offset:])
        assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, str(len(content)))


def test_a_photo_of_somebody_who_reads_totals_alone_now_leaves_his_phone(phone, app):
    content = picture()
    rec = photo_record(phone, content)
    with app.app_context():
        user_of(PEOPLE["bruno"]).role = Role.AUTHORITY_READER
        db.session.commit()
    place = begin(phone.browser, content, rec).headers["Location"]
    assert send(phone.browser, place, 0, content).status_code == 204
    assert phone.browser.get(f"/sync/v1/blobs/{'0' * 64}?rec={rec}").status_code == 403


def test_damaged_bytes_are_refused_and_nothing_is_stored(phone):
    content = picture()
    rec = photo_record(phone, content)
    place = begin(phone.browser, content, rec).headers["Location"]
    wrong = {"Upload-Checksum": f"sha256 {b64encode(sha256(b'x').digest()).decode()}"}
    assert send(phone.browser, place, 0, content, **wrong).status_code == 460
    other = content[:-1] + bytes([content[-1] ^ 1])
    assert send(phone.browser, place, 0, other).status_code == 460
    assert send(phone.browser, place, 0, content).status_code == 204


def test_metadata_of_a_photo_is_neither_served_nor_kept(phone):
    exif = Image.Exif()
    exif[0x010E] = "canari: 12 rue du Port"
    content = picture(exif=exif, comment=b"canari")
    rec = photo_record(phone, content)
    place = begin(phone.browser, content, rec).headers["Location"]
    assert send(phone.browser, place, 0, content).status_code == 204
    served = phone.browser.get(f"/sync/v1/blobs/{sha256(content).hexdigest()}?rec={rec}")
    assert b"canari" not in served.data
    lose(phone.browser.application, content)
    gone = phone.browser.get(f"/sync/v1/blobs/{sha256(content).hexdigest()}?rec={rec}")
    assert (gone.status_code, gone.json["code"]) == (404, "not_found")


def test_a_file_that_is_no_picture_is_refused_with_words(phone):
    content = b"<svg onload=alert(1)>" * 50
    place = begin(phone.browser, content, "photo/none").headers["Location"]
    answer = send(phone.browser, place, 0, content)
    assert (answer.status_code, answer.json["code"]) == (422, "wrong_upload")


def at_rest(browser, content):
    """A photo as it rests on a locked phone: encrypted, and the box with its key."""
    spki = browser.get("/auth/me").json["sealing_key"]
    digest, key, nonce = sha256(content).hexdigest(), bytes(32), bytes(12)
    encrypted = nonce + AESGCM(key).encrypt(nonce, content, f"photo|{digest}|1".encode())
    return encrypted, sealed(spki, f"blob:{digest}", key)


def test_a_photo_leaves_a_locked_phone_encrypted_and_is_stored_as_itself(phone):
    content = picture()
    rec = photo_record(phone, content)
    encrypted, box = at_rest(phone.browser, content)
    length = {"Upload-Length": str(len(encrypted))}
    place = begin(phone.browser, content, rec, headers=length, key=box).headers["Location"]
    damaged = encrypted[:-1] + bytes([encrypted[-1] ^ 1])
    assert send(phone.browser, place, 0, damaged).status_code == 460
    done = send(phone.browser, place, 0, encrypted)
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(encrypted)))
    read = phone.browser.get(f"/sync/v1/blobs/{sha256(content).hexdigest()}?rec={rec}")
    assert Image.open(BytesIO(read.data)).size == (640, 480)
    _, box_of_another = at_rest(phone.browser, picture("blue"))
    refused = begin(phone.browser, content, rec, headers=length, key=box_of_another)
    assert (refused.status_code, refused.json["code"]) == (422, "wrong_upload")


def test_another_officer_sees_neither_the_upload_nor_the_photo(phone, chloe):
    content = picture("blue")
    rec = photo_record(phone, content)
    place = begin(phone.browser, content, rec).headers["Location"]
    assert send(chloe, place, 0, content).status_code == 404
    send(phone.browser, place, 0, content)
    assert chloe.get(f"/sync/v1/blobs/{sha256(content).hexdigest()}?rec={rec}").status_code == 404
    assert begin(chloe, content, rec).status_code == 201


def test_what_came_of_an_upload_goes_with_its_day(phone, app, clock, sign_in):
    content = picture()
    place = begin(phone.browser, content, photo_record(phone, content)).headers["Location"]
    send(phone.browser, place, 0, content[:1000])
    clock.pass_by(days=8)
    asked = sign_in("bruno").get(place, headers={"Tus-Resumable": "1.0.0"})
    assert (asked.status_code, asked.json["code"]) == (404, "not_found")
    assert "1 parts of ended uploads and 0 files" in tidied(app)
    assert "0 parts" in tidied(app)


def test_a_file_that_nothing_names_goes_after_a_month_and_one_that_is_named_stays(
    phone, app, clock
):
    named, unnamed = picture("red"), picture("blue")
    for content, rec in ((named, photo_record(phone, named)), (unnamed, "photo/none")):
        place = begin(phone.browser, content, rec).headers["Location"]
        assert send(phone.browser, place, 0, content).status_code == 204
    clock.pass_by(days=31)
    assert "and 1 files" in tidied(app)
    with app.app_context():
        kept = [in_use().has(HERE, sha256(each).hexdigest()) for each in (named, unnamed)]
    assert kept == [True, False]


def tidied(app):
    """What `tidy-files` says that it did."""
    return app.test_cli_runner().invoke(tidy_files).output
