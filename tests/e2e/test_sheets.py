"""The sheet of a month, from the file that a company sends to the version that counts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from sync.hours import month_after
from sync.reconcile.wording import month_fr
from sync.record import Role
from tests.e2e import day
from tests.e2e.company import PASSWORD, Lot, add_account, lots_at_work, open_month
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, DESK, PHONE, Phone
from tests.e2e.sheets import (
    corrected,
    hand_in,
    hours_of,
    proposed_again,
    returned_after_reading,
    reviewed,
    sees_nothing,
    sheet_from_file,
    table_of,
    upload,
)
from tests.e2e.visit import touch
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, xlsx

SANDRINE = ("sandrine@example.org", "Sandrine Moreau", Role.COMPANY_ADMIN)
LONGEST = {"form", "file", "one", "reading"}
LOOKS = {"fr": ("light", "dark"), "en": ("light",)}


@pytest.fixture
def lots(office: Office, today: str) -> list[Lot]:
    """Lots of two companies whose people stay from month to month."""
    found = lots_at_work(office, today)
    mine = found[0]
    return [mine, next(lot for lot in found if lot.company != mine.company)]


@pytest.fixture
def arrive(browser: Browser, office: Office) -> Iterator[Callable[..., Phone]]:
    """Sign somebody in on a browser of their own; no screen may fail without a word."""
    held: list[Phone] = []

    def sign_in(email: str, password: str, kind: dict[str, Any], home: str) -> Phone:
        person = Phone(browser.new_context(**kind), office.address)
        person.start()
        person.sign_in(email, password)
        expect(person.title).to_have_text(home)
        held.append(person)
        return person

    yield sign_in
    for each in held:
        assert each.faults == []
        each.context.close()


@pytest.fixture
def company(office: Office, lots: list[Lot], arrive: Callable[..., Phone]) -> Phone:
    add_account(
        office, "sandrine@example.org", "Sandrine Moreau", Role.COMPANY_ADMIN, [lots[0].party]
    )
    return arrive(SANDRINE[0], PASSWORD, DESK, "Fiches du mois")


def test_a_file_is_questioned_handed_in_returned_and_remembered(
    office: Office,
    company: Phone,
    lots: list[Lot],
    arrive: Callable[..., Phone],
    today: str,
    tmp_path: Path,
) -> None:
    lot, month, file = lots[0], month_after(today[:7], -1), tmp_path / "heures du mois.xlsx"
    version = open_month(Desk(office, *ALICE), lot, month)["version"] + 1
    sheet_from_file(company, lot, month, file)
    hand_in(company, version)
    alice = arrive(*ALICE, DESK, "Tableau de bord")
    returned_after_reading(alice, lot, month, file.name)
    corrected(company, lot, month)
    proof = tmp_path / "registre.pdf"
    proof.write_bytes(b"%PDF-1.7 registre")
    hand_in(company, version + 1, proof)
    reviewed(alice, lot, month, proof)
    proposed_again(company, lot, (month, today[:7]), file)
    add_account(office, "omar@example.org", "Omar Diaby", Role.COMPANY_ADMIN, [lots[1].party])
    sees_nothing(arrive("omar@example.org", PASSWORD, DESK, "Fiches du mois"), lot, month)


def test_the_form_keeps_what_is_typed_and_every_kind_of_file_is_read(
    office: Office, lots: list[Lot], arrive: Callable[..., Phone], today: str, tmp_path: Path
) -> None:
    lot, month = lots[0], today[:7]
    add_account(office, *SANDRINE, [lot.party])
    company = arrive(SANDRINE[0], PASSWORD, PHONE, "Fiches du mois")
    where = f"/entreprise/fiches/{lot.party}/{month}"
    company.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    company.page.wait_for_function("navigator.serviceWorker.controller !== null")
    company.go(where)
    fields = [hours_of(company, lot, at) for at in (0, 1)]
    fields[0].fill("35")
    expect(company.page.get_by_text("Brouillon enregistré")).to_be_visible()
    company.lose_network()
    fields[0].fill("151,67")
    fields[1].fill("20 j")
    expect(company.page.get_by_text("Gardé sur cet appareil ; envoyé")).to_be_visible()
    company.page.reload()
    company.find_network()
    expect(fields[0]).to_have_value("151,67", timeout=30_000)
    expect(fields[1]).to_have_value("20 j")
    expect(company.page.get_by_text("Brouillon enregistré")).to_be_visible(timeout=30_000)
    kept = office.rows(
        "SELECT l.worked_minutes FROM r_sheet_line l JOIN r_monthly_sheet s ON s.id = l.sheet_id"
        " WHERE s.party_id = ? AND s.period = ? ORDER BY 1",
        lot.party,
        month,
    )
    assert [row["worked_minutes"] for row in kept] == [8400, 9100]

    tab = Tab(table_of(lot, month, 12))
    for file, content in {
        "fiche.ods": ods(tab),
        "fiche.csv": csv_file(tab),
        "fiche.xls": html_file(tab),
    }.items():
        path = tmp_path / file
        path.write_bytes(content)
        company.go(where)
        upload(company, path)
        expect(company.page.get_by_text(f"{month_fr(month)} : ")).to_be_visible()
        company.tap("Laisser ce fichier de côté")
        expect(company.page.get_by_text("rien n’en a été repris")).to_be_visible()
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    company.go(where)
    upload(company, path)
    expect(company.page.get_by_text("Ce fichier n’a pas pu être lu")).to_be_visible()
    company.tap("Déposer un autre fichier")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_screen_of_the_sheets_keeps_anybody_out(
    office: Office,
    lots: list[Lot],
    arrive: Callable[..., Phone],
    tmp_path: Path,
    artefacts: Path,
    language: str,
) -> None:
    month = day.today().isoformat()[:7]
    lot, before = lots[0], month_after(month, -1)
    add_account(office, *SANDRINE, [lot.party])
    company = arrive(SANDRINE[0], PASSWORD, PHONE, "Fiches du mois")
    file = tmp_path / "fiche.xlsx"
    file.write_bytes(xlsx(Tab(table_of(lot, month, 12))))
    company.go(f"/entreprise/fiches/{lot.party}/{month}")
    upload(company, file)
    deposit = company.page.url.removeprefix(company.address)
    screens = {
        "home": "/entreprise",
        "form": f"/entreprise/fiches/{lot.party}/{month}",
        "sheet": f"/entreprise/fiches/{lot.party}/{before}",
        "file": deposit,
        "remembered": "/entreprise/retenu",
    }
    found = seen(company, screens, artefacts / f"company-{language}", language)
    alice = arrive(*ALICE, DESK, "Tableau de bord")
    screens = {
        "list": "/bureau/fiches",
        "one": f"/bureau/fiches/{lot.party}/{before}",
        "files": "/bureau/fiches/fichiers",
        "reading": deposit.replace("/entreprise/depots", "/bureau/fiches/fichiers"),
        "reminders": "/bureau/fiches/relances",
    }
    found |= seen(alice, screens, artefacts / f"desk-{language}-sheets", language)
    assert found == {}


def seen(person: Phone, screens: dict[str, str], picture: Path, language: str) -> dict[str, Any]:
    """What the rules find on these screens in a language, each at its address."""
    person.go("/reglages")
    touch(person.page.get_by_role("main"), {"fr": "Français", "en": "English"}[language])
    found = {}
    for name, path in screens.items():
        if language == "en" and name not in LONGEST:
            continue
        person.go(path)
        person.page.wait_for_load_state("networkidle")
        found[name] = faults_of(
            person.page, LOOKS[language], picture.with_name(f"{picture.name}-{name}")
        )
    return {name: faults for name, faults in found.items() if faults}
