"""A person asks: the file is given, its readers are told, then she is erased, phones included."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.office import Office
from tests.e2e.phone import DESK, Phone
from tests.e2e.visit import Visit

DAMIEN = ("damien@example.org", "damien ouvre les comptes")
LAST, FIRST, TASK = "Sangaré", "Fatoumata", "ferraillage du voile 3"
NAME = f"{FIRST} {LAST}"


@pytest.fixture
def damien(browser: Browser, office: Office) -> Iterator[Phone]:
    """The administrator's desk."""
    context = browser.new_context(**DESK)
    held = Phone(context, office.address)
    held.start()
    held.sign_in(*DAMIEN)
    expect(held.title).to_have_text("Tableau de bord")
    yield held
    assert held.faults == []
    context.close()


@pytest.fixture
def met(visit: Visit) -> Visit:
    """A visit on which somebody was met, whom the office knows by now."""
    visit.people()
    visit.meet_unknown(LAST, FIRST, TASK)
    visit.phone.everything_is_sent()
    return visit


def downloaded(desk: Phone, button: str) -> bytes:
    with desk.page.expect_download() as waited:
        desk.tap(button, "link")
    return Path(waited.value.path()).read_bytes()


def test_a_person_gets_her_file_and_is_erased_when_she_asks(
    met: Visit, damien: Phone, office: Office
) -> None:
    page = damien.page
    damien.go("/bureau/donnees/personnes")
    page.get_by_label("Nom de la personne").fill(LAST)
    damien.tap("Chercher")
    damien.tap(LAST, exact=False)
    expect(damien.title).to_have_text(NAME)

    assert downloaded(damien, "À lire (PDF)").startswith(b"%PDF-")
    assert TASK in str(json.loads(downloaded(damien, "À réutiliser (JSON)"))["records"])
    damien.tap("Qui a lu ce dossier ?", "link")
    expect(page.get_by_role("row").filter(has_text="Damien").first).to_contain_text("un export")
    page.go_back()

    page.get_by_text("Noter une demande").click()
    page.get_by_label("Nature").select_option(label="Contentieux")
    page.get_by_label("Motif").fill("recours du 3 mars")
    damien.tap("Noter")
    expect(page.get_by_text("un contentieux est en cours")).to_be_visible()
    damien.tap("Terminer")
    damien.tap("Effacer la personne")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("À blanc : rien n’est encore fait")).to_be_visible()
    assert office.records("worker", last_name=LAST)
    dialog.get_by_label("Motif").fill("sa demande")
    dialog.get_by_label("Pour confirmer").fill(NAME)
    dialog.get_by_role("button", name="Effacer pour toujours").click()
    expect(page.get_by_text("La personne est effacée")).to_be_visible()
    assert not office.records("worker", last_name=LAST)

    phone = met.phone
    met.open("appel", "Appel")
    hers = phone.page.locator("main li .name", has_text=LAST.upper())
    expect(hers).to_be_visible()
    phone.send_now()
    phone.everything_is_sent()
    met.open("appel", "Appel")
    expect(phone.page.locator("main li .name").first).to_be_visible()
    expect(hers).to_have_count(0)
