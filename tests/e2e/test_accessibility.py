"""No screen keeps anybody out: axe finds nothing, targets are large, narrow phones show all."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.looking import faults_of
from tests.e2e.office import Office
from tests.e2e.phone import BRUNO, Phone
from tests.e2e.visit import Visit, touch

LOOKS = ("light", "dark")
LANGUAGES = {"fr": "Français", "en": "English"}
PARTS = {
    "participants": "participants",
    "precedent": "previous",
    "heures": "hours",
    "appel": "roll-call",
    "registre": "register",
    "tutorat": "tutoring",
    "points": "items",
    "photos": "photos",
    "observations": "remarks",
    "relecture": "reading",
    "signatures": "signatures",
    "cloture": "closing",
}
FAULTY = """
() => {
  const add = (tag, css, text) => {
    const made = document.querySelector("main").appendChild(document.createElement(tag));
    made.style.cssText = css;
    made.textContent = text;
  };
  add("button", "width: 10px; height: 10px; padding: 0; overflow: hidden", "");
  add("p", "color: #999; background: #888", "peu lisible");
  add("p", "position: absolute; left: 0; width: 900px", "trop large");
}
"""


def visit_with_something_of_everything(phone: Phone, site: str) -> Visit:
    visit = Visit.started(phone, site)
    visit.greet(2)
    people = visit.people()
    visit.call(absent=people[0], not_seen=people[1], declined=people[2])
    visit.meet_unknown("Zsolnay", "Ottilie", "Pose de bordures")
    visit.check_tutoring(people[3], ["Oui", "Partiel", "Oui", "Oui", "S. o.", "Non"])
    visit.note("action", "Fournir les gants anti-coupure", "Le chef de chantier")
    visit.photograph("Registre du personnel")
    visit.remark("La prochaine réunion se tiendra le matin.")
    visit.sign_by_name("Bruno Kermarrec")
    return visit


def screens_of_a_phone(visit: Visit, office: Office, site: str) -> dict[str, str]:
    """Address of every screen, by the name of its picture."""
    job = office.records("tutoring_check", visit_id=visit.id)[0]["employment_id"]
    item = office.records("minutes_item", visit_id=visit.id)[0]["id"]
    former = office.rows(
        "SELECT id FROM r_visit WHERE site_id = ? AND state = 'approved' LIMIT 1", site
    )[0]["id"]
    parts = {f"visit-{name}": f"{visit.path}/{part}" for part, name in PARTS.items()}
    return {
        "agenda": "/",
        "sites": "/chantiers",
        "site": f"/chantiers/{site}",
        "new-visit": f"/visites/nouvelle?chantier={site}",
        "actions": "/actions",
        "outbox": "/envois",
        "settings": "/reglages",
        "preparation": "/preparation",
        "sign-in-again": "/connexion",
        "visit": visit.path,
        **parts,
        **{f"visit-grid-{n}": f"{visit.path}/tutorat/{job}?theme={n}" for n in (1, 2, 4)},
        "visit-item": f"{visit.path}/points/{item}",
        "visit-closed": f"/visites/{former}",
        "minutes": f"/visites/{former}/compte-rendu",
        "not-found": "/nulle-part",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_the_phone(
    ready_phone: Phone, office: Office, today: str, artefacts: Path, language: str
):
    phone = ready_phone
    site = office.site_with(8, BRUNO[0], today)["id"]
    visit = visit_with_something_of_everything(phone, site)
    phone.everything_is_sent()
    phone.go("/reglages")
    touch(phone.page.get_by_role("main"), LANGUAGES[language])
    found = {}
    for name, path in screens_of_a_phone(visit, office, site).items():
        phone.go(path)
        expect(phone.title).to_be_visible()
        found[name] = faults_of(phone.page, LOOKS, artefacts / f"phone-{language}-{name}")
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_what_looks_at_a_screen_sees_faults(phone: Phone):
    phone.start()
    expect(phone.title).to_be_visible()
    phone.page.evaluate(FAULTY)
    found = " ".join(faults_of(phone.page, LOOKS))
    assert "button-name" in found
    assert "color-contrast" in found
    assert "10x10" in found
    assert "trop large</p> ends at" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_before_a_phone_is_open(phone: Phone, artefacts: Path, language: str):
    found = {}

    def look(name: str) -> None:
        expect(phone.title).to_be_visible()
        picture = artefacts / f"phone-{language}-{name}"
        found[name] = faults_of(phone.page, LOOKS, picture)

    phone.start()
    look("sign-in")
    phone.sign_in("personne@example.org", "n’importe quoi")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    look("sign-in-refused")
    phone.sign_in()
    expect(phone.title).to_have_text("Votre phrase secrète")
    phone.page.get_by_label("Choisissez une phrase secrète").fill("courte")
    look("passphrase")
    phone.protect()
    look("ready")
    phone.page.evaluate("(code) => localStorage.setItem('jalon.language', code)", language)
    phone.page.reload()
    look("unlock")
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("language", "desk", "size"),
    [("fr", "desk", "desk"), ("en", "desk", "desk"), ("fr", "phone", "desk-on-phone")],
    indirect=["desk"],
)
def test_every_screen_of_the_desk(
    desk: Phone, office: Office, artefacts: Path, language: str, size: str
):
    visit = office.rows("SELECT id FROM r_visit WHERE state = 'signed' LIMIT 1")[0]["id"]
    of_a_sheet = "SELECT party_id, period FROM r_monthly_sheet WHERE state = 'submitted' LIMIT 1"
    sheet = office.rows(of_a_sheet)[0]
    desk.go("/reglages")
    touch(desk.page.get_by_role("main"), LANGUAGES[language])
    found = {}
    for name, path in {
        "overview": "/bureau",
        "due": "/bureau/echeances",
        "review": "/bureau/rapprochement",
        "sheet": f"/bureau/rapprochement/{sheet['party_id']}/{sheet['period']}",
        "visits": "/bureau/visites",
        "visit": f"/bureau/visites/{visit}",
        "to-settle": "/bureau/a-regler",
        "team": "/bureau/equipe",
        "mail": "/bureau/courriels",
        "confirmations": "/bureau/confirmations",
        "privacy": "/bureau/donnees/lectures",
        "archive": "/bureau/donnees/archive",
        "settings": "/reglages",
    }.items():
        desk.go(path)
        expect(desk.title).to_be_visible()
        desk.page.wait_for_load_state("networkidle")
        found[name] = faults_of(desk.page, LOOKS, artefacts / f"{size}-{language}-{name}")
    assert {name: faults for name, faults in found.items() if faults} == {}
