"""Signing in, staying signed in, signing out."""

from tests.backend.personas import PASSWORD, PEOPLE, identifier

PHONE = {"id": identifier("new phone"), "label": "Téléphone"}


def sign(browser, email="bruno@jalon.test", password=PASSWORD, device=PHONE):
    body = {"email": email, "password": password, "device": device}
    return browser.post("/auth/token", json=body)


def test_the_right_password_opens_a_session_that_says_who_is_there(nobody) -> None:
    given = sign(nobody)
    assert given.status_code == 200, given.text
    assert given.json["user"]["id"] == PEOPLE["bruno"].id
    assert given.json["user"]["territory"]["name"] == "Ici"
    assert nobody.get("/auth/me").json == given.json


def test_a_wrong_password_and_an_unknown_or_disabled_account_get_the_same_answer(nobody) -> None:
    answers = [
        sign(nobody, password="not the password at all"),
        sign(nobody, email="unknown@jalon.test"),
        sign(nobody, email="karim@jalon.test"),
    ]
    assert {answer.status_code for answer in answers} == {401}
    bodies = [{**answer.json, "trace": ""} for answer in answers]
    assert bodies[0] == bodies[1] == bodies[2]
    assert bodies[0]["code"] == "wrong_credentials"


def test_without_a_session_nobody_is_told_who_he_is(nobody) -> None:
    assert nobody.get("/auth/me").json["code"] == "not_signed_in"


def test_an_access_token_ends_after_a_quarter_of_an_hour(bruno, clock) -> None:
    clock.pass_by(minutes=14, seconds=59)
    assert bruno.get("/auth/me").status_code == 200
    clock.pass_by(seconds=1)
    assert bruno.get("/auth/me").status_code == 401


def test_a_refresh_brings_the_session_back(bruno, clock) -> None:
    clock.pass_by(days=20)
    assert bruno.post("/auth/refresh").status_code == 200
    assert bruno.get("/auth/me").status_code == 200


def test_signing_out_ends_the_session_at_once(bruno) -> None:
    access = bruno.get_cookie("__Host-jalon-access", domain="jalon.test")
    given = bruno.post("/auth/revoke")
    assert given.status_code == 204
    assert given.headers["Clear-Site-Data"] == '"cookies"'
    bruno.hold("__Host-jalon-access", access.value)
    assert bruno.get("/auth/me").status_code == 401
