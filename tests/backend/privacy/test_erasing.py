"""A person who is erased is nowhere: not in a table, not in a file, not on a phone."""

import os
import shutil
from dataclasses import replace
from email import message_from_bytes

import pytest

from backend.accounts.models import Territory
from backend.accounts.reads import Reads
from backend.attachments.storage import in_use
from backend.audit.readers import reads_of
from backend.extensions import db
from backend.mail.dropped import DONE, REFUSED, WAITING, folder_of
from backend.mail.letters import Attachment, Letter
from backend.mail.models import MailMessage
from backend.mail.outbox import queue
from backend.privacy import compacting, remembered
from backend.records.store import writing
from backend.settings import EXTENSION, in_force
from backend.sheets.models import SheetReading
from sync.record import natural_id
from sync.retention_names import MASK
from tests.backend.personas import HERE, PEOPLE, START, identifier
from tests.backend.phone import Phone
from tests.backend.privacy.awa import DISCREPANCY, ITEM, LEDGER, OPEN, VISIT
from tests.backend.privacy.conftest import CSV
from tests.backend.privacy.searching import files_of_postgres, in_tables, on_disk
from tests.backend.station import PARTY, WORKER

SEEN = natural_id("attendance_observation", VISIT, WORKER)
WORDS = {
    "visit_id": VISIT,
    "worker_id": WORKER,
    "author_id": PEOPLE["bruno"].id,
    "heard_at": "2026-03-10T09:00:00Z",
    "accepted": True,
    "words": "je voudrais apprendre la grue",
}
HER_WORDS = ("konat", "secrète", "grutière", "apprendre la grue", "niveau 2")


@pytest.fixture
def erased_after_a_backup(awa, alice, tmp_path):
    """The database of before put back in place of the one of after, as an operator would."""
    if awa.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("a file is copied")
    with awa.app_context():
        compacting.compact()
    database = tmp_path / "jalon.sqlite3"
    shutil.copy(database, tmp_path / "copy")
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    with awa.app_context():
        db.session.remove()
        db.engine.dispose()
    for path in tmp_path.glob("jalon.sqlite3-*"):
        path.unlink()
    (tmp_path / "copy").replace(database)
    with awa.app_context():
        assert in_tables("konat")
        with writing(HERE) as store:
            store.begin_anew(store.seq, agreed=store.seq)
        db.session.commit()


def test_nothing_of_her_is_left_in_any_table(awa, erased):
    with awa.app_context():
        assert in_tables(*HER_WORDS) == []


def test_the_search_finds_her_before(awa, tmp_path):
    if awa.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("its bytes lie with the server")
    found = " ".join(on_disk(tmp_path, *HER_WORDS))
    assert all(word in found for word in HER_WORDS)


def test_nothing_of_her_is_left_in_the_bytes_on_the_disk(awa, erased, run, tmp_path):
    if awa.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        assert on_disk(files_of_postgres(awa), *HER_WORDS)
        run("purge")
        assert on_disk(files_of_postgres(awa), *HER_WORDS) == []
    assert on_disk(tmp_path, *HER_WORDS) == []


def test_her_hours_stay_in_the_ledger_without_a_name(erased, station):
    station.pull()
    kept = station.rows[LEDGER]["data"]
    assert kept["retained_minutes"] == 6000
    assert "reason" not in kept
    assert station.rows[WORKER]["data"]["last_name"] == MASK


def test_what_others_wrote_stays_with_a_mask(erased, station):
    station.pull()
    said = station.rows[ITEM]["data"]["body"]
    assert said == f"{MASK} portait son casque ; M. Roux aussi. {MASK} à revoir."


def test_phones_are_told_to_forget(awa, bruno, alice):
    phone = Phone(bruno)
    phone.pull()
    assert phone.rows[WORKER]["data"]["last_name"] == "KONATÉ"
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    page = phone.pull()
    told = {line["id"]: line for line in page["changes"]}
    assert told[WORKER]["erase"] is True
    assert phone.rows[WORKER]["data"]["last_name"] == MASK


def test_a_phone_that_offers_her_again_brings_nothing_back(awa, bruno, alice):
    phone = Phone(bruno)
    phone.pull()
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    again = phone.push(
        phone.update("worker", WORKER, last_name="KONATÉ"),
        phone.update("attendance_observation", SEEN, note="Awa Konaté, niveau 2"),
        phone.create("worker_voice", identifier("autre parole"), **WORDS),
    )
    assert [each["status"] for each in again] == ["applied"] * 3
    with awa.app_context():
        assert in_tables(*HER_WORDS) == []


def test_a_desk_left_open_erases_nobody(awa, alice, clock):
    path, why = f"/api/privacy/people/{WORKER}/erase", {"reason": "sa demande"}
    clock.pass_by(minutes=16)
    alice.post("/auth/refresh")
    assert alice.post(path, json={**why, "trial": True}).status_code == 200
    assert alice.post(path, json=why).json["code"] == "sign_in_again"


def test_a_trial_says_what_would_go_and_touches_nothing(awa, alice, sent_file):
    path, why = f"/api/privacy/people/{WORKER}/erase", {"reason": "sa demande"}
    would = alice.post(path, json={**why, "trial": True}).json
    with awa.app_context():
        assert in_tables("konat")
        assert in_use().read(HERE, sent_file) == CSV.encode()
        assert remembered.all_of(in_force(), HERE) == []
    assert alice.post(path, json=why).json == would


def test_what_still_needs_her_file_is_said(awa, put, alice):
    put(("discrepancy", DISCREPANCY, OPEN))
    refused = alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    assert (refused.status_code, refused.json["guards"]) == (409, ["open_discrepancy"])


def test_a_copy_of_an_older_day_does_not_bring_her_back(awa, alice, erased_after_a_backup):
    with awa.app_context():
        assert in_tables(*HER_WORDS) == []


def test_a_file_of_a_company_gets_a_copy_without_her(awa, alice, sent_file):
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    with awa.app_context():
        (reading,) = db.session.scalars(db.select(SheetReading))
        content = in_use().read(HERE, reading.sha256)
    assert content.decode() == CSV.replace("KONATÉ;Awa", f"{MASK};{MASK}")
    assert sent_file != reading.sha256


def test_a_letter_that_keeps_her_id_loses_her_short_name_and_its_attachment(awa, alice):
    with awa.app_context():
        letter = Letter(
            territory_id=HERE,
            kind="confirmation",
            about="gare/entreprise/2026-01",
            recipient="emma@example.org",
            subject="Reçu",
            body="- Awa K. : 100 h\n- Léa R. : 20 h",
            attachment=Attachment(name="reçu.pdf", content=b"%PDF Awa K."),
            persons=frozenset({WORKER}),
        )
        key = queue(letter, START).id
        db.session.commit()
    assert alice.get(f"/api/mail/{key}").json["body"] == letter.body
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    with awa.app_context():
        found = db.session.get_one(MailMessage, key)
        left = found.body, found.attachment
        read = {each.what for each in reads_of(HERE, WORKER)}
    assert left == (f"- {MASK} : 100 h\n- Léa R. : 20 h", None)
    assert Reads.MAIL in read


def test_messages_on_the_disk_lose_her_and_go_in_their_time(awa, alice, run, clock, tmp_path):
    told = awa.extensions[EXTENSION]
    awa.extensions[EXTENSION] = replace(told, sheet_mail=str(tmp_path / "mails"))
    with awa.app_context():
        home = db.session.get_one(Territory, HERE).name
        box = folder_of(tmp_path / "mails", home, alone=False)
    for state in (WAITING, DONE, REFUSED):
        (box / state).mkdir(parents=True, exist_ok=True)
        (box / state / "1.eml").write_bytes(b"Subject: fiche\r\n\r\n" + CSV.encode())
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    left = {path.parent.name: without_her(path) for path in box.rglob("*.eml")}
    assert left == {box.name: True, DONE: True, REFUSED: True}
    for path in box.rglob("*.eml"):
        os.utime(path, (0, clock.now().timestamp() - 400 * 86_400))
    run("purge")
    assert [path.parent for path in box.rglob("*.eml")] == [box]


def without_her(path):
    said = message_from_bytes(path.read_bytes()).get_payload(decode=True).decode()
    return "KONAT" not in said and "ROUX;Léa;20" in said


def test_two_people_with_one_name_are_not_mixed_up(awa, put, alice, station):
    other, sheet = identifier("autre Awa"), natural_id("monthly_sheet", PARTY, "2026-01", "1")
    put(
        ("worker", other, {"last_name": "Konaté", "first_name": "Awa", "is_draft": False}),
        (
            "sheet_line",
            natural_id("sheet_line", sheet, other),
            {"sheet_id": sheet, "raw_name": "KONATÉ Awa", "worker_id": other, "worked_minutes": 60},
        ),
    )
    left = alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"}).json
    station.pull()
    assert station.rows[ITEM]["data"]["body"].startswith("Awa KONATE portait")
    assert station.rows[natural_id("sheet_line", sheet, other)]["data"]["raw_name"] == "KONATÉ Awa"
    visit = {"why": "same_name", "where": "Point du compte rendu", "name": ""}
    assert visit | {"link": f"/bureau/visites/{VISIT}"} in left["places"]
    (unread,) = alice.get("/api/privacy/erasures").json["erasures"]
    assert unread["places"] == left["places"]
    done = alice.post(f"/api/privacy/erasures/{unread['id']}/end")
    assert done.json == {"erasures": []}
    again = alice.post(f"/api/privacy/erasures/{unread['id']}/end")
    assert again.json["code"] == "not_found", "who looked it through stays noted"
