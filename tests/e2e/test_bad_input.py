"""Wrong values: words that say what to do, and what was typed is still there."""

import struct
import zlib

import pytest
from playwright.sync_api import expect

from tests.e2e import day
from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, Phone
from tests.e2e.visit import Visit

LIMIT = 4000
DAYS_AHEAD, DAY_MS = 3, 86_400_000


def test_a_text_over_its_limit_is_kept_and_waits_to_be_shortened(visit: Visit, office: Office):
    phone = visit.phone
    visit.open("observations", "Observations et suite")
    remarks = phone.page.get_by_label("Observations de l'entreprise")
    remarks.fill("é" * (LIMIT + 2))
    expect(phone.page.get_by_text("2 caractères de trop")).to_be_visible()
    expect(phone.page.get_by_text(f"{LIMIT} caractères au plus")).to_be_visible()
    remarks.blur()
    phone.page.reload()
    phone.unlock()
    expect(remarks).to_have_value("é" * (LIMIT + 2))
    assert office.records("visit", id=visit.id)[0]["company_remarks"] is None
    remarks.fill("é" * LIMIT)
    expect(phone.page.get_by_text("de trop")).to_have_count(0)
    phone.send_now()
    phone.everything_is_sent()
    assert office.records("visit", id=visit.id)[0]["company_remarks"] == "é" * LIMIT


def test_a_visit_is_planned_on_a_day_to_come_only(ready_phone: Phone, office: Office, today: str):
    phone, site = ready_phone, office.site_with(8, BRUNO[0], today)["id"]
    phone.go(f"/visites/nouvelle?chantier={site}")
    phone.tap("Un autre jour")
    phone.tap("Prévoir la visite")
    expect(phone.page.get_by_text("Choisissez un jour")).to_be_visible()
    phone.page.get_by_label("Jour prévu").fill("2020-02-29")
    expect(phone.page.get_by_text("Choisissez aujourd’hui ou un jour à venir")).to_be_visible()
    assert phone.page.url.endswith(f"chantier={site}")


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG that declares a size, with no image in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + b"IHDR" + head + check


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("80-megapixels.png", picture(10_000, 8_000), "Cette image est trop grande"),
        ("cut.png", picture(800, 600), "Ce fichier n’est pas une image lisible"),
        ("notes.txt", b"Compte rendu", "Ce fichier n’est pas une image lisible"),
    ],
    ids=["80 megapixels", "cut short", "no image"],
)
def test_a_file_that_makes_no_photo(visit: Visit, name: str, content: bytes, words: str):
    page = visit.phone.page
    visit.open("photos", "Photos")
    with page.expect_file_chooser() as chooser:
        visit.phone.tap("Choisir une image")
    chooser.value.set_files({"name": name, "mimeType": "image/png", "buffer": content})
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_text("Aucune photo.")).to_be_visible()


def test_a_date_that_does_not_exist_is_said_and_not_sent(visit: Visit, office: Office):
    phone = visit.phone
    visit.note("action", "Fournir les gants", "Le chef")
    phone.page.get_by_role("link", name="Fournir les gants").click()
    due = phone.page.get_by_role("textbox", name="Échéance")
    due.press_sequentially("31022027")
    expect(phone.page.get_by_text("Cette date n’existe pas.")).to_be_visible()
    phone.everything_is_sent()
    assert [row["body"] for row in office.records("minutes_item", visit_id=visit.id)] == [
        "Fournir les gants"
    ]


def test_a_phone_days_ahead_is_told_and_its_visit_waits_for_a_decision(
    ready_phone: Phone, office: Office, today: str
):
    phone = ready_phone
    phone.page.clock.install(time=day.instant())
    phone.page.reload()
    phone.unlock()
    expect(phone.title).to_have_text("Mes visites")
    phone.lose_network()
    phone.page.clock.fast_forward(DAYS_AHEAD * DAY_MS)
    phone.unlock()
    visit = Visit.started(phone, office.site_with(8, BRUNO[0], today)["id"])
    phone.find_network()
    phone.send_now()
    expect(phone.chip).to_contain_text("1 à régler")
    phone.page.get_by_role("link", name="Retenu par le bureau").click()
    expect(phone.page.get_by_text("Cette date est dans le futur. Vérifiez-la.")).to_be_visible()
    expect(phone.page.get_by_role("main")).to_contain_text("Réunion trimestrielle")
    assert office.records("visit", id=visit.id) == []
