"""Coming in: factors, passkeys, recovery codes, sending unopened, wiping, the accounts' page.

Passkeys are those of Chromium's virtual authenticator.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pyotp
import pytest
from playwright.sync_api import Browser, expect

from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.settings import Settings
from tests.e2e import day
from tests.e2e.looking import faults_of
from tests.e2e.office import Desk, Office
from tests.e2e.phone import DESK, PHONE, Phone
from tests.e2e.visit import Visit

DAMIEN = ("damien@example.org", "damien ouvre les comptes")
NEW = "sept pinceaux oranges flottent"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "hasPrf": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def real_office(office: Office) -> Office:
    """An office that is no demo, and knows its own address so that it can write links."""
    office.stop()
    with closing(sqlite3.connect(office.data / "jalon.sqlite3")) as db, db:
        db.execute("UPDATE territory SET demo = 0")
    office.settings["JALON_URL"] = office.address
    office.start()
    return office


@contextmanager
def somebody(browser: Browser, office: Office, kind: dict[str, object]) -> Iterator[Phone]:
    """Another browser, with a passkey's device in it."""
    context = browser.new_context(**kind)
    held = Phone(context, office.address)
    tools = context.new_cdp_session(held.page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield held
    assert held.faults == []
    context.close()


def looks_right(phone: Phone) -> None:
    """What the rules of accessibility say of the screen, clear and dark."""
    assert faults_of(phone.page, ("light", "dark")) == []


def link_in_mail(office: Office, recipient: str) -> str:
    """What the receiver reads; the text that the office shows is without its link."""
    [kept] = office.rows("SELECT id, body, secret FROM mail_message WHERE recipient = ?", recipient)
    assert "#" not in kept["body"]
    text = whole_text(MailMessage(**kept), Settings.read({"JALON_DATA": str(office.data)}))
    [link] = re.findall(r"http\S+#\S+", text)
    return str(link)


def give(phone: Phone, email: str, password: str) -> None:
    """The first step of signing in."""
    phone.page.get_by_label("Adresse électronique").fill(email)
    phone.page.get_by_label("Mot de passe", exact=True).fill(password)
    phone.tap("Se connecter")


def keep_codes(phone: Phone) -> list[str]:
    """Read the recovery codes, say that they are kept, and go on."""
    expect(phone.page.get_by_text("Vos codes de secours")).to_be_visible()
    codes = phone.page.locator("ol code").all_inner_texts()
    phone.page.get_by_label("Je les ai notés").check()
    phone.tap("Continuer")
    return codes


def another_territory_is_opened_and_suspended(damien: Phone) -> None:
    damien.go("/bureau/installation")
    expect(damien.page.get_by_text("Les courriels sont gardés et non envoyés")).to_be_visible()
    damien.tap("Ouvrir un territoire")
    damien.page.get_by_label("Nom du territoire").fill("Rennes")
    damien.page.get_by_label("Prénom et nom de son administrateur").fill("Zoé Le Goff")
    damien.page.get_by_label("Adresse de courriel").fill("zoe@example.org")
    damien.tap("Ouvrir et inviter")
    rennes = damien.page.get_by_role("row").filter(has_text="Rennes")
    rennes.get_by_role("button", name="Suspendre").click()
    damien.page.get_by_role("dialog").get_by_role("button", name="Suspendre").click()
    expect(rennes.get_by_text("Suspendu")).to_be_visible()
    looks_right(damien)


def test_a_first_factor_is_chosen_and_somebody_new_comes_in(
    browser: Browser, real_office: Office
) -> None:
    with somebody(browser, real_office, DESK) as damien:
        damien.start()
        give(damien, *DAMIEN)
        expect(damien.title).to_have_text("Protéger votre compte")
        looks_right(damien)
        damien.start("/bureau/comptes")
        expect(damien.title).to_have_text("Protéger votre compte")
        damien.tap("Créer une clé d’accès")
        assert len(keep_codes(damien)) == 10
        expect(damien.title).to_have_text("Comptes")
        expect(damien.page.get_by_role("link", name="Bruno Kermarrec")).to_be_visible()
        looks_right(damien)
        damien.go("/bureau")
        expect(damien.title).to_have_text("Tableau de bord")
        damien.go("/bureau/comptes")
        damien.tap("Inviter quelqu’un")
        damien.page.get_by_label("Prénom et nom").fill("Nour Petit")
        damien.page.get_by_label("Adresse électronique").fill("nour@example.org")
        damien.page.get_by_label("Rôle").select_option(label="Responsable")
        damien.tap("Envoyer l’invitation")
        expect(damien.title).to_have_text("Nour Petit")
        looks_right(damien)
        another_territory_is_opened_and_suspended(damien)
    link = link_in_mail(real_office, "nour@example.org")
    with somebody(browser, real_office, PHONE) as nour:
        nour.start(link.removeprefix(real_office.address))
        expect(nour.page.get_by_text("Bonjour Nour Petit")).to_be_visible()
        assert "#" not in nour.page.url
        looks_right(nour)
        choose(nour, "motdepasse motdepasse")
        expect(nour.page.get_by_text("se devine trop facilement")).to_be_visible()
        choose(nour, NEW)
        nour.tap("Se connecter")
        give(nour, "nour@example.org", NEW)
        expect(nour.title).to_have_text("Protéger votre compte")
        nour.tap("Utiliser une application à codes")
        nour.page.get_by_text("Recopier à la main").click()
        looks_right(nour)
        secret = nour.page.locator("code").inner_text().replace(" ", "")
        nour.page.get_by_label("Code affiché par l’application").fill(code_now(secret))
        nour.tap("Confirmer")
        recovery = keep_codes(nour)
        expect(nour.title).to_have_text("Tableau de bord")
        nour.context.clear_cookies()
        nour.start()
        give(nour, "nour@example.org", NEW)
        looks_right(nour)
        nour.page.get_by_label("Code", exact=True).fill(recovery[3])
        nour.tap("Confirmer")
        expect(nour.title).to_have_text("Tableau de bord")


def choose(phone: Phone, password: str) -> None:
    phone.page.get_by_label("Nouveau mot de passe").fill(password)
    phone.tap("Choisir ce mot de passe")


def code_now(secret: str) -> str:
    return pyotp.TOTP(secret).at(day.instant())


def test_a_passkey_signs_in_and_opens_the_phone(browser: Browser, office: Office) -> None:
    with somebody(browser, office, PHONE) as bruno:
        bruno.prepare()
        bruno.go("/reglages/compte")
        bruno.tap("Ajouter une clé d’accès")
        keep_codes(bruno)
        looks_right(bruno)
        expect(bruno.page.get_by_text("Clé d’accès, ")).to_be_visible()
        bruno.go("/reglages")
        bruno.tap("Ouvrir aussi avec ma clé d’accès")
        bruno.page.get_by_role("dialog").get_by_label("Phrase actuelle").fill(
            "quatre mots bien secrets"
        )
        bruno.tap("Confirmer")
        expect(bruno.page.get_by_text("Votre clé d’accès ouvre aussi ce téléphone")).to_be_visible()
        bruno.tap("Verrouiller maintenant")
        bruno.lose_network()
        bruno.tap("Ouvrir avec ma clé d’accès")
        expect(bruno.title).to_have_text("Réglages")
        bruno.find_network()
        bruno.context.clear_cookies()
        bruno.send_now()
        expect(bruno.chip).to_contain_text("Session expirée")
        bruno.go("/connexion")
        bruno.tap("Utiliser une clé d’accès")
        bruno.everything_is_sent()


def test_what_waits_leaves_unopened_and_a_lost_phone_forgets(
    ready_phone: Phone, office: Office, today: str
) -> None:
    phone, held = ready_phone, office.site_with(8, "bruno@example.org", today)["id"]
    phone.lose_network()
    before = len(office.records("visit"))
    Visit.started(phone, held).photograph("Registre du personnel")
    phone.go("/reglages")
    phone.tap("Verrouiller maintenant")
    phone.find_network()
    looks_right(phone)
    phone.tap("Envoyer sans ouvrir")
    expect(phone.page.get_by_text("au bureau.")).to_be_visible()
    assert len(office.records("visit")) == before + 1
    [photo] = office.records("photo")
    assert office.rows("SELECT 1 FROM blob WHERE sha256 = ?", photo["sha256"])
    phone.unlock()
    phone.everything_is_sent()
    assert len(office.records("visit")) == before + 1
    boss = Desk(office, "bruno@example.org", "bruno visite les chantiers")
    [mine] = [each for each in boss.read("/auth/devices")["devices"] if not each["this_one"]]
    status, _ = boss.ask("POST", f"/auth/devices/{mine['id']}/wipe")
    assert status == 204
    phone.send_now()
    expect(phone.title).to_have_text("Se connecter")
    left = phone.page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.name))")
    assert not [name for name in left if re.match(r"jalon-.*-", name)]
