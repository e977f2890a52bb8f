"""The acts of the review as its two sides do them: the supervisor's desk, the company."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, Locator, expect

from sync.hours import HOUR
from tests.e2e.letters import letters_in
from tests.e2e.office import Desk, Office
from tests.e2e.phone import PHONE, Phone

EXPLANATION = "Le salarié était en formation."
AGAIN = "Le centre de formation l’atteste."
REASON = "Le registre du chantier a été vu."
DECIDED = ("accepted", "dismissed")


@dataclass(frozen=True)
class Story:
    """A sheet with two persons' discrepancies that may be asked about."""

    boss: Desk
    party: str
    month: str
    corrected: dict[str, Any]
    explained: dict[str, Any]
    other_party: str

    @property
    def place(self) -> str:
        return f"/bureau/rapprochement/{self.party}/{self.month}"

    def open(self) -> list[dict[str, Any]]:
        """The discrepancies of the sheet that wait for the supervisor."""
        sheet = self.boss.read(f"/api/reconciliation/{self.party}/{self.month}")
        found = [*sheet["findings"], *(each for p in sheet["people"] for each in p["findings"])]
        return [each for each in found if each["state"] not in DECIDED]

    def uphold_what_is_left(self) -> None:
        """Decide, without the screen, what other tests decide on it."""
        seen = [{name: each[name] for name in ("key", "basis", "state")} for each in self.open()]
        if seen:
            told = {"op": str(uuid4()), "decision": "accepted", "reason": None, "findings": seen}
            path = f"/api/reconciliation/{self.party}/{self.month}/decisions"
            status, body = self.boss.ask("POST", path, told)
            assert status == 200, body


def finding(desk: Phone, of: dict[str, Any]) -> Locator:
    return desk.page.locator(f"[id='{of['record_id']}']")


def work_list_by_keyboard(desk: Phone) -> None:
    """From the list to a sheet, to its discrepancies and to the next sheet, without a mouse."""
    desk.go("/bureau/rapprochement")
    page = desk.page
    expect(page.get_by_role("list", name="Ce qui attend, par urgence")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("table").get_by_role("link").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Au clavier")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("^Fiche suivante"))).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("[data-key]").first).to_be_focused()
    before = desk.title.inner_text()
    page.keyboard.press("n")
    expect(desk.title).not_to_have_text(before)


def ask(desk: Phone, of: dict[str, Any], words: str, *, again: bool = False) -> None:
    """By keyboard, from the discrepancy that has the focus; the focus comes back to it."""
    finding(desk, of).focus()
    desk.page.keyboard.press("q")
    name = "Demander une seconde fois" if again else "Demander à l’entreprise"
    dialog = desk.page.get_by_role("dialog", name=name)
    expect(dialog).to_contain_text(of["question"]["fr"][:30])
    dialog.get_by_label("Ajouter quelques mots").fill(words)
    dialog.get_by_role("button", name="Envoyer la question").click()
    expect(finding(desk, of)).to_contain_text("Réponse attendue le")
    expect(finding(desk, of)).to_contain_text(words)
    expect(finding(desk, of)).to_be_focused()


def answer_by_link(browser: Browser, office: Office, of: dict[str, Any], proof: Path) -> None:
    """From the letter, on a phone, without an account: in words, with a document."""
    letters = [each for each in letters_in(office.data) if "/reponse#" in each["body"]]
    link = re.findall(r"/reponse#\S+", letters[-1]["body"])[-1]
    person = Phone(browser.new_context(**PHONE), office.address)
    person.start(link)
    asked = person.page.get_by_role("region", name=of["title"]["fr"]).filter(
        has_text=of["person"]["person"]
    )
    asked.get_by_role("button", name="Envoyer la réponse").click()
    expect(asked.get_by_text("Écrivez votre explication.")).to_be_visible()
    asked.get_by_label("Votre explication").fill(EXPLANATION)
    proof.write_text("jour;heures\n1;7\n", encoding="utf-8")
    asked.locator("input[type=file]").set_input_files(proof)
    expect(asked.get_by_text(proof.name).first).to_be_visible()
    asked.get_by_role("button", name="Envoyer la réponse").click()
    expect(person.page.get_by_text("Votre réponse est envoyée.").first).to_be_visible()
    assert person.faults == []
    person.context.close()


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


def dismiss(desk: Phone, of: dict[str, Any]) -> None:
    """Give the hours back; the reason is compulsory."""
    answered = finding(desk, of)
    expect(answered).to_contain_text(AGAIN)
    answered.focus()
    desk.page.keyboard.press("d")
    dialog = desk.page.get_by_role("dialog", name="Lever l’écart")
    dialog.get_by_role("button", name="Lever l’écart").click()
    expect(dialog.get_by_text("Écrivez le motif")).to_be_visible()
    dialog.get_by_label("Motif").fill(REASON)
    dialog.get_by_role("button", name="Lever l’écart").click()
    expect(answered).to_contain_text(re.compile(f"Motif.: {REASON}"))


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


def open_again(desk: Phone) -> None:
    desk.tap("Rouvrir par une nouvelle version…")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Motif").fill("Une ligne a été oubliée.")
    dialog.get_by_role("button", name="Rouvrir par une nouvelle version…").click()
    expect(desk.page.get_by_text("La fiche est rouverte")).to_be_visible()
