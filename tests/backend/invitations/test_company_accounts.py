"""A company's people: invited from the registers, with rights that follow them."""

import pytest
from flask import Flask

from backend.accounts import grants, links
from backend.accounts.models import User
from backend.extensions import db
from backend.invitations.commands import invite as invite_command
from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.records.store import writing
from backend.settings import EXTENSION, in_force
from tests.backend.building import ACTOR, PRESENCE, Firms, public
from tests.backend.personas import HERE
from tests.documents.chantier import BETON, id_of

ACCOUNTS = "/api/company-accounts"
PAUL, SAMIA = "paul@example.org", "samia@example.org"
LOT_2, LOT_10, PAINT = (
    f"party:{id_of(name)}" for name in ("2 Béton Nord", "10 Béton Nord", "10 Couleurs")
)


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter."""
    return sqlite_app


@pytest.fixture
def firms(app) -> Firms:
    public(app)
    return Firms(app).entered()


@pytest.fixture
def alice(firms, sign_in):
    return sign_in("alice")


def ask(browser, name="Paul Garnier", role="company_admin"):
    return browser.post(ACCOUNTS, json={"contact_id": id_of(name), "role": role})


def parties_of(app, email) -> set[str]:
    with app.app_context():
        user = db.session.query(User).filter_by(email=email).one()
        return {tag for tag in grants.tags_of(user) if tag.startswith(("party:", "site:"))}


def change(app, table, name, **values):
    with app.app_context():
        with writing(HERE) as store:
            known = store.records.data(table, id_of(name)) or {}
            store.put(table, id_of(name), {**known, **values}, ACTOR)
        db.session.commit()


def test_a_contact_of_a_company_is_invited_and_sees_its_lots(app, alice):
    answer = ask(alice)
    assert answer.status_code == 201
    assert answer.json | {"id": ""} == {
        "id": "",
        "name": "Paul Garnier",
        "email": PAUL,
        "role": "company_admin",
        "state": "invited",
        "company_id": BETON,
        "company": "Béton Nord",
        "contact_id": id_of("Paul Garnier"),
        "parties": 2,
    }
    assert parties_of(app, PAUL) == {LOT_2, LOT_10}


def test_the_invitation_is_a_link_that_lets_him_choose_a_password_for_himself(app, alice, clock):
    user_id = ask(alice).json["id"]
    with app.app_context():
        message = db.session.query(MailMessage).filter_by(kind="invitation").one()
        text = whole_text(message, in_force())
        token = text.partition("/invitation#")[2].split()[0]
        link = links.consume(token, "invitation", clock.now())
        assert (link.subject, link.recipient) == ({"user_id": user_id}, PAUL)
        assert token not in message.body


def test_a_second_invitation_ends_the_first(app, alice, clock, sign_in):
    user_id = ask(alice).json["id"]
    assert alice.post(f"{ACCOUNTS}/{user_id}/invitation").status_code == 202
    assert sign_in("ines").post(f"{ACCOUNTS}/{user_id}/invitation").status_code == 404
    with app.app_context():
        tokens = [
            whole_text(message, in_force()).partition("#")[2].split()[0]
            for message in db.session.query(MailMessage).order_by(MailMessage.created_at)
        ]
        states = {links.state_of(links.find(each, "invitation"), clock.now()) for each in tokens}
    assert len(tokens) == 2
    assert states == {"replaced", "active"}


def test_a_site_manager_sees_the_lots_of_his_company_on_his_sites_only(app, firms, alice):
    ask(alice, role="site_manager")
    assert parties_of(app, PAUL) == {LOT_2, LOT_10}
    ask(alice, "Samia Ferrec")
    for presence in (PRESENCE, "présence Couleurs"):
        change(app, "site_presence", presence, site_manager_id=None)
    assert parties_of(app, PAUL) == set()
    assert parties_of(app, SAMIA) == {PAINT}  # who answers for the company needs no site


def test_a_new_lot_of_the_company_reaches_its_people_at_once(app, firms, alice):
    ask(alice, "Samia Ferrec")
    assert parties_of(app, SAMIA) == {PAINT}
    change(app, "lot_party", "2 Couleurs", lot_id=id_of("lot 2"), company_id=id_of("Couleurs"),
           role="subcontractor", from_on="2026-11-01")  # fmt: skip
    assert parties_of(app, SAMIA) == {PAINT, f"party:{id_of('2 Couleurs')}"}


def test_a_lot_that_goes_to_another_company_leaves_the_first(app, firms, alice):
    ask(alice)
    ask(alice, "Samia Ferrec")
    change(app, "lot_party", "10 Béton Nord", company_id=id_of("Couleurs"))
    assert parties_of(app, PAUL) == {LOT_2}
    assert parties_of(app, SAMIA) == {PAINT, LOT_10}


def test_people_of_a_merged_company_follow_it(app, firms, alice):
    ask(alice, "Samia Ferrec")
    change(app, "lot_party", "10 Couleurs", company_id=BETON)
    change(app, "company", "Couleurs", merged_into_id=BETON)
    assert parties_of(app, SAMIA) == {LOT_2, LOT_10, PAINT}


def test_an_address_has_one_account(alice):
    ask(alice)
    answer = ask(alice)
    assert (answer.status_code, answer.json["code"]) == (409, "address_taken")


def test_a_contact_without_address_cannot_be_invited(app, firms, alice):
    change(app, "contact", "Paul Garnier", email=None)
    answer = ask(alice)
    assert (answer.status_code, answer.json["code"]) == (409, "no_company_or_address")


def test_without_the_address_of_the_installation_nothing_is_opened(app, firms, alice):
    public(app, "")
    assert ask(alice).status_code == 503
    assert alice.get(ACCOUNTS).json["accounts"] == []


def test_the_list_tells_who_has_not_answered_yet(alice):
    ask(alice)
    [shown] = alice.get(ACCOUNTS).json["accounts"]
    assert (shown["name"], shown["state"], shown["company"]) == (
        "Paul Garnier",
        "invited",
        "Béton Nord",
    )


def test_the_command_invites_by_the_address_of_the_contact(app, firms):
    words = ["Paul@example.org", "--role", "site_manager", "--territory", "Ici"]
    result = app.test_cli_runner().invoke(invite_command, words)
    assert (result.exit_code, result.output) == (
        0,
        "Paul Garnier is invited; the message is kept only\n",
    )
    again = app.test_cli_runner().invoke(invite_command, words)
    assert (again.exit_code, "has an account" in again.output) == (1, True)


def test_the_command_knows_nobody_outside_the_registers(app, firms):
    words = ["nobody@example.org", "--role", "site_manager", "--territory", "Ici"]
    result = app.test_cli_runner().invoke(invite_command, words)
    assert "no contact of a company" in result.output


def test_settings_say_where_people_reach_the_application(app, firms):
    assert app.extensions[EXTENSION].address == "https://jalon.test"
