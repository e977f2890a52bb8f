"""A site's manager and the link in his mail: on a phone, on a bad network, without JavaScript."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.e2e import day
from tests.e2e.letters import letters_in, people_in, run
from tests.e2e.looking import faults_of
from tests.e2e.office import Office
from tests.e2e.phone import PHONE, Phone

REFERENCE = re.compile(r"C-\d{4}-\d{2}-[A-Z2-7]{6}")
EIGHT_CLICKS = """
async () => {
  const form = document.getElementById("answers");
  const click = () => {
    const body = new URLSearchParams(new FormData(form));
    body.set("answer", crypto.randomUUID());
    body.set("all", "yes");
    return fetch("/c/answer", { method: "POST", body, headers: { Accept: "application/json" } });
  };
  const answers = await Promise.all(Array.from({ length: 8 }, click));
  return answers.map((answer) => answer.status).sort();
}
"""


@pytest.fixture(scope="module")
def demo_data(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo territory, its managers asked about last month; every test works on a copy."""
    folder = tmp_path_factory.mktemp("asked") / "data"
    shutil.copytree(demo_data, folder)
    today = day.today()
    last = (today.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    run(folder, "backend.cli", "confirm-hours", "--month", last)
    return folder


@pytest.fixture(scope="module")
def letter(demo_data: Path) -> dict[str, Any]:
    """The letter to the manager of the largest team."""
    return max(letters_in(demo_data), key=people_in)


@pytest.fixture
def link(letter: dict[str, Any], office: Office) -> str:
    """The address in it, where the office of this test is."""
    found = re.search(r"/c#\S+", letter["body"])
    assert found is not None
    return f"{office.address}{found[0]}"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """The manager's phone; nothing fails on it without a word."""
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if "Policy" in said.text else None)
    yield opened
    assert faults == []


def title(page: Page) -> Any:
    return page.get_by_role("heading", level=1)


def confirmations(office: Office) -> list[dict[str, Any]]:
    return office.rows(
        "SELECT c.*, o.user_id AS actor FROM r_hours_confirmation c"
        " JOIN sync_op o ON o.record_id = c.id WHERE o.user_id LIKE 'link:%'"
    )


def looks_right(page: Page, artefact: Path) -> None:
    """In both schemes: nothing against accessibility, nothing too small, nothing too wide."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        place = artefact.with_name(f"{artefact.name}-{scheme}")
        found += [f"{scheme}: {each}" for each in faults_of(page, ("page",), place)]
    assert found == []


def test_a_manager_confirms_and_corrects_on_his_phone_and_a_second_opening_says_it_is_done(
    page: Page, link: str, office: Office, artefacts: Path, context: BrowserContext
) -> None:
    for method in ("HEAD", "GET"):  # as a scanner of mails does
        assert context.request.fetch(link, method=method).ok
    page.goto(link)
    expect(title(page)).to_have_text("Heures à confirmer")
    assert page.url == f"{office.address}/c"
    looks_right(page, artefacts / "confirmation")
    cards = page.locator("fieldset")
    many = cards.count()
    first, second = cards.nth(0), cards.nth(1)
    first.get_by_label("Corriger").check()
    second.get_by_label("Contester").check()
    page.get_by_role("button", name="Envoyer mes réponses").click()
    expect(page.get_by_role("alert")).to_contain_text("choisissez un motif")
    looks_right(page, artefacts / "confirmation-errors")
    first.get_by_label("Heures du mois").fill("61,5")
    first.get_by_label("Motif").select_option(label="Absence dans le mois")
    second.get_by_label("Motif").select_option(label="Horaires différents")
    expect(page.locator("#counts")).to_contain_text(re.compile(r"[2-9] modifiées"))
    page.get_by_label("Fonction sur le chantier").fill("Cheffe de chantier")
    page.get_by_role("button", name="Envoyer mes réponses").click()
    expect(title(page)).to_have_text("Réponse enregistrée")
    looks_right(page, artefacts / "confirmation-receipt")
    reference = REFERENCE.search(page.content())
    assert reference is not None
    said = confirmations(office)
    assert len(said) == many
    assert {each["state"] for each in said} >= {"confirmed", "contested"}
    assert [each["confirmed_minutes"] for each in said].count(3690) == 1
    assert {each["actor"][:5] for each in said} == {"link:"}
    again = context.new_page()
    again.goto(link)
    expect(title(again)).to_have_text("Réponse enregistrée")
    expect(again.get_by_text(reference[0])).to_be_visible()
    again.get_by_role("button", name="English").click()
    expect(title(again)).to_have_text("Answer recorded")


def test_eight_clicks_at_once_count_once(page: Page, link: str, office: Office) -> None:
    page.goto(link)
    expect(title(page)).to_have_text("Heures à confirmer")
    assert page.evaluate(EIGHT_CLICKS) == [200, 409, 409, 409, 409, 409, 409, 409]
    said = confirmations(office)
    assert len(said) == page.locator("fieldset").count()


def test_an_answer_whose_receipt_was_lost_is_kept_and_sent_again(
    page: Page, link: str, office: Office, context: BrowserContext
) -> None:
    page.goto(link)
    expect(title(page)).to_have_text("Heures à confirmer")

    def lose_the_answer(route: Route) -> None:
        route.fetch()  # the office has it
        route.abort()  # the phone never learns of it

    context.route("**/c/answer", lose_the_answer)
    page.get_by_role("button", name="Tout est exact").click()
    expect(page.get_by_role("status").first).to_contain_text("Votre réponse est gardée")
    kept = page.evaluate("() => localStorage.getItem('jalon.c')")
    assert re.search(r"[A-Z]\.", kept) is None, "no name of a worker is kept"
    many = len(confirmations(office))
    page.close()
    context.unroute("**/c/answer")
    again = context.new_page()
    again.goto(link)
    expect(title(again)).to_have_text("Réponse enregistrée")
    assert again.evaluate("() => localStorage.getItem('jalon.c')") is None
    assert len(confirmations(office)) == many


def test_without_network_the_answer_waits_on_the_page_and_goes_by_itself(
    page: Page, link: str, office: Office, context: BrowserContext
) -> None:
    page.goto(link)
    expect(title(page)).to_have_text("Heures à confirmer")
    context.set_offline(offline=True)
    page.get_by_role("button", name="Tout est exact").click()
    expect(page.get_by_role("status").first).to_contain_text("Pas de réseau")
    expect(page.get_by_role("button", name="Réessayer maintenant")).to_be_visible()
    assert confirmations(office) == []
    context.set_offline(offline=False)
    expect(title(page)).to_have_text("Réponse enregistrée")


def test_without_javascript_the_code_of_the_mail_is_enough(
    browser: Browser, letter: dict[str, Any], office: Office
) -> None:
    context = browser.new_context(**PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{office.address}/c")
    code = re.search(r"code : (\S+)", letter["body"])
    assert code is not None
    page.get_by_label("Code du courriel").fill(code[1].lower())
    page.get_by_role("button", name="Ouvrir").click()
    expect(title(page)).to_have_text("Heures à confirmer")
    page.get_by_role("button", name="Tout est exact").click()
    expect(title(page)).to_have_text("Réponse enregistrée")
    context.close()


EMMA = ("emma@example.org", "emma confirme les heures")


def test_a_manager_with_the_app_confirms_without_network_in_his_own_scope(
    phone: Phone, office: Office, artefacts: Path
) -> None:
    phone.start()
    phone.sign_in(*EMMA)
    phone.protect()
    phone.tap("Ouvrir mes heures", "link")
    expect(phone.title).to_have_text("Heures à confirmer")
    assert faults_of(phone.page, ("light", "dark"), artefacts / "hours-months") == []
    phone.lose_network()
    phone.page.get_by_role("link").filter(has_text="à confirmer").first.click()
    cards = phone.page.get_by_role("main").get_by_role("listitem")
    first = cards.first
    first.get_by_text("Corriger").click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_label("Heures du mois").fill("61,5")
    dialog.get_by_label("Motif").select_option(label="Absence dans le mois")
    dialog.get_by_role("button", name="Enregistrer la réponse").click()
    expect(first).to_contain_text("Vous avez confirmé 61 h 30")
    assert faults_of(phone.page, ("light", "dark"), artefacts / "hours-month") == []
    everything_said = phone.page.get_by_role("main").get_by_role("status")
    if everything_said.inner_text() != "Tout est répondu":
        phone.tap("Tout est exact")
    expect(everything_said).to_have_text("Tout est répondu")
    phone.find_network()
    phone.everything_is_sent()
    why = {"confirmed_by": "Emma Rolland", "comment": "Absence dans le mois"}
    said = office.records("hours_confirmation", **why)
    assert [each["confirmed_minutes"] for each in said] == [3690]
    assert all(each["line_digest"] for each in said)
