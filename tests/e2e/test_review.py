"""The review from both sides: asked, answered, corrected, decided, closed, opened again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sync.record import Role
from tests.e2e.company import PASSWORD, add_account
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import ALICE, DESK, Phone
from tests.e2e.review import (
    AGAIN,
    EXPLANATION,
    Story,
    answer_by_link,
    ask,
    close,
    dismiss,
    finding,
    hand_in,
    hours,
    open_again,
    question_of,
    work_list_by_keyboard,
)
from tests.e2e.visit import touch

OURS, OTHERS = "sandrine@example.org", "leon@example.org"
OF_A_MONTH = ("reconciliation", "discrepancies", "ledger")
OF_ALL = ("standings.xlsx?by=lot", "months.csv?by=lot", "penalties.xlsx")


@pytest.fixture
def story(office: Office) -> Story:
    """A sheet handed in of which two lines wait, and a company that has nothing to do with it."""
    boss = Desk(office, *ALICE)
    month = boss.read("/api/reconciliation?only=open")
    parties = dict.fromkeys(line["party_id"] for line in month["lines"])
    for party in parties:
        sheet = boss.read(f"/api/reconciliation/{party}/{month['month']}")
        found = [
            {**each, "person": person}
            for person in sheet["people"]
            if person["declared_lines"] and not person["subject"].startswith("«")
            for each in person["findings"]
            if each["can_ask"] and each["round"] is None
        ]
        lowered = [each for each in found if each["after"]]
        rest = [each for each in found if lowered and each["person"] is not lowered[0]["person"]]
        if lowered and rest:
            other = next(
                line["party_id"]
                for line in month["lines"]
                if line["company_id"] != sheet["company_id"]
            )
            return Story(boss, party, month["month"], lowered[0], rest[0], other)
    raise AssertionError("the demo has no such sheet")


@pytest.fixture
def company(browser: Browser, office: Office, story: Story) -> Iterator[Phone]:
    """The screen of the company whose sheet it is."""
    add_account(office, OURS, "Sandrine Moreau", Role.COMPANY_ADMIN, [story.party])
    person = Phone(browser.new_context(**DESK), office.address)
    person.start()
    person.sign_in(OURS, PASSWORD)
    expect(person.title).to_have_text("Fiches du mois")
    yield person
    assert person.faults == []
    person.context.close()


def several_at_once(desk: Phone, story: Story) -> None:
    """Discrepancies alike are upheld together, sheets of which nothing waits are closed so."""
    rules = story.boss.read(f"/api/reconciliation?month={story.month}&only=open")["rules"]
    rule = min((each for each in rules if each["open"] > 1), key=lambda each: each["open"])
    desk.go(f"/bureau/rapprochement/ensemble/{story.month}/{rule['code']}")
    desk.page.get_by_role("button", name=re.compile("^Maintenir")).click()
    expect(desk.page.get_by_text(re.compile("écarts? maintenus?")).first).to_be_visible()
    desk.go(f"/bureau/rapprochement/pretes/{story.month}")
    everything = desk.page.get_by_role("checkbox", name=re.compile(r"Les \d+\sfiches"))
    everything.check()
    everything.uncheck()
    sheets = desk.page.get_by_role("listitem").get_by_role("checkbox")
    for at in (0, 1):
        sheets.nth(at).check()
    desk.page.get_by_role("button", name=re.compile(r"^Clore 2\sfiches")).click()
    expect(desk.page.get_by_text(re.compile(r"2\sfiches closes"))).to_be_visible()


def export_everything(desk: Phone, story: Story) -> None:
    """A file by its link on the screen, the others as the screen's links ask for them."""
    desk.go(f"/bureau/rapprochement?mois={story.month}&lignes=toutes")
    desk.page.get_by_text("Exporter le mois").click()
    with desk.page.expect_download() as told:
        desk.page.locator(f"a[href$='/ledger.xlsx?month={story.month}']").click()
    assert told.value.suggested_filename.endswith(".xlsx")
    of_month = [f"{table}.csv?month={story.month}" for table in OF_A_MONTH]
    for path in (*of_month, *OF_ALL):
        status, body = story.boss.ask("GET", f"/api/exports/{path}")
        assert (status, len(body) > 50) == (200, True), path


def other_company_sees_nothing(office: Office, story: Story) -> None:
    add_account(office, OTHERS, "Léon Petit", Role.COMPANY_ADMIN, [story.other_party])
    other = Desk(office, OTHERS, PASSWORD)
    asked = other.read("/api/company/questions?state=all")["questions"]
    assert story.corrected["record_id"] not in [each["id"] for each in asked]
    for path in (
        f"/api/company/questions/{story.corrected['record_id']}",
        f"/api/sheets/{story.party}/{story.month}",
        f"/api/reconciliation/{story.party}/{story.month}",
    ):
        assert other.ask("GET", path)[0] in (403, 404), path


def test_asked_answered_corrected_decided_closed_and_opened_again(
    desk: Phone, company: Phone, story: Story, browser: Browser, office: Office, tmp_path: Path
):
    work_list_by_keyboard(desk)
    desk.go(story.place)
    expect(finding(desk, story.corrected)).to_contain_text(story.corrected["said"]["fr"])
    ask(desk, story.corrected, "Merci de vérifier ces heures.")
    ask(desk, story.explained, "Merci de nous dire pourquoi.")
    other_company_sees_nothing(office, story)

    answer_by_link(browser, office, story.explained, tmp_path / "attestation.csv")
    desk.go("/bureau/rapprochement")
    desk.go(story.place)
    expect(finding(desk, story.explained)).to_contain_text(EXPLANATION)
    paper = finding(desk, story.explained).get_by_role("link", name=re.compile("attestation.csv"))
    expect(paper).to_be_visible()
    ask(desk, story.explained, "Qui peut l’attester ?", again=True)

    question_of(company, story.explained)
    expect(company.page.get_by_text("Seconde et dernière question")).to_be_visible()
    company.page.get_by_label("Votre explication").fill(AGAIN)
    company.tap("Envoyer la réponse")
    expect(company.page.get_by_text("Votre réponse est envoyée.")).to_be_visible()
    question_of(company, story.corrected)
    company.tap("Corriger la fiche")
    hand_in(company, hours(story.corrected["after"]["accepted"]), story.corrected)

    desk.go("/bureau/rapprochement?urgence=due")
    desk.go(story.place)
    dismiss(desk, story.explained)
    question_of(company, story.explained)
    expect(company.page.get_by_text("L’AMO Insertion a levé l’écart")).to_be_visible()
    story.uphold_what_is_left()
    desk.go("/bureau/rapprochement")
    desk.go(story.place)
    close(desk)

    open_again(desk)
    company.go(f"/entreprise/fiches/{story.party}/{story.month}")
    hand_in(company)
    story.uphold_what_is_left()
    desk.go("/bureau/rapprochement")
    desk.go(story.place)
    close(desk, "La ligne oubliée est ajoutée.")
    ledger = desk.page.get_by_role("region", name=re.compile("^Clore "))
    expect(ledger.get_by_text("Remplacé").first).to_be_visible()
    expect(ledger.get_by_text("La ligne oubliée est ajoutée.").first).to_be_visible()
    several_at_once(desk, story)
    export_everything(desk, story)


def test_every_page_of_the_review_is_open_to_all(
    desk: Phone, story: Story, office: Office, artefacts: Path
):
    clause = office.rows("SELECT id FROM r_clause LIMIT 1")[0]["id"]
    code, month = story.corrected["code"], story.month
    who = story.corrected["person"]["subject"]
    places = {
        "alike": f"/bureau/rapprochement/ensemble/{month}/{code}",
        "ready": f"/bureau/rapprochement/pretes/{month}",
        "notices": f"/bureau/rapprochement/sans-fiche/{month}",
        "standings": "/bureau/avancement?par=authority",
        "standing": f"/bureau/avancement/clause/{clause}",
        "why": f"/bureau/avancement/pourquoi?chiffre=party:{story.party}/{month}/{who}",
        "thresholds": "/bureau/reglages-du-territoire",
    }
    found = {}
    for language, look in (("fr", "light"), ("en", "dark")):
        desk.go("/reglages")
        touch(desk.page.get_by_role("main"), {"fr": "Français", "en": "English"}[language])
        for name, path in places.items():
            desk.go(path)
            expect(desk.title).to_be_visible()
            arriving = desk.page.get_by_text(re.compile("données arrivent|data (are|is) on"))
            expect(arriving).to_have_count(0)
            picture = artefacts / f"desk-{language}-{name}"
            found[f"{language} {name}"] = faults_of(desk.page, (look,), picture)
    assert {name: faults for name, faults in found.items() if faults} == {}
