"""The review from both sides: asked, answered, corrected, decided, closed, opened again."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from sync.hours import HOUR
from sync.record import Role
from tests.e2e.company import PASSWORD, add_account
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, DESK, PHONE, Phone

OURS, OTHERS = "sandrine@example.org", "leon@example.org"
EXPLANATION = "Le salarié était en formation."
REASON = "Le registre du chantier a été vu."


@dataclass(frozen=True)
class Story:
    """A sheet with two persons' discrepancies that may be asked about."""

    party: str
    month: str
    corrected: dict[str, Any]
    explained: dict[str, Any]
    other_party: str

    @property
    def place(self) -> str:
        return f"/bureau/rapprochement/{self.party}/{self.month}"


@pytest.fixture
def story(office: Office) -> Story:
    """A sheet handed in of which two lines wait, and a company that has nothing to do with it."""
    desk = Desk(office, *ALICE)
    month = desk.read("/api/reconciliation?only=open")
    parties = dict.fromkeys(line["party_id"] for line in month["lines"])
    for party in parties:
        sheet = desk.read(f"/api/reconciliation/{party}/{month['month']}")
        found = [
            {**each, "person": person}
            for person in sheet["people"]
            if person["declared_lines"] and not person["subject"].startswith("«")
            for each in person["findings"]
            if each["can_ask"] and each["round"] is None
        ]
        lowered = [each for each in found if each["after"]]
        rest = [each for each in found if lowered and each is not lowered[0]]
        if lowered and rest:
            other = next(
                line["party_id"]
                for line in month["lines"]
                if line["company_id"] != sheet["company_id"]
            )
            return Story(party, month["month"], lowered[0], rest[0], other)
    raise AssertionError("the demo has no such sheet")


@pytest.fixture
def arrive(browser: Browser, office: Office) -> Iterator[Callable[..., Phone]]:
    """Sign somebody of a company in on a browser of their own."""
    held: list[Phone] = []

    def sign_in(email: str, name: str, party: str, kind: dict[str, Any]) -> Phone:
        add_account(office, email, name, Role.COMPANY_ADMIN, [party])
        person = Phone(browser.new_context(**kind), office.address)
        person.start()
        person.sign_in(email, PASSWORD)
        expect(person.title).to_have_text("Fiches du mois")
        held.append(person)
        return person

    yield sign_in
    for each in held:
        assert each.faults == []
        each.context.close()


def finding(desk: Phone, of: dict[str, Any]) -> Locator:
    return desk.page.locator(f"[id='{of['record_id']}']")


def ask(desk: Phone, of: dict[str, Any], words: str) -> None:
    """By keyboard, from the discrepancy that has the focus; the focus comes back to it."""
    finding(desk, of).focus()
    desk.page.keyboard.press("q")
    dialog = desk.page.get_by_role("dialog", name="Demander à l’entreprise")
    expect(dialog).to_contain_text(of["question"]["fr"][:30])
    dialog.get_by_label("Ajouter quelques mots").fill(words)
    dialog.get_by_role("button", name="Envoyer la question").click()
    expect(finding(desk, of)).to_contain_text("Réponse attendue le")
    expect(finding(desk, of)).to_contain_text(words)
    expect(finding(desk, of)).to_be_focused()


def question_of(company: Phone, of: dict[str, Any]) -> None:
    company.go("/entreprise/questions")
    company.page.locator(f"a[href='/entreprise/questions/{of['record_id']}']").click()
    expect(company.title).to_have_text(of["title"]["fr"])


def hand_in(company: Phone, hours: str | None = None, of: dict[str, Any] | None = None) -> None:
    """Put a person's hours right where told, and hand the sheet in."""
    if hours is not None and of is not None:
        company.page.get_by_label(f"Heures travaillées, {of['person']['person']}").fill(hours)
    company.tap("Relire et transmettre")
    company.tap("Transmettre la fiche")
    receipt = company.page.get_by_role("region", name="Fiche transmise")
    expect(receipt).to_contain_text("transmise par")


def decide_what_is_left(desk: Phone) -> None:
    """Uphold one after the other what still waits, by keyboard."""
    page = desk.page
    waiting = page.locator("[data-open]")
    while waiting.count() > 0:
        first = waiting.first
        key = first.get_attribute("data-key")
        first.focus()
        page.keyboard.press("a")
        expect(page.locator(f'[data-key="{key}"][data-open]')).to_have_count(0)


def close(desk: Phone, reason: str | None = None) -> None:
    closing = desk.page.get_by_role("region", name=re.compile("^Clore "))
    closing.get_by_role("button", name="Clore le mois").click()
    dialog = desk.page.get_by_role("dialog")
    if reason:
        dialog.get_by_label("Motif").fill(reason)
    dialog.get_by_role("button", name="Clore le mois").click()
    expect(closing.get_by_text("Le mois est clos.")).to_be_visible()


def hours(minutes: int) -> str:
    return f"{minutes // HOUR}h{minutes % HOUR:02d}"


def work_list_by_keyboard(desk: Phone) -> None:
    desk.go("/bureau/rapprochement")
    expect(desk.page.get_by_role("list", name="Ce qui attend, par urgence")).to_be_visible()
    desk.page.keyboard.press("j")
    expect(desk.page.get_by_role("table").get_by_role("link").first).to_be_focused()
    desk.page.keyboard.press("?")
    expect(desk.page.get_by_role("dialog", name="Au clavier")).to_be_visible()
    desk.page.keyboard.press("Escape")


def explain(company: Phone, of: dict[str, Any], proof: Path) -> None:
    """Answer in words, with a document; an empty answer is refused."""
    question_of(company, of)
    company.tap("Envoyer la réponse")
    expect(company.page.get_by_text("Écrivez votre explication.")).to_be_visible()
    company.page.get_by_label("Votre explication").fill(EXPLANATION)
    proof.write_text("jour;heures\n1;7\n", encoding="utf-8")
    company.page.locator("input[type=file]").set_input_files(proof)
    expect(company.page.get_by_text(proof.name).first).to_be_visible()
    company.tap("Envoyer la réponse")
    expect(company.page.get_by_text("Votre réponse est envoyée.")).to_be_visible()


def dismiss(desk: Phone, of: dict[str, Any], proof: str) -> None:
    """Read what the company answered, and give the hours back; the reason is compulsory."""
    answered = finding(desk, of)
    expect(answered).to_contain_text(EXPLANATION)
    expect(answered.get_by_role("link", name=re.compile(proof))).to_be_visible()
    answered.focus()
    desk.page.keyboard.press("d")
    dialog = desk.page.get_by_role("dialog", name="Lever l’écart")
    dialog.get_by_role("button", name="Lever l’écart").click()
    expect(dialog.get_by_text("Écrivez le motif")).to_be_visible()
    dialog.get_by_label("Motif").fill(REASON)
    dialog.get_by_role("button", name="Lever l’écart").click()
    expect(answered).to_contain_text(re.compile(f"Motif.: {REASON}"))


def open_again(desk: Phone) -> None:
    desk.tap("Rouvrir par une nouvelle version…")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Motif").fill("Une ligne a été oubliée.")
    dialog.get_by_role("button", name="Rouvrir par une nouvelle version…").click()
    expect(desk.page.get_by_text("La fiche est rouverte")).to_be_visible()


def export_of(desk: Phone, month: str) -> str:
    desk.go(f"/bureau/rapprochement?mois={month}&lignes=toutes")
    with desk.page.expect_download() as told:
        desk.page.get_by_role("link", name="Exporter le mois (xlsx)").click()
    return told.value.suggested_filename


def test_asked_answered_corrected_decided_closed_and_opened_again(
    desk: Phone, story: Story, arrive: Callable[..., Phone], tmp_path: Path
):
    company = arrive(OURS, "Sandrine Moreau", story.party, DESK)
    work_list_by_keyboard(desk)
    desk.go(story.place)
    expect(finding(desk, story.corrected)).to_contain_text(story.corrected["said"]["fr"])
    ask(desk, story.corrected, "Merci de vérifier ces heures.")
    ask(desk, story.explained, "Merci de nous dire pourquoi.")

    company.go("/entreprise/questions")
    company.go("/entreprise")
    expect(company.page.get_by_text(re.compile("questions attendent votre"))).to_be_visible()
    explain(company, story.explained, tmp_path / "attestation.csv")
    question_of(company, story.corrected)
    company.tap("Corriger la fiche")
    hand_in(company, hours(story.corrected["after"]["accepted"]), story.corrected)

    desk.go("/bureau/rapprochement?urgence=due")
    desk.go(story.place)
    dismiss(desk, story.explained, "attestation.csv")
    question_of(company, story.explained)
    expect(company.page.get_by_text("L’AMO Insertion a levé l’écart")).to_be_visible()
    decide_what_is_left(desk)
    close(desk)
    assert export_of(desk, story.month).endswith(".xlsx")

    desk.go(story.place)
    open_again(desk)
    company.go(f"/entreprise/fiches/{story.party}/{story.month}")
    hand_in(company)
    desk.go("/bureau/rapprochement")
    desk.go(story.place)
    decide_what_is_left(desk)
    close(desk, "La ligne oubliée est ajoutée.")
    ledger = desk.page.get_by_role("region", name=re.compile("^Clore "))
    expect(ledger.get_by_text("Remplacé").first).to_be_visible()
    expect(ledger.get_by_text("La ligne oubliée est ajoutée.").first).to_be_visible()


def test_another_company_sees_nothing_and_every_page_is_open_to_all(
    desk: Phone, office: Office, story: Story, arrive: Callable[..., Phone], artefacts: Path
):
    company = arrive(OURS, "Sandrine Moreau", story.party, PHONE)
    other = arrive(OTHERS, "Léon Petit", story.other_party, DESK)
    desk.go(story.place)
    ask(desk, story.corrected, "Merci de vérifier.")
    other.go("/entreprise/questions")
    expect(other.page.get_by_text(re.compile("Aucune question|Rien à répondre"))).to_be_visible()
    ours = other.page.locator(f"a[href$='{story.corrected['record_id']}']")
    expect(ours).to_have_count(0)
    other.go(f"/entreprise/questions/{story.corrected['record_id']}")
    expect(other.page.get_by_role("alert")).to_be_visible()
    other.go(f"/entreprise/fiches/{story.party}/{story.month}")
    expect(other.page.get_by_role("alert")).to_be_visible()

    question_of(company, story.corrected)
    found = {
        "question": faults_of(company.page, ("light", "dark"), artefacts / "phone-fr-question")
    }
    clause = office.rows("SELECT id FROM r_clause LIMIT 1")[0]["id"]
    code, month = story.corrected["code"], story.month
    who = story.corrected["person"]["subject"]
    for name, path in {
        "alike": f"/bureau/rapprochement/ensemble/{month}/{code}",
        "ready": f"/bureau/rapprochement/pretes/{month}",
        "standings": "/bureau/avancement?par=authority",
        "standing": f"/bureau/avancement/clause/{clause}",
        "why": f"/bureau/avancement/pourquoi?chiffre=party:{story.party}/{month}/{who}",
    }.items():
        desk.go(path)
        expect(desk.title).to_be_visible()
        desk.page.wait_for_load_state("networkidle")
        found[name] = faults_of(desk.page, ("light", "dark"), artefacts / f"desk-fr-{name}")
    assert {name: faults for name, faults in found.items() if faults} == {}
