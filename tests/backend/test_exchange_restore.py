"""An older copy of the database is put in place, untold: phones bring back what is gone."""

import shutil

import pytest

from sync.protocol import JUMP
from tests.backend.database import prepare
from tests.backend.personas import GARE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.simulation.copies import PostgresDatabase, SqliteFile
from tests.simulation.real import RealOffice

CONTACT, DRAFT = identifier("Mme Roy"), identifier("Ben Okafor")


@pytest.fixture
def on_sqlite(sqlite_template, tmp_path, clock):
    shutil.copy(sqlite_template, tmp_path)
    office = RealOffice(tmp_path, SqliteFile(tmp_path), clock)
    yield office
    office.end()


@pytest.fixture
def on_postgresql(postgres, tmp_path, clock):
    address = postgres.like("personas", lambda url: prepare(tmp_path, url))
    office = RealOffice(tmp_path, PostgresDatabase(postgres, address), clock)
    yield office
    office.end()


@pytest.fixture(params=["on_sqlite", pytest.param("on_postgresql", marks=pytest.mark.postgres)])
def office(request):
    return request.getfixturevalue(request.param)


class Held(Phone):
    """A phone that finds its browser again after the office was started anew."""

    def __init__(self, office, name):
        self.office = office
        super().__init__(office.browsers[name])

    @property
    def browser(self):
        return self.office.browsers[self.name]

    @browser.setter
    def browser(self, browser):
        self.name = next(n for n, each in self.office.browsers.items() if each is browser)


@pytest.fixture
def phone(office):
    phone = Held(office, "bruno")
    phone.pull()
    return phone


def contact(handset, **values):
    known = {"name": "Mme Roy", "site_id": GARE, "is_draft": True}
    return handset.create("contact", CONTACT, **known, **values)


def test_what_was_acknowledged_after_the_backup_comes_back_once(office, phone):
    made = contact(phone)
    phone.push(made)
    phone.pull()
    before = phone.rows[CONTACT]["rev"]
    office.restore()
    page = phone.page()
    assert (page["reset"], CONTACT in phone.rows) == (True, False)
    assert page["seq"] > before + JUMP - 1, "no number is given twice"
    assert not phone.push(made)[0]["replayed"]
    phone.pull()
    assert phone.rows[CONTACT]["data"]["name"] == "Mme Roy"
    assert phone.push(made)[0]["replayed"]


def test_a_backup_is_noticed_though_others_wrote_as_much_since(office, phone):
    phone.push(contact(phone, phone="0261910001"))
    phone.pull()
    office.restore()
    desk = Held(office, "alice")
    desk.pull()
    desk.push(contact(desk, phone="0261910009"))
    desk.pull()
    assert desk.rows[CONTACT]["rev"] == phone.rows[CONTACT]["rev"], "the same number, other words"
    phone.mark = None  # his cursor tells as much
    assert phone.pull()["epoch"] != desk.epoch
    assert phone.rows[CONTACT]["data"]["phone"] == "0261910009"


def test_what_was_seen_before_does_not_overwrite_what_others_wrote_since(office, phone):
    phone.push(contact(phone, phone="0261910001"))
    phone.pull()
    office.restore()
    desk = Held(office, "alice")
    desk.pull()
    desk.push(contact(desk, phone="0261910009"))
    changed = phone.update("contact", CONTACT, phone="0261910002") | {"n": 1}
    assert phone.push(changed)[0]["status"] == "conflict"


def test_two_phones_that_notice_make_one_new_timeline(office, phone):
    other = Held(office, "bruno")
    other.device = PEOPLE["bruno"].device
    phone.push(contact(phone))
    phone.pull()
    other.pull()
    office.restore()
    assert phone.page()["epoch"] == other.page()["epoch"]


def test_phones_of_a_timeline_that_a_second_restore_took_back_make_one_new_one(office, phone):
    other = Held(office, "bruno")
    phone.push(contact(phone))
    phone.pull()
    office.restore()
    first = phone.page()["epoch"]
    phone.push(contact(phone) | {"n": 1})
    phone.pull()
    other.pull(mark=phone.mark)
    office.restore()
    second = phone.page()["epoch"]
    assert second not in (first, other.epoch)
    assert other.page()["epoch"] == second


def test_a_mark_of_somebody_else_says_nothing(phone):
    epoch = phone.pull()["epoch"]
    for mark in ("", "nonsense", "W10.x", None):
        phone.mark = mark
        assert phone.pull()["epoch"] == epoch


def test_who_was_erased_after_the_backup_stays_erased_though_a_phone_offers_him_again(office):
    phone = Held(office, "alice")
    phone.pull()
    drafted = phone.create("worker", DRAFT, last_name="Okafor", first_name="Ben", is_draft=True)
    phone.push(drafted)
    phone.pull()
    asked = {"reason": "sa demande"}
    assert phone.browser.post(f"/api/privacy/people/{DRAFT}/erase", json=asked).status_code == 200
    office.restore()
    phone.page()
    again = phone.push(drafted)[0]
    assert (again["status"], again["replayed"]) == ("applied", False), "a receipt, so it is dropped"
    phone.pull()
    assert "Okafor" not in str(phone.rows.get(DRAFT))
    assert not any("Okafor" in str(line) for line in office.journal())
