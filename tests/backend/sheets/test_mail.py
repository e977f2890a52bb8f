"""Sheets that come by e-mail: whose they are, where they go, and mail that means harm."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage

import pytest

from backend.accounts.models import Territory
from backend.attachments.storage import in_use
from backend.extensions import db
from backend.jobs.commands import by_command, do_due
from backend.jobs.schedule import JOBS
from backend.mail.dropped import DONE, REFUSED
from backend.settings import EXTENSION
from backend.sheets.mailbox.commands import taken
from backend.sheets.mailbox.folder import Dropped, dropped
from backend.sheets.mailbox.taking import Box, Outcome
from sync.notation.text import plain
from tests.backend.discrepancies.paper import put
from tests.backend.personas import HERE, START, identifier
from tests.backend.sheets.place import COMPANY, FEBRUARY, PARTY
from tests.backend.sheets.sending import AT, CLEAR, workbook


def mail(content=CLEAR, sender="Fatou <FATOU@jalon.test>", name="fiche.xlsx"):
    """A message with a file, a logo and a few words."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "fiches@jalon.test", "Fiche de février"
    made.set_content("Bonjour, voici la fiche.")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    if content:
        kind = {"maintype": "application", "subtype": "octet-stream"}
        made.add_attachment(content, **kind, filename=name)
    return made


@pytest.fixture
def drop(sqlite_office, tmp_path):
    """Drop a message into the folder and take it."""
    folder = tmp_path / "mail"
    folder.mkdir()

    def dropping(content, name="one.eml"):
        (folder / name).write_bytes(content)
        with sqlite_office.app_context():
            storage = in_use()
            box = Box(storage, HERE, 10, START, date(2026, 3, 10))
            (outcome,) = taken(sqlite_office, box, dropped(folder))
        return outcome

    return dropping


@pytest.fixture
def alice(sqlite_office, sqlite_sign_in):
    return sqlite_sign_in("alice")


def readings(browser, state=""):
    return browser.get(f"{AT}{state and f'?state={state}'}").json["readings"]


def test_a_companys_file_is_put_where_it_is_awaited(drop, alice):
    assert drop(mail().as_bytes()) is Outcome.TAKEN
    (reading,) = readings(alice)
    assert (reading["party_id"], reading["months"], reading["state"]) == (PARTY, [FEBRUARY], "open")
    assert (reading["channel"], reading["sent_by"]) == ("email", "fatou@jalon.test")
    assert reading["file"]["name"] == "fiche.xlsx"


def test_an_unknown_sender_waits_for_the_office(drop, alice, sqlite_sign_in):
    assert drop(mail(sender="inconnu@ailleurs.test").as_bytes()) is Outcome.UNKNOWN_SENDER
    (reading,) = readings(alice, "unplaced")
    assert (reading["company_id"], reading["rows"]) == (None, 2)
    assert readings(sqlite_sign_in("fatou")) == []
    told = {"rev": reading["rev"], "party_id": PARTY, "months": [FEBRUARY]}
    placed = alice.post(f"{AT}/{reading['id']}/place", json=told).json
    assert (placed["state"], placed["lines"][0]["person"]["band"]) == ("open", "sure")
    assert len(readings(sqlite_sign_in("fatou"))) == 1


def test_a_contact_of_the_company_is_known_too(sqlite_office, drop, alice):
    contact = {"name": "Zoé", "company_id": COMPANY, "email": "zoe@b.test", "is_draft": False}
    put(sqlite_office, ("contact", identifier("zoé"), contact))
    assert drop(mail(sender="zoe@b.test").as_bytes()) is Outcome.TAKEN


def test_a_file_that_does_not_say_its_month_waits(drop, alice):
    drop(
        mail(
            workbook(["DIALLO", "Awa", "CDD", 10], ["DIAZ", "Rosa", "CDD", 7], title="Fiche")
        ).as_bytes()
    )
    (reading,) = readings(alice, "unplaced")
    assert reading["company_id"] == COMPANY


def test_the_same_message_is_taken_once(drop, alice):
    content = mail().as_bytes()
    drop(content)
    assert drop(content, "again.eml") is Outcome.AGAIN
    assert len(readings(alice)) == 1


def test_a_refused_file_is_kept_and_says_why(drop, alice):
    assert drop(mail(b"PK broken").as_bytes()) is Outcome.TAKEN
    assert readings(alice, "refused")[0]["refused"]["code"] == "F_CORRUPT"


def nested(depth):
    made = mail()
    for _ in range(depth):
        outer = EmailMessage()
        outer["From"] = "fatou@jalon.test"
        outer.set_content("tr")
        outer.add_attachment(made)
        made = outer
    return made.as_bytes()


HOSTILE = {
    "no mail at all": b"\x00\xff" * 500,
    "no sender": b"Subject: x\r\n\r\nbody",
    "mails in mails": nested(12),
    "many parts": b"From: a@b.test\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    + b"--x\r\nContent-Type: text/plain\r\n\r\na\r\n" * 5000
    + b"--x--",
    "a broken encoding": b"From: a@b.test\r\nContent-Type: application/x; name=a.xlsx\r\n"
    b"Content-Disposition: attachment; filename=a.xlsx\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n\xff\xfe!!!",
    "an endless header": b"From: " + b"a" * 2_000_000 + b"@b.test\r\n\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_put_aside(drop, alice, name):
    assert drop(HOSTILE[name]) in {Outcome.UNREADABLE, Outcome.WITHOUT_FILE, Outcome.UNKNOWN_SENDER}
    assert [each["state"] for each in readings(alice)] in ([], ["refused"])


def test_messages_that_come_at_once_are_each_taken(sqlite_office, tmp_path, alice):
    for number in range(3):
        sheet = workbook(["DIALLO", "Awa", "CDD", 10 + number], ["DIAZ", "Rosa", "CDD", 7])
        (tmp_path / f"{number}.eml").write_bytes(mail(sheet).as_bytes())
    with sqlite_office.app_context():
        box = Box(in_use(), HERE, 10, START, date(2026, 3, 10))
        outcomes = list(taken(sqlite_office, box, dropped(tmp_path)))
    assert outcomes == [Outcome.TAKEN] * 3
    assert [each["state"] for each in readings(alice)] == ["open"] * 3


def test_neither_a_link_nor_a_huge_file_is_read(tmp_path):
    (tmp_path / "secret").write_text("From: a@b.test")
    (tmp_path / "link.eml").symlink_to(tmp_path / "secret")
    with (tmp_path / "huge.eml").open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    found = list(dropped(tmp_path))
    assert [each.content for each in found] == [None, None]
    for each in found:
        each.put_in(REFUSED)
    assert sorted(path.name for path in (tmp_path / REFUSED).iterdir()) == ["huge.eml", "link.eml"]


def test_a_name_that_is_taken_beside_loses_no_message(tmp_path):
    for text in (b"one", b"two"):
        (tmp_path / "a.eml").write_bytes(text)
        Dropped(tmp_path / "a.eml").put_in(DONE)
    assert len(list((tmp_path / DONE).iterdir())) == 2


def test_the_office_takes_by_itself_what_lies_in_the_folders_and_once(
    sqlite_office, tmp_path, alice
):
    job = next(each for each in JOBS if each.name == "take-mail")
    with sqlite_office.app_context():
        name = db.session.get_one(Territory, HERE).name
    folder = tmp_path / "mails" / plain(name).replace(" ", "-")
    folder.mkdir(parents=True)
    told = replace(sqlite_office.extensions[EXTENSION], sheet_mail=str(tmp_path / "mails"))
    sqlite_office.extensions[EXTENSION] = told
    for file in ("one.eml", "again.eml"):
        (folder / file).write_bytes(mail().as_bytes())
    with sqlite_office.app_context():
        assert do_due((job,), by_command) == ["take-mail"]
        assert do_due((job,), by_command) == []
    assert len(readings(alice)) == 1
    assert sorted(each.name for each in (folder / DONE).iterdir()) == ["again.eml", "one.eml"]
