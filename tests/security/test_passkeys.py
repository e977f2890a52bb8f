"""Passkeys: two factors in one gesture, for this place alone, one challenge for one try."""

import pytest

from backend.accounts.factor_models import Passkey
from backend.accounts.models import User
from backend.extensions import db
from tests.backend.browser import Browser, visitor
from tests.backend.personas import PEOPLE
from tests.security.authenticator import PRESENT, Authenticator
from tests.security.conftest import device_of, enter

ADDED = {"label": "Téléphone"}


def add(browser: Browser, key: Authenticator):
    asked = browser.post("/auth/factors/passkeys/challenge").json
    given = {"challenge": asked["challenge"], "credential": key.made(asked["options"])}
    return browser.post("/auth/factors/passkeys", json=given | ADDED)


def sign(browser: Browser, key: Authenticator, name: str = "bruno"):
    asked = browser.post("/auth/passkey/challenge").json
    return send(browser, asked["challenge"], key.signed(asked["options"]), name)


def send(browser: Browser, challenge: str, credential, name: str = "bruno"):
    given = {"challenge": challenge, "credential": credential, "device": device_of(name)}
    return browser.post("/auth/passkey/token", json=given)


@pytest.fixture
def key(sqlite_app, sqlite_sign_in) -> Authenticator:
    """The passkey of Bruno."""
    made = Authenticator()
    assert add(sqlite_sign_in("bruno"), made).status_code == 200
    return made


def test_a_passkey_is_made_while_enrolling_and_signs_in_alone(app) -> None:
    browser, key = visitor(app), Authenticator()
    enter(browser, "bruno")
    done = add(browser, key)
    assert len(done.json["codes"]) == 10
    assert browser.get("/sync/v1/info").status_code == 200
    given = sign(visitor(app), key)
    assert (given.status_code, given.json["user"]["id"]) == (200, PEOPLE["bruno"].id)
    assert given.json["enrolling"] is False


def test_a_passkey_that_did_not_check_its_holder_is_refused(sqlite_app, key) -> None:
    key.flags = PRESENT
    assert sign(visitor(sqlite_app), key).json["code"] == "passkey_refused"


def test_a_passkey_that_does_not_check_its_holder_is_not_taken(sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    long = add(bruno, Authenticator(credential=bytes(1051)))
    assert long.json["code"] == "passkey_not_taken"
    answer = add(bruno, Authenticator(flags=PRESENT))
    assert answer.json["code"] == "passkey_not_taken"


@pytest.mark.parametrize(
    "change", [{"place": "elsewhere.test"}, {"origin": "https://elsewhere.test"}]
)
def test_what_was_signed_for_another_place_is_refused(sqlite_app, key, change) -> None:
    for name, value in change.items():
        setattr(key, name, value)
    assert sign(visitor(sqlite_app), key).json["code"] == "passkey_refused"


def test_a_challenge_serves_once(sqlite_app, key) -> None:
    browser = visitor(sqlite_app)
    asked = browser.post("/auth/passkey/challenge").json
    signed = key.signed(asked["options"])
    assert send(browser, asked["challenge"], signed).status_code == 200
    assert send(browser, asked["challenge"], signed).json["code"] == "passkey_refused"


def test_a_wrong_try_uses_its_challenge_up(sqlite_app, key) -> None:
    browser = visitor(sqlite_app)
    asked = browser.post("/auth/passkey/challenge").json
    stranger = Authenticator(credential=key.credential)
    wrong = send(browser, asked["challenge"], stranger.signed(asked["options"]))
    assert wrong.json["code"] == "passkey_refused"
    right = send(browser, asked["challenge"], key.signed(asked["options"]))
    assert right.json["code"] == "passkey_refused"


def test_a_challenge_lasts_five_minutes(sqlite_app, key, clock) -> None:
    browser = visitor(sqlite_app)
    asked = browser.post("/auth/passkey/challenge").json
    signed = key.signed(asked["options"])
    clock.pass_by(minutes=5)
    assert send(browser, asked["challenge"], signed).json["code"] == "passkey_refused"


def test_a_challenge_to_add_does_not_sign_in(sqlite_app, sqlite_sign_in, key) -> None:
    asked = sqlite_sign_in("bruno").post("/auth/factors/passkeys/challenge").json
    signed = key.signed(asked["options"])
    answer = send(visitor(sqlite_app), asked["challenge"], signed)
    assert answer.json["code"] == "passkey_refused"


def test_a_challenge_of_one_person_adds_nothing_to_another(sqlite_sign_in) -> None:
    asked = sqlite_sign_in("bruno").post("/auth/factors/passkeys/challenge").json
    given = {
        "challenge": asked["challenge"],
        "credential": Authenticator().made(asked["options"]),
    }
    answer = sqlite_sign_in("alice").post("/auth/factors/passkeys", json=given | ADDED)
    assert answer.json["code"] == "passkey_not_taken"


def test_a_passkey_belongs_to_one_person(sqlite_sign_in, key) -> None:
    assert add(sqlite_sign_in("alice"), key).json["code"] == "passkey_not_taken"


def test_an_unknown_passkey_and_one_of_a_closed_account_look_alike(sqlite_app, key) -> None:
    unknown = sign(visitor(sqlite_app), Authenticator())
    with sqlite_app.app_context():
        user = db.session.get_one(User, PEOPLE["bruno"].id)
        user.disabled_at = user.territory and sqlite_app.extensions["jalon.clock"].now()
        db.session.commit()
    closed = sign(visitor(sqlite_app), key)
    bodies = [{**each.json, "trace": ""} for each in (unknown, closed)]
    assert bodies[0] == bodies[1]


def test_a_synchronised_passkey_that_never_counts_is_accepted(sqlite_app, key) -> None:
    key.count = -1
    assert sign(visitor(sqlite_app), key).status_code == 200
    key.count = -1
    assert sign(visitor(sqlite_app), key).status_code == 200


def test_the_last_passkey_of_who_needs_a_factor_stays(sqlite_app, sqlite_sign_in, key) -> None:
    bruno = sqlite_sign_in("bruno")
    [only] = bruno.get("/auth/factors").json["passkeys"]
    assert bruno.delete(f"/auth/factors/passkeys/{only['id']}").json["code"] == "last_factor"
    add(bruno, Authenticator())
    assert bruno.delete(f"/auth/factors/passkeys/{only['id']}").status_code == 204
    assert sign(visitor(sqlite_app), key).json["code"] == "passkey_refused"


def test_a_foreign_passkey_cannot_be_removed(sqlite_app, sqlite_sign_in, key) -> None:
    with sqlite_app.app_context():
        [of_bruno] = [row.id for row in db.session.query(Passkey)]
    answer = sqlite_sign_in("alice").delete(f"/auth/factors/passkeys/{of_bruno}")
    assert answer.json["code"] == "not_found"


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"id": 1},
        {"id": "x", "rawId": "x", "type": "public-key", "response": {}},
        {"id": [], "response": []},
    ],
)
def test_what_is_no_passkey_at_all_is_refused(sqlite_app, credential) -> None:
    browser = visitor(sqlite_app)
    asked = browser.post("/auth/passkey/challenge").json
    assert send(browser, asked["challenge"], credential).status_code == 401
