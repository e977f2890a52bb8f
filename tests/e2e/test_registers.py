"""The registers at the desk: a clerk's morning, in real Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.backend.imports.publications import amended, contract, published
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, DESK, Phone

GILLES = ("gilles@example.org", "gilles tient les registres")
HOME = "/bureau/registres"


@pytest.fixture
def clerk(browser: Browser, office: Office) -> Iterator[Phone]:
    """Gilles's screen: he lands among the registers, the only section that is his."""
    context = browser.new_context(**DESK)
    held = Phone(context, office.address)
    held.start()
    held.sign_in(*GILLES)
    expect(held.title).to_have_text("Registres")
    expect(held.page.get_by_role("navigation").get_by_role("link")).to_have_text(["Registres"])
    yield held
    assert held.faults == []
    context.close()


def field(clerk: Phone, label: str) -> Locator:
    return clerk.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(facultatif\))?\s*$"))


def pick(clerk: Phone, label: str, words: str, name: str | re.Pattern[str]) -> None:
    """Find a record by a few letters and choose it."""
    box = clerk.page.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}"))
    box.fill(words)
    clerk.page.get_by_role("option").filter(has_text=name).first.click()
    expect(box).to_have_value(re.compile(name) if isinstance(name, str) else name)


def answer(clerk: Phone, question: str, said: str) -> None:
    clerk.page.get_by_role("group", name=question).get_by_role(
        "button", name=said, exact=True
    ).click()


def keep(clerk: Phone, title: str | re.Pattern[str], act: str = "Ajouter la fiche") -> str:
    """Send the form; gives the id of the record whose page opens."""
    clerk.tap(act)
    expect(clerk.page.get_by_text("Enregistré.")).to_be_visible()
    expect(clerk.title).to_have_text(title)
    return clerk.page.url.rpartition("/")[2]


def test_a_clerk_enters_an_operation_down_to_its_clause(clerk: Phone, office: Office) -> None:
    page = clerk.page
    clerk.tap("Opérations", "link", exact=False)
    clerk.tap("Ajouter", "link")
    expect(clerk.title).to_have_text("Nouvelle fiche : Opération")
    clerk.tap("Ajouter la fiche")
    expect(page.get_by_role("alert")).to_contain_text("points sont à corriger")
    expect(page.get_by_role("alert")).to_contain_text("Donneur d’ordre : Ce champ est obligatoire.")
    (authority, *_) = office.records("contracting_authority")
    pick(clerk, "Donneur d’ordre", authority["name"][:12], authority["name"])
    field(clerk, "Code").fill("OP-2026-99")
    field(clerk, "Intitulé").fill("Médiathèque des Bords de Loire")
    operation = keep(clerk, "OP-2026-99 · Médiathèque des Bords de Loire")

    clerk.tap("Ajouter : Marché", "link")
    field(clerk, "Numéro de marché").fill("2026-4242")
    field(clerk, "SIRET acheteur").fill("12345678901234")
    clerk.tap("Ajouter la fiche")
    expect(page.get_by_role("alert")).to_contain_text("Ce SIRET n’est pas valable.")
    field(clerk, "SIRET acheteur").fill("")
    keep(clerk, "2026-4242")
    assert office.records("contract", market_number="2026-4242")[0]["operation_id"] == operation

    clerk.tap("Ajouter : Lot", "link")
    field(clerk, "Numéro").fill("3")
    field(clerk, "Intitulé").fill("Charpente bois")
    lot = keep(clerk, "2026-4242 · 3 · Charpente bois")

    clerk.tap("Ajouter : Clause", "link")
    page.get_by_label("Formule").select_option(label="Travaux")
    for label, figure in (
        ("Montant hors taxes (€)", "1000000"),
        ("Part de main-d’œuvre (%)", "50"),
        ("Coût horaire de la main-d’œuvre (€)", "35"),
        ("Part d’insertion (%)", "5"),
    ):
        page.get_by_label(label).fill(figure)
    clerk.tap("Calculer")
    clerk.tap("Reprendre ce résultat comme heures dues")
    field(clerk, "Du").fill("2026-12-01")
    field(clerk, "Échéance").fill("2027-12-01")
    keep(clerk, "2026-4242 · 3 · Charpente bois")
    (clause,) = office.records("clause", lot_id=lot)
    assert clause["required_minutes"] == 42_857
    assert (clause["eligibility_months"], clause["sheet_due_day"]) == (24, 10)

    clerk.go(HOME + "/lots")
    page.get_by_label("Chercher").fill("mediatheque charpente")
    expect(page.get_by_text("1 fiche", exact=False).first).to_be_visible()
    expect(page.get_by_role("link", name="Charpente bois")).to_be_visible()


def test_a_person_met_on_a_site_is_merged_into_the_one_who_is_known(
    clerk: Phone, office: Office
) -> None:
    page = clerk.page
    (draft, *_) = office.rows(
        "SELECT w.* FROM r_worker w JOIN r_attendance_observation o ON o.worker_id = w.id"
        " WHERE w.is_draft AND w.last_name != '' ORDER BY w.id"
    )
    (known, *_) = office.rows(
        "SELECT w.* FROM r_worker w JOIN r_employment e ON e.worker_id = w.id"
        " WHERE NOT w.is_draft ORDER BY w.id"
    )
    name = f"{known['last_name'].upper()} {known['first_name']}"
    page.get_by_role("link", name=re.compile(r"Salariés en insertion \(")).click()
    page.get_by_label("Chercher").fill(f"{draft['last_name']} {draft['first_name']}")
    page.get_by_role("link", name=draft["last_name"], exact=True).first.click()
    expect(page.get_by_text("Personne rencontrée sur un chantier.")).to_be_visible()
    clerk.tap("Fusionner avec une autre fiche", "link")
    pick(clerk, "Chercher la fiche à garder", f"{known['first_name']} {known['last_name']}", name)
    expect(page.get_by_text("Ce qui va suivre")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Constats de présence")).to_be_visible()
    clerk.tap("Fusionner")
    page.get_by_role("dialog").get_by_role("button", name="Fusionner", exact=True).click()
    expect(clerk.title).to_have_text(name)
    expect(page.get_by_text(f"Fusionné avec {name}.")).to_be_visible()
    clerk.go(f"{HOME}/salaries/{draft['id']}")
    expect(page.get_by_text(f"Fusionnée avec {name}")).to_be_visible()
    assert office.records("worker", id=draft["id"])[0]["merged_into_id"] == known["id"]
    clerk.tap("Défaire cette fusion")
    page.get_by_role("dialog").get_by_role("button", name="Défaire cette fusion").click()
    expect(page.get_by_text("Fusion défaite.")).to_be_visible()
    assert office.records("worker", id=draft["id"])[0]["merged_into_id"] is None


def test_a_site_changes_hands_and_nothing_is_overwritten(clerk: Phone, office: Office) -> None:
    page = clerk.page
    (site, *_) = office.rows(
        "SELECT s.id, s.label, u.id AS other, u.name FROM r_site s JOIN user_account u"
        " ON u.role = 'officer' AND u.id != s.officer_id WHERE s.state = 'active' ORDER BY s.id"
    )
    clerk.go(f"{HOME}/chantiers/{site['id']}/modifier")
    field(clerk, "Adresse").fill("1 rue du Port")
    colleague = Desk(office, *ALICE)
    read = colleague.read(f"/api/registers/site/{site['id']}")
    theirs = {"op": "6f0c1c1e-52ab-4b0f-9f0e-000000000001", "rev": read["rev"], "epoch": None}
    status, _ = colleague.ask(
        "PATCH",
        f"/api/registers/site/{site['id']}",
        {**theirs, "values": {"address": "2 quai Nord"}, "was": {}},
    )
    assert status == 200
    clerk.tap("Enregistrer")
    expect(page.get_by_text("Quelqu’un a modifié cette fiche entre-temps")).to_be_visible()
    clerk.tap("Celle du bureau : 2 quai Nord")
    clerk.tap("Enregistrer ces choix")
    expect(clerk.title).to_have_text(site["label"])
    assert office.records("site", id=site["id"])[0]["address"] == "2 quai Nord"

    clerk.tap("Modifier", "link")
    pick(clerk, "Chargé de suivi", site["name"].partition(" ")[0], site["name"])
    keep(clerk, site["label"], "Enregistrer")
    held = office.rows(
        "SELECT user_id FROM grant_log WHERE tag = ? AND until_seq IS NULL", f"site:{site['id']}"
    )
    assert {row["user_id"] for row in held} >= {site["other"]}
    page.get_by_text("Historique", exact=True).click()
    acts = page.get_by_role("group").filter(has_text="Historique").get_by_role("listitem")
    expect(acts.filter(has_text="Gilles Haddad").first).to_be_visible()


PEOPLE = """Nom;Prénom;Année de naissance;Genre;Commentaire
KERVELLA;Soazig;1991;{gender};absente lundi
"NDIAYE";Ibrahima;{year};Homme;
"""


def send(clerk: Phone, name: str, content: str) -> None:
    """Choose a file, as it would be dropped; what it does is then shown."""
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    clerk.page.locator("input[type=file]").set_input_files([file])
    expect(clerk.page.get_by_role("heading", name=f"Ce que fera {name}")).to_be_visible()


def test_a_clerk_imports_workers_then_published_contracts(
    clerk: Phone, office: Office, artefacts: Path
) -> None:
    page = clerk.page
    clerk.tap("Importer un fichier", "link")
    page.get_by_label("Que voulez-vous importer ?").select_option(label="Salariés en insertion")
    send(clerk, "salaries.csv", PEOPLE.format(gender="femme", year="nonante"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("1 point à corriger avant d’importer")
    row = page.get_by_role("row").filter(has_text="nonante")
    expect(row).to_contain_text("Un nombre entier est attendu.")
    expect(page.get_by_text("« Commentaire »")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Importer [0-9]"))).to_have_count(0)
    faults = faults_of(page, ("light", "dark"), artefacts / "register-import-faults")

    send(clerk, "salaries.csv", PEOPLE.format(gender="femme", year="1990"))
    clerk.tap("Importer 2 fiches")
    expect(page.get_by_text("Import terminé")).to_be_visible()
    assert {each["birth_year"] for each in office.records("worker", last_name="KERVELLA")} == {1991}

    page.get_by_label("Que voulez-vous importer ?").select_option(
        label="Marchés publiés (DECP, fichier JSON)"
    )
    silent = contract("2", considerationsSociales=[])
    send(clerk, "decp.json", published(amended(), silent).decode())
    faults += faults_of(page, ("light", "dark"), artefacts / "register-import-contracts")
    clerk.tap("Importer 1 marché")
    expect(page.get_by_text("Import terminé")).to_be_visible()
    clerk.tap("Voir les marchés à compléter", "link")
    clerk.tap("202400112200", "link")
    expect(page.get_by_text("Il manque")).to_contain_text("clause")
    assert faults == []


def test_the_registers_can_be_used_by_everybody(
    clerk: Phone, office: Office, artefacts: Path
) -> None:
    page = clerk.page
    (worker, *_) = office.rows("SELECT worker_id FROM r_employment ORDER BY id")
    person = f"{HOME}/salaries/{worker['worker_id']}"
    (other, *_) = office.rows("SELECT id FROM r_worker WHERE id != ?", worker["worker_id"])
    screens = {
        "index": HOME,
        "list": f"{HOME}/salaries?is_draft=false",
        "record": person,
        "form": f"{person}/modifier",
        "merge": f"{person}/fusion?avec={other['id']}",
        "new": f"{HOME}/clauses/nouveau",
    }
    found = []
    for name, path in screens.items():
        clerk.go(path)
        expect(page.get_by_text("Un instant")).to_have_count(0)
        found += faults_of(page, ("light", "dark"), artefacts / f"register-{name}")
    assert found == []
