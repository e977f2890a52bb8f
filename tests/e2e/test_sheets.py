"""The sheet of a month, from the file that a company sends to the version that counts."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, expect

from sync.hours import month_after
from sync.reconcile.wording import month_fr
from sync.record import Role
from tests.e2e.company import PASSWORD, Lot, add_account, lots_at_work, open_month
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, DESK, PHONE, Phone
from tests.e2e.visit import touch
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, xlsx

SANDRINE = ("sandrine@example.org", "Sandrine Moreau", Role.COMPANY_ADMIN)
LONGEST = {"form", "file", "one", "reading"}
LOOKS = {"fr": ("light", "dark"), "en": ("light",)}
ALL_ANSWERED = "Toutes les questions ont leur réponse."
COMMENT = "La seconde ligne compte les heures de deux mois."


def title_of(month: str) -> str:
    name = month_fr(month)
    return f"Fiche {'d’' if name[0] in 'ao' else 'de '}{name}"


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


def table_of(lot: Lot, month: str, days: int) -> list[list[object]]:
    """A company's own layout: days instead of hours, and an initial for a first name."""
    (last, first), *others = lot.people
    people = [(last, f"{first[0]}."), *others]
    rows: list[list[object]] = [
        [f"Mois : {month_fr(month)}"],
        [],
        ["Nom", "Prénom", "Jours travaillés"],
    ]
    return rows + [[last, first, days - at] for at, (last, first) in enumerate(people)]


def upload(person: Phone, file: Path) -> None:
    person.page.locator("input[type=file]").set_input_files(file)
    expect(person.title).to_have_text(file.name)


def question(person: Phone) -> Locator:
    return person.page.get_by_role("group", name="Questions")


def answer(person: Phone, asked: str, chosen: str) -> None:
    """Answer the question on screen; the next one, or none, is there afterwards."""
    expect(question(person).get_by_role("heading", level=3)).to_have_text(re.compile(asked))
    before = question(person).get_by_role("heading", level=3).inner_text()
    question(person).get_by_role("button", name=re.compile(chosen)).first.click()
    expect(question(person).get_by_text(before, exact=True)).to_have_count(0)


def hand_in(company: Phone, version: int) -> None:
    """Read the sheet once more, and hand it in under the name of the account."""
    company.tap("Relire et transmettre")
    expect(company.page.get_by_label("Votre nom")).to_have_value("Sandrine Moreau")
    company.tap("Transmettre la fiche")
    receipt = company.page.get_by_role("region", name="Fiche transmise")
    expect(receipt).to_contain_text("transmise par Sandrine Moreau")
    expect(receipt.get_by_role("definition").nth(2)).to_have_text(str(version))


def sheet_from_file(company: Phone, lot: Lot, month: str, file: Path) -> None:
    """A file in days with an initial for a name: two questions, then the draft."""
    last, first = lot.people[0]
    file.write_bytes(xlsx(Tab(table_of(lot, month, 18))))
    company.go(f"/entreprise/fiches/{lot.party}/{month}")
    expect(company.title).to_have_text(title_of(month))
    upload(company, file)
    answer(company, "Cette colonne est en jours", "Des jours de 7 h")
    answer(company, "Est-ce bien cette personne|Qui est", f"{last.upper()} {first}")
    expect(company.page.get_by_text(ALL_ANSWERED)).to_be_visible()
    company.tap("Reprendre dans la fiche")
    expect(company.title).to_have_text(title_of(month))
    expect(hours_of(company, lot)).to_have_value("126h")


def hours_of(company: Phone, lot: Lot, at: int = 0) -> Locator:
    last, first = lot.people[at]
    return company.page.get_by_label(f"Heures travaillées, {last.upper()} {first}")


def returned_after_reading(alice: Phone, lot: Lot, month: str, file: str) -> None:
    """The supervisor reads the sheet beside its file, and gives it back; a remark is compulsory."""
    place = f"/bureau/fiches/{lot.party}/{month}"
    alice.go(f"/bureau/fiches?mois={month}&etat=submitted")
    alice.page.locator(f"a[href='{place}']").click()
    alice.tap("Voir à côté du fichier d’origine", "link")
    expect(alice.title).to_have_text(file)
    alice.page.get_by_role("button", name="126 h, cellule Feuil1!C4").click()
    expect(alice.page.locator("[data-cell=C4]")).to_have_attribute("aria-current", "true")
    alice.go(place)
    alice.tap("Retourner…")
    alice.tap("Retourner")
    expect(alice.page.get_by_text("sans remarque, la fiche ne peut pas être")).to_be_visible()
    alice.page.get_by_label("Ce qui est à corriger").fill(COMMENT)
    alice.tap("Retourner")
    expect(alice.page.get_by_text("La fiche est retournée à l’entreprise")).to_be_visible()


def corrected(company: Phone, lot: Lot, month: str) -> None:
    """The company finds the remark, and changes one figure of what it had sent."""
    company.go("/entreprise")
    place = f"/entreprise/fiches/{lot.party}/{month}"
    company.page.locator(f"a[href='{place}']").click()
    expect(company.page.get_by_text(COMMENT).first).to_be_visible()
    expect(hours_of(company, lot)).to_have_value("126h")
    hours_of(company, lot).fill("119,5")
    expect(company.page.get_by_text("= 119 h 30")).to_be_visible()


def reviewed(alice: Phone, lot: Lot, month: str) -> None:
    alice.go("/bureau/fiches")
    alice.go(f"/bureau/fiches/{lot.party}/{month}")
    row = alice.page.get_by_role("row", name=re.compile(lot.people[0][0], re.IGNORECASE))
    expect(row).to_contain_text("119 h 30")
    alice.tap("Marquer comme relue")
    expect(alice.page.get_by_text("La fiche est marquée comme relue.")).to_be_visible()


def proposed_again(company: Phone, lot: Lot, months: tuple[str, str], file: Path) -> None:
    """The next month the same layout and the same initial ask for nothing."""
    before, month = months
    file.write_bytes(xlsx(Tab(table_of(lot, month, 15))))
    company.go(f"/entreprise/fiches/{lot.party}/{month}")
    upload(company, file)
    expect(company.page.get_by_text(ALL_ANSWERED)).to_be_visible()
    recalled = re.compile(f"repris.*{month_fr(before)}")
    expect(company.page.get_by_text(recalled).first).to_be_visible()
    last, first = lot.people[0]
    company.go("/entreprise/retenu")
    kept = company.page.get_by_text(re.compile(f"» est {last.upper()} {first}"))
    expect(kept.first).to_be_visible()


def sees_nothing(other: Phone, lot: Lot, month: str) -> None:
    other.go(f"/entreprise/fiches/{lot.party}/{month}")
    expect(other.page.get_by_text("n’est pas celle de votre entreprise")).to_be_visible()
    other.go("/entreprise/retenu")
    expect(other.page.get_by_text("Rien n’est retenu pour l’instant.")).to_be_visible()
    expect(other.page.get_by_role("link", name="Rapprochement")).to_have_count(0)


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
    hand_in(company, version + 1)
    reviewed(alice, lot, month)
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
    today = datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
    lot, month, before = lots[0], today[:7], month_after(today[:7], -1)
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
