"""What befalls a phone on a site: each accident has its words, and loses nothing entered."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Route, expect

from tests.e2e import day
from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, PASSPHRASE, Phone
from tests.e2e.visit import Visit, touch

OFFICE_PATHS = "**/{sync,auth}/**"
PORTAL = "<!doctype html><title>Wifi</title><h1>Bienvenue sur le réseau de la gare</h1>"
LATER = "Les bottes de sécurité sont à changer."


def seen(office: Office, visit: Visit) -> int:
    return len(office.records("attendance_observation", visit_id=visit.id, status="seen"))


def everything_goes_at_last(visit: Visit, office: Office, people: int) -> None:
    visit.phone.send_now()
    visit.phone.everything_is_sent()
    assert seen(office, visit) == people


def test_a_captive_portal_that_answers_html_then_a_server_that_fails(visit: Visit, office: Office):
    phone = visit.phone
    phone.page.route(
        OFFICE_PATHS, lambda route: route.fulfill(body=PORTAL, content_type="text/html")
    )
    people = visit.people()
    phone.tap("Tous vus")
    phone.send_now()
    expect(phone.page.get_by_text("Pas de réponse du bureau.")).to_be_visible()
    expect(phone.chip).to_contain_text(f"{len(people)} à envoyer")
    assert seen(office, visit) == 0
    phone.page.unroute(OFFICE_PATHS)
    everything_goes_at_last(visit, office, len(people))
    an_error_of_the_server_is_told_with_its_reference(visit, office)


def an_error_of_the_server_is_told_with_its_reference(visit: Visit, office: Office) -> None:
    phone = visit.phone

    def fail(route: Route) -> None:
        told = {"status": 500, "code": "internal", "title": "", "trace": "8f3ac210"}
        route.fulfill(status=500, body=json.dumps(told), content_type="application/problem+json")

    phone.page.route("**/sync/v1/push", fail)
    people = visit.people()
    touch(visit.person(people[0]), "Non vu")
    phone.send_now()
    expect(phone.page.get_by_text("(référence 8f3ac210)")).to_be_visible()
    expect(phone.page.get_by_text("Rien n’est perdu.").first).to_be_visible()
    phone.page.unroute("**/sync/v1/push")
    everything_goes_at_last(visit, office, len(people) - 1)


def test_a_session_that_ends_during_work_without_network(visit: Visit, office: Office):
    phone = visit.phone
    phone.lose_network()
    phone.context.clear_cookies()
    people = visit.people()
    phone.tap("Tous vus")
    phone.page.reload()
    phone.unlock()
    expect(visit.person(people[0]).get_by_role("button", name="Vu", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    phone.find_network()
    expect(phone.chip).to_contain_text("Session expirée")
    phone.go("/connexion")
    phone.sign_in_again(BRUNO[1])
    phone.everything_is_sent()
    assert seen(office, visit) == len(people)


def test_two_tabs_of_the_same_phone(visit: Visit, office: Office):
    one = visit.phone
    people = visit.people()
    two = Phone(one.context, one.address)
    two.start(f"{visit.path}/appel")
    two.unlock()
    other = Visit(two, visit.path)
    expect(two.title).to_have_text("Appel")
    one.lose_network()
    touch(visit.person(people[0]), "Vu")
    expect(other.person(people[0]).get_by_role("button", name="Vu", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    touch(other.person(people[0]), "Non vu")
    touch(other.person(people[1]), "Vu")
    expect(visit.person(people[1]).get_by_role("button", name="Vu", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    one.find_network()
    one.send_now()
    one.everything_is_sent()
    two.send_now()
    two.everything_is_sent()
    marks = office.records("attendance_observation", visit_id=visit.id)
    assert sorted(row["status"] for row in marks) == ["not_seen", "seen"]
    assert two.faults == []


def test_a_new_version_waits_until_it_is_asked_for(visit: Visit, office: Office, tmp_path: Path):
    phone = visit.phone
    phone.lose_network()
    visit.note("point", LATER)
    office.stop()
    office.pwa = newer_version(office.pwa, tmp_path / "newer")
    office.start()
    phone.find_network()
    phone.page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
    phone.go("/reglages")
    phone.tap("Installer maintenant")
    phone.unlock()
    expect(phone.page.get_by_text("de-demain")).to_be_visible()
    visit.open("points", "Points, décisions et actions")
    expect(phone.page.get_by_role("link", name=LATER)).to_be_visible()
    phone.everything_is_sent()


def newer_version(built: Path, folder: Path) -> Path:
    """The same application under another version."""
    shutil.copytree(built, folder)
    version = json.loads((folder / "version.json").read_text())["version"]
    for name in ("version.json", "sw.js"):
        file = folder / name
        file.write_text(file.read_text().replace(version, "de-demain"))
        for packed in (".br", ".gz"):
            (folder / f"{name}{packed}").unlink(missing_ok=True)
    return folder


def test_wrong_passphrases_wait_longer_and_erase_nothing(ready_phone: Phone):
    phone = ready_phone
    page = phone.page
    page.clock.install(time=day.instant())
    page.reload()
    for _ in range(10):
        phone.unlock("pas la bonne phrase du tout")
        expect(page.get_by_text("Ce n’est pas la bonne phrase.")).to_be_visible()
        expect(page.get_by_label("Phrase secrète")).to_have_value("")
    expect(page.get_by_role("timer")).to_contain_text("Prochain essai possible")
    expect(page.get_by_role("button", name="Déverrouiller")).to_be_disabled()
    page.clock.run_for(31_000)
    phone.unlock(PASSPHRASE)
    expect(phone.title).to_have_text("Mes visites")


def test_an_idle_phone_locks_and_keeps_what_was_typed(ready_phone: Phone, office, today):
    phone = ready_phone
    phone.page.clock.install(time=day.instant())
    phone.page.reload()
    phone.unlock()
    expect(phone.title).to_have_text("Mes visites")
    visit = Visit.started(phone, office.site_with(8, BRUNO[0], today)["id"])
    visit.remark(LATER)
    phone.page.clock.fast_forward("04:30")
    expect(phone.title).to_have_text("Observations et suite")
    phone.page.clock.fast_forward("01:00")
    expect(phone.title).to_have_text("Déverrouiller")
    assert LATER not in phone.page.content()
    phone.unlock()
    expect(phone.page.get_by_label("Observations de l'entreprise")).to_have_value(LATER)
