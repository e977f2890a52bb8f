"""The acceptance story: a quarterly meeting held without network, whole and once at the office."""

import re
from collections import Counter
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, BRUNO, Phone
from tests.e2e.visit import Visit

GRID = ["Oui", "Oui", "Partiel", "Oui", "Oui", "Non", "Oui", "Oui"] + ["S. o."] * 4 + ["Oui"] * 4
ACTIONS = {
    "Remettre le livret de suivi à jour": "Le tuteur",
    "Fournir les gants anti-coupure": "Le chef de chantier",
    "Prévenir le référent social du changement d’horaires": "L’agence",
}
REMARK = "L’entreprise demande que la prochaine réunion se tienne le matin."
SECOND, TYPED_IN_A_SECOND = 1000, 25
PERSON = ("Zsolnay", "Ottilie", "Pose de bordures")


@pytest.fixture
def held(start_browser, office, profile):
    """A phone that was prepared the day before, and whose whole browser can be killed."""
    eve = Phone(start_browser(), office.address)
    eve.prepare()
    eve.context.close()
    phone = Phone(start_browser(), office.address)
    phone.start()
    phone.unlock()
    expect(phone.title).to_have_text("Mes visites")
    yield phone
    assert phone.faults == []


def test_a_meeting_held_without_network_is_at_the_office_whole_and_once(
    held: Phone, office: Office, profile, start_browser, desk: Phone, today
):
    site = office.site_with(8, BRUNO[0], today)
    before = Counter(row["tbl"] for row in office.rows("SELECT tbl FROM sync_record"))
    held.lose_network()
    visit = Visit.started(held, site["id"])

    present = visit.greet(2)
    people = visit.people()
    assert len(people) >= 8
    visit.call(absent=people[0], not_seen=people[1], declined=people[2])
    visit.meet_unknown(*PERSON)
    for name in people[3:6]:
        visit.check_tutoring(name, GRID[:5])

    held.kill_tab()
    held.unlock()
    expect(held.page.get_by_text("5 sur 16").first).to_be_visible()
    visit.check_tutoring(people[6], GRID)
    for text, owner in ACTIONS.items():
        visit.note("action", text, owner)
    visit.photograph("Registre du personnel")
    visit.photograph("Panneau d’accueil", already=1)
    office.stop()
    visit.remark(REMARK, pause_ms=SECOND // TYPED_IN_A_SECOND)
    held.kill_browser(profile, start_browser)
    held.lose_network()
    held.unlock()
    written = held.page.get_by_label("Observations de l'entreprise")
    expect(written).to_have_value(re.compile(f"^{re.escape(REMARK[:-TYPED_IN_A_SECOND])}"))
    written.fill(REMARK)
    visit.hub()
    everything_is_there(visit, len(people))

    visit.sign_by_hand("Bruno Kermarrec")
    visit.sign_by_name(present[0])
    visit.close()
    minutes_are_read_on_the_phone(visit, people)

    office.start()
    held.find_network()
    held.everything_is_sent()
    the_office_has_it_once(office, visit, before, len(people))
    the_supervisor_reads_it(desk, visit, people)
    the_pdf_has_it(Desk(office, *ALICE).pdf(visit.id), people)


def everything_is_there(visit: Visit, people: int) -> None:
    told = {
        "Participants": "2 présents",
        "Appel": f"{people + 1} sur {people + 1} pointés",
        "Tutorat": f"4 sur {people} grilles",
        "Points, décisions et actions": "4 lignes",
        "Photos": "2 photos",
    }
    for part, words in told.items():
        expect(visit.task(part)).to_contain_text(words)


def minutes_are_read_on_the_phone(visit: Visit, people: list[str]) -> None:
    page = visit.phone.page.get_by_role("main")
    for text in (*ACTIONS, REMARK, "Zsolnay", "Registre du personnel", people[0].split()[0]):
        expect(page).to_contain_text(text, ignore_case=True)
    expect(page).to_contain_text("Sur ce téléphone seulement")


def the_office_has_it_once(office: Office, visit: Visit, before: Counter[str], people: int) -> None:
    mine = {"visit_id": visit.id}
    assert office.records("visit", id=visit.id)[0]["state"] == "signed"
    assert len(office.records("attendance_observation", **mine)) == people + 1
    assert len(office.records("tutoring_check", **mine)) == 4
    assert len(office.records("attendee", **mine)) == 2
    items = [row["body"] for row in office.records("minutes_item", **mine)]
    assert set(ACTIONS) <= set(items)
    assert len(items) == len(set(items)) == 4  # and the one that a «no» of the grid asks for
    assert {row["typed"] for row in office.records("signature", **mine)} == {None, 1}
    photos = office.records("photo", **mine)
    assert len(photos) == 2
    assert len(office.rows("SELECT 1 FROM blob")) == len({row["sha256"] for row in photos})
    after = Counter(row["tbl"] for row in office.rows("SELECT tbl FROM sync_record"))
    assert after - before == {
        "visit": 1,
        "attendee": 2,
        "worker": 1,
        "attendance_observation": people + 1,
        "tutoring_check": 4,
        "minutes_item": 4,
        "photo": 2,
        "signature": 2,
    }


def the_supervisor_reads_it(desk: Phone, visit: Visit, people: list[str]) -> None:
    desk.go("/bureau/visites")
    desk.page.locator(f"a[href='/bureau/visites/{visit.id}']").first.click()
    page = desk.page.get_by_role("main")
    for text in (*ACTIONS, REMARK, "Pose de bordures", people[0].split()[0]):
        expect(page).to_contain_text(text, ignore_case=True)
    desk.tap("Historique")
    expect(page).to_contain_text("Bruno Kermarrec")
    expect(page).to_contain_text("a fait passer la visite à « Signée »")


def the_pdf_has_it(pdf: bytes, people: list[str]) -> None:
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for said in (*ACTIONS, REMARK, "Zsolnay", "Bruno Kermarrec", *(n.split()[-1] for n in people)):
        assert said.casefold() in text.casefold(), said
