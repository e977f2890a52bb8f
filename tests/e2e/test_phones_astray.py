"""Phones that are copied, too old or full: each says so, and nothing entered is lost."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Playwright, Route, expect

from tests.e2e import day
from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, FLAGS, PHONE, Phone
from tests.e2e.visit import Visit, touch

LATER = "Les bottes de sécurité sont à changer."
OLD = {"status": 426, "code": "client_too_old", "title": "L’application est trop ancienne."}
FULL = "Le téléphone est plein : rien de ce qui était saisi n’est perdu."
ROOM = 24_000_000
FILL = """
async () => {
  const db = await new Promise((done) => {
    const asked = indexedDB.open("others", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("bytes", { autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
  });
  const add = (count, size) =>
    new Promise((done) => {
      const act = db.transaction("bytes", "readwrite");
      for (let n = 0; n < count; n += 1)
        act.objectStore("bytes").add(crypto.getRandomValues(new Uint8Array(size)));
      act.oncomplete = () => done(true);
      act.onabort = () => done(false);
    });
  for (const size of [[16, 60_000], [1, 60_000], [1, 4000], [1, 200]])
    while (await add(...size));
  db.close();
}
"""
"""Something else fills the phone, to the last bytes."""
FREE = """
() => new Promise((done) => (indexedDB.deleteDatabase("others").onsuccess = () => done()))
"""
EVICTED = "indexeddb,cache_storage,local_storage,service_workers,file_systems"
"""What a browser takes away when it needs room; the cookies stay."""


class Browser:
    """What Chromium does to a phone's storage of its own accord."""

    def __init__(self, phone: Phone) -> None:
        self.origin = {"origin": phone.address}
        self.tools = phone.context.new_cdp_session(phone.page)

    def gives_room(self, size: int) -> None:
        """Give so many bytes; it counts from the first that is written."""
        self.tools.send("Storage.overrideQuotaForOrigin", self.origin | {"quotaSize": size})

    def erases(self) -> None:
        self.tools.send("Storage.clearDataForOrigin", self.origin | {"storageTypes": EVICTED})


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


def test_a_full_phone_says_so_takes_no_photo_and_goes_on(phone: Phone, office: Office, today: str):
    Browser(phone).gives_room(ROOM)
    phone.prepare()
    visit = Visit.started(phone, office.site_with(8, BRUNO[0], today)["id"])
    phone.page.evaluate(FILL)
    visit.open("photos", "Photos")
    phone.tap("Prendre une photo")
    phone.page.get_by_role("dialog").get_by_role("button", name="Déclencher").click()
    expect(phone.page.get_by_role("alert")).to_contain_text(FULL)
    phone.page.evaluate(FREE)
    visit.photograph("Registre du personnel")
    touch(visit.person(visit.people()[0]), "Vu")
    phone.everything_is_sent()
    assert len(office.records("attendance_observation", visit_id=visit.id)) == 1
    assert len(office.records("photo", visit_id=visit.id)) == 1
    a_phone_is_left_with_unsent_work_by_a_typed_word_only(visit, office)


def a_phone_is_left_with_unsent_work_by_a_typed_word_only(visit: Visit, office: Office) -> None:
    phone, page = visit.phone, visit.phone.page
    phone.lose_network()
    touch(visit.person(visit.people()[1]), "Vu")
    phone.go("/reglages")
    phone.tap("Se déconnecter")
    asked = page.get_by_role("dialog", name="Tout n’est pas envoyé")
    expect(asked.get_by_role("button", name="Se déconnecter", exact=True)).to_have_count(0)
    expect(asked.get_by_role("button", name="Se déconnecter et garder")).to_be_visible()
    page.keyboard.press("Escape")
    phone.tap("Effacer ce téléphone")
    asked = page.get_by_role("dialog", name="Effacer ce téléphone")
    erase = asked.get_by_role("button", name="Effacer ce téléphone")
    expect(asked).to_contain_text("1 élément n’est que sur ce téléphone")
    expect(erase).to_be_disabled()
    asked.get_by_role("textbox").fill("effacer")
    erase.click()
    expect(phone.title).to_have_text("Se connecter")
    left = page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.name))")
    assert left == ["jalon-phone"]
    assert len(office.records("attendance_observation", visit_id=visit.id)) == 1, (
        "the other is gone"
    )


def test_what_the_browser_erases_is_written_anew_or_comes_back_from_the_office(
    visit: Visit, office: Office
):
    phone, browser = visit.phone, Browser(visit.phone)
    first, second, *_ = visit.people()
    phone.lose_network()
    touch(visit.person(first), "Vu")
    browser.erases()
    touch(visit.person(second), "Non vu")
    phone.go("/")
    expect(phone.page.get_by_text("Le navigateur a effacé les données")).to_be_visible()
    phone.find_network()
    phone.send_now()
    phone.everything_is_sent()
    marks = office.records("attendance_observation", visit_id=visit.id)
    assert sorted(row["status"] for row in marks) == ["not_seen", "seen"]
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []
    phone.start(f"{visit.path}/appel")
    phone.unlock()
    expect(visit.person(second).get_by_role("button", name="Non vu")).to_have_attribute(
        "aria-pressed", "true"
    )

    phone.page.goto("about:blank")
    browser.erases()
    phone.start()
    expect(phone.page.get_by_text("Ce navigateur ne garde plus vos données")).to_be_visible()
    phone.sign_in()
    phone.protect()
    visit.open("appel", "Appel")
    expect(visit.person(first).get_by_role("button", name="Vu", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


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
    a_planned_visit_is_moved_after_it_was_sent(visit, office)


def a_planned_visit_is_moved_after_it_was_sent(held: Visit, office: Office) -> None:
    phone, page = held.phone, held.phone.page
    [site] = [row["site_id"] for row in office.records("visit", id=held.id)]
    first, later = (day.today() + timedelta(days=ahead) for ahead in (5, 12))
    phone.go(f"/visites/nouvelle?chantier={site}")
    phone.tap("Un autre jour")
    page.get_by_label("Jour prévu").fill(first.isoformat())
    phone.tap("Prévoir la visite")
    phone.everything_is_sent()
    [planned] = office.records("visit", planned_on=first.isoformat(), site_id=site)
    phone.go(f"/visites/{planned['id']}")
    phone.tap("Déplacer ou annuler la visite prévue", "link")
    page.get_by_label("Jour prévu").fill(later.isoformat())
    phone.tap("Changer le jour")
    phone.everything_is_sent()
    [moved] = office.records("visit", id=planned["id"])
    assert (moved["planned_on"], moved["state"]) == (later.isoformat(), "planned")
