"""What a company and the office do with the sheet of a month, as acts that stories share."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from sync.reconcile.wording import month_fr
from tests.e2e.company import Lot
from tests.e2e.phone import Phone
from tests.sheets.workbooks import Tab, xlsx

ALL_ANSWERED = "Toutes les questions ont leur réponse."
COMMENT = "La seconde ligne compte les heures de deux mois."


def title_of(month: str) -> str:
    name = month_fr(month)
    return f"Fiche {'d’' if name[0] in 'ao' else 'de '}{name}"


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


def hand_in(company: Phone, version: int, proof: Path | None = None) -> None:
    """Read the sheet once more, and hand it in under the name of the account."""
    company.tap("Relire et transmettre")
    expect(company.page.get_by_label("Votre nom")).to_have_value("Sandrine Moreau")
    if proof is not None:
        company.page.locator("#hand-in input[type=file]").set_input_files(proof)
        expect(company.page.get_by_text(f"{proof.name} (")).to_be_visible()
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


def reviewed(alice: Phone, lot: Lot, month: str, proof: Path) -> None:
    """The supervisor reads what was corrected, and its proof, which is only ever downloaded."""
    alice.go("/bureau/fiches")
    alice.go(f"/bureau/fiches/{lot.party}/{month}")
    row = alice.page.get_by_role("row", name=re.compile(lot.people[0][0], re.IGNORECASE))
    expect(row).to_contain_text("119 h 30")
    with alice.page.expect_download() as given:
        alice.page.get_by_role("link", name=proof.name).click()
    assert given.value.path().read_bytes() == proof.read_bytes()
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
