"""The browser is killed at each write of a visit: what it kept is there, whole and once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, Death, Phone
from tests.e2e.visit import Visit

POINT = "Les bottes de sécurité sont à changer."
STARTED = "main a[href^='/visites/']"
ON_DISK, IN_THE_MIDST = Death(), Death(during=True)


@dataclass
class Dying:
    """A phone whose browser dies at a write that is named before each act."""

    phone: Phone
    profile: Path
    again: Callable[[], BrowserContext]

    def at(self, how: Death, act: Callable[[], object]) -> None:
        where = self.phone.kill_at_write(how, self.profile, act)
        self.phone.switch_on(self.again, where)


def prepared_the_day_before(again: Callable[[], BrowserContext], office: Office) -> Phone:
    """A phone whose session is on its disk: a browser keeps it in memory for half a minute."""
    eve = Phone(again(), office.address)
    eve.prepare()
    eve.everything_is_sent()
    eve.context.close()
    phone = Phone(again(), office.address)
    phone.start()
    phone.unlock()
    expect(phone.title).to_have_text("Mes visites")
    return phone


def rows(phone: Phone) -> Locator:
    return phone.page.locator("main li")


def test_a_browser_killed_at_each_write_of_a_visit_has_it_whole_and_the_office_once(
    start_browser: Callable[[], BrowserContext], profile: Path, office: Office, today: str
):
    phone = prepared_the_day_before(start_browser, office)
    office.stop()
    dying = Dying(phone, profile, start_browser)
    site = office.site_with(8, BRUNO[0], today)["id"]

    phone.go(f"/visites/nouvelle?chantier={site}")
    dying.at(ON_DISK, lambda: phone.tap("Démarrer la visite"))
    phone.go("/")
    visit = Visit(phone, str(phone.page.locator(STARTED).first.get_attribute("href")))
    a_group_of_taps_is_there_whole_or_not_at_all(dying, visit)
    a_text_is_there_as_it_was_typed(dying, visit)
    a_photo_is_there_or_asked_for_again(dying, visit)
    a_visit_is_closed_when_it_said_so(dying, visit)

    office.start()
    phone.send_now()
    phone.everything_is_sent()
    the_office_has_it_once(office, visit)
    assert phone.faults == []


def a_group_of_taps_is_there_whole_or_not_at_all(dying: Dying, visit: Visit) -> None:
    people = visit.people()
    dying.at(IN_THE_MIDST, lambda: dying.phone.tap("Tous vus"))
    expect(visit.person(people[0])).to_be_visible()
    pressed = dying.phone.page.locator("main li [aria-pressed=true]")
    expect(pressed).to_have_count(0)
    dying.at(ON_DISK, lambda: dying.phone.tap("Tous vus"))
    pressed = dying.phone.page.locator("main li [aria-pressed=true]")
    expect(pressed).to_have_count(len(people))


def a_text_is_there_as_it_was_typed(dying: Dying, visit: Visit) -> None:
    visit.open("points", "Points, décisions et actions")
    dying.phone.tap("Ajouter un point")
    dying.at(ON_DISK, lambda: dying.phone.page.get_by_label("Texte").fill(POINT))
    visit.open("points", "Points, décisions et actions")
    expect(dying.phone.page.get_by_role("link", name=POINT)).to_have_count(1)


def a_photo_is_there_or_asked_for_again(dying: Dying, visit: Visit) -> None:
    """Its writes: that the camera opens, the picture, the record, that nothing more is expected."""
    visit.open("photos", "Photos")
    for write, photos, asked in ((2, 0, 1), (4, 1, 0)):
        dying.at(Death(write), visit.take_photo)
        expect(rows(dying.phone)).to_have_count(photos)
        expect(dying.phone.page.get_by_text("La photo n’est pas arrivée")).to_have_count(asked)


def a_visit_is_closed_when_it_said_so(dying: Dying, visit: Visit) -> None:
    visit.open("cloture", "Terminer la visite")
    dying.phone.page.get_by_label("Pourquoi terminer").fill("Orage")
    dying.at(ON_DISK, lambda: dying.phone.tap("Clore quand même"))
    expect(dying.phone.title).to_have_text("Terminer la visite")
    expect(dying.phone.page.get_by_label("Pourquoi terminer")).to_have_count(0)


def the_office_has_it_once(office: Office, visit: Visit) -> None:
    mine = {"visit_id": visit.id}
    assert [row["state"] for row in office.records("visit", id=visit.id)] == ["signed"]
    marks = [row["status"] for row in office.records("attendance_observation", **mine)]
    assert len(marks) >= 8
    assert set(marks) == {"seen"}
    assert [row["body"] for row in office.records("minutes_item", **mine)] == [POINT]
    (photo,) = office.records("photo", **mine)
    assert office.rows("SELECT 1 FROM blob WHERE sha256 = ?", photo["sha256"])
    assert office.rows("SELECT op FROM sync_op GROUP BY op HAVING count(*) > 1") == []
