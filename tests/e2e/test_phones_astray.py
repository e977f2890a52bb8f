"""Phones that are copied, too old or full: each says so, and nothing entered is lost."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Playwright, Route, expect

from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, FLAGS, PHONE, Phone
from tests.e2e.visit import Visit, touch

LATER = "Les bottes de sécurité sont à changer."
OLD = {"status": 426, "code": "client_too_old", "title": "L’application est trop ancienne."}
FULL = "Le téléphone est plein : rien de ce qui était saisi n’est perdu."
NO_ROOM = """
() => {
  for (const name of ["put", "add"]) {
    IDBObjectStore.prototype[`${name}Before`] = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  }
}
"""
ROOM = """
() => {
  for (const name of ["put", "add"])
    IDBObjectStore.prototype[name] = IDBObjectStore.prototype[`${name}Before`];
}
"""


def test_a_phone_and_its_copy_both_keep_their_work(
    start_browser, profile: Path, engine: Playwright, chromium: str, office: Office, today: str
):
    eve = Phone(start_browser(), office.address)
    eve.prepare()
    eve.context.close()
    other_profile = profile.with_name("copy")
    shutil.copytree(profile, other_profile, ignore=shutil.ignore_patterns("Singleton*"))
    copied = engine.chromium.launch_persistent_context(
        other_profile, executable_path=chromium, args=FLAGS, **PHONE
    )
    phones = [Phone(start_browser(), office.address), Phone(copied, office.address)]
    sites = office.rows(
        "SELECT id FROM r_site WHERE state = 'active' AND officer_id ="
        " (SELECT id FROM user_account WHERE email = ?) LIMIT 2",
        BRUNO[0],
    )
    visits = []
    for phone, site in zip(phones, sites, strict=True):
        phone.start()
        phone.unlock()
        visits.append(Visit.started(phone, site["id"]))
        visits[-1].note("point", LATER)
        phone.everything_is_sent()
    made = office.rows("SELECT DISTINCT device FROM sync_op WHERE kind = 'create' AND n > 0")
    assert len(made) == 2, "the copy became a phone of its own"
    assert office.rows("SELECT sum(forks) AS found FROM sync_device")[0]["found"] == 1
    assert len(office.records("minutes_item", body=LATER)) == 2
    phones[0].send_now()
    phones[0].everything_is_sent()
    for visit in visits:
        there = Visit(phones[0], visit.path)
        there.open("points", "Points, décisions et actions")
        expect(phones[0].page.get_by_role("link", name=LATER)).to_be_visible()
    assert [phone.faults for phone in phones] == [[], []]
    copied.close()


def test_an_app_that_is_too_old_goes_on_and_says_so(visit: Visit, office: Office):
    phone = visit.phone

    def refuse(route: Route) -> None:
        route.fulfill(status=426, body=json.dumps(OLD), content_type="application/problem+json")

    phone.page.route("**/sync/v1/push", refuse)
    visit.note("point", LATER)
    phone.send_now()
    expect(phone.page.get_by_text("Cette version de Jalon est trop ancienne")).to_be_visible()
    visit.open("points", "Points, décisions et actions")
    expect(phone.page.get_by_role("link", name=LATER)).to_be_visible()
    assert office.records("minutes_item", visit_id=visit.id) == []
    phone.page.unroute("**/sync/v1/push")
    phone.send_now()
    phone.everything_is_sent()
    assert len(office.records("minutes_item", visit_id=visit.id)) == 1


def test_a_phone_without_room_says_so_and_takes_the_next_tap(visit: Visit, office: Office):
    phone = visit.phone
    first, second, *_ = visit.people()
    phone.page.evaluate(NO_ROOM)
    visit.person(first).get_by_role("button", name="Vu", exact=True).click()
    expect(phone.page.get_by_text(FULL)).to_be_visible()
    phone.page.evaluate(ROOM)
    touch(visit.person(second), "Vu")
    phone.everything_is_sent()
    (mark,) = office.records("attendance_observation", visit_id=visit.id)
    assert mark["status"] == "seen", "the tap that was refused is not shown as done"
