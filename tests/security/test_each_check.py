"""Checks that nothing else stands behind: each is tried by somebody whom it alone refuses."""

import pytest

from backend.accounts.models import User
from backend.extensions import db
from backend.privacy.models import PersonRequest
from tests.backend.access.lines import NONEXISTENT
from tests.backend.access_matrix import MATRIX
from tests.backend.browser import signed_in, visitor
from tests.backend.personas import HERE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.station import WORKER, registers
from tests.backend.test_access import call

OF_THE_OFFICE = "/api/registers/eligibility"
RECORD = f"{OF_THE_OFFICE}/{NONEXISTENT}"
MONTHLY = [line for lines in MATRIX.values() for line in lines if "2026-02" in line.call]


def test_a_phone_sends_for_the_person_who_is_signed_in(sqlite_sign_in) -> None:
    phone = Phone(sqlite_sign_in("bruno"))
    answer = phone.send(user=PEOPLE["chloe"].id)
    assert (answer.status_code, answer.json["code"]) == (403, "user_mismatch")


def test_a_phone_sends_nothing_as_the_phone_of_a_peer(sqlite_sign_in) -> None:
    Phone(sqlite_sign_in("chloe")).push()
    answer = Phone(sqlite_sign_in("bruno"), PEOPLE["chloe"].device).send()
    assert (answer.status_code, answer.json["code"]) == (403, "user_mismatch")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", OF_THE_OFFICE),
        ("GET", f"{OF_THE_OFFICE}/blank"),
        ("GET", RECORD),
        ("GET", f"{RECORD}/history"),
        ("GET", "/api/imports/eligibility/template.csv"),
        ("GET", "/api/registers/nothing"),
        ("GET", "/api/imports/company/template.pdf"),
    ],
)
def test_who_keeps_the_registers_keeps_no_file_of_eligibility(sqlite_sign_in, method, path) -> None:
    assert sqlite_sign_in("hugo").open(path, method=method).json["code"] == "not_found"


def test_the_registers_that_somebody_keeps_are_those_that_he_is_shown(sqlite_sign_in) -> None:
    def shown(name: str) -> set[str]:
        found = sqlite_sign_in(name).get("/api/registers").json["registers"]
        return {each["type"] for each in found}

    assert "company" in shown("hugo")
    assert "eligibility" not in shown("hugo")
    assert shown("hugo") < shown("alice")


def test_what_is_no_month_is_no_address(sqlite_app) -> None:
    wrong = []
    for line in MONTHLY:
        name = min(line.may, default=None)
        if name is not None:
            malformed = type(line)(
                **{**vars(line), "call": line.call.replace("2026-02", "2026-13")}
            )
            answer = call(signed_in(sqlite_app, PEOPLE[name]), malformed, PEOPLE[name])
            wrong += [] if answer.status_code in {404, 422} else [(line.call, answer.status_code)]
    assert wrong == []


def test_who_runs_the_installation_is_an_administrator_all_the_same(sqlite_app) -> None:
    with sqlite_app.app_context():
        db.session.get_one(User, PEOPLE["alice"].id).runs_installation = True
        db.session.commit()
    alice = signed_in(sqlite_app, PEOPLE["alice"])
    territory = f"/api/installation/territories/{HERE}"
    answers = [
        alice.get("/api/installation"),
        alice.post("/api/installation/territories", json={}),
        alice.patch(territory, json={}),
    ]
    assert [answer.json["code"] for answer in answers] == ["forbidden"] * 3


def test_who_has_no_phone_is_told_nothing_of_uploads(sqlite_sign_in) -> None:
    assert sqlite_sign_in("gilles").open("/sync/v1/uploads", method="OPTIONS").status_code == 403


def test_passkeys_are_asked_for_at_the_door_so_many_times(sqlite_app) -> None:
    nobody = visitor(sqlite_app)
    answers = [nobody.post("/auth/passkey/challenge").status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_a_note_about_a_person_is_ended_in_its_own_territory(sqlite_app) -> None:
    desk = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    told = {"kind": "litigation", "reason": "Un recours est en cours."}
    noted = desk.browser.post(f"/api/privacy/people/{WORKER}/requests", json=told)
    assert noted.status_code == 200, noted.json
    path = f"/api/privacy/requests/{noted.json['id']}/end"
    ines = signed_in(sqlite_app, PEOPLE["ines"])
    assert ines.post(path).json["code"] == "not_found"
    with sqlite_app.app_context():
        assert db.session.get_one(PersonRequest, noted.json["id"]).ended_at is None
    assert desk.browser.post(path).status_code == 200


def test_nobody_settles_what_is_not_his_to_settle(sqlite_app) -> None:
    desk = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    bruno = Phone(signed_in(sqlite_app, PEOPLE["bruno"]))
    bruno.pull()
    [first] = bruno.push(bruno.create("site", identifier("a site of Bruno's"), label="x"))
    own, foreign = first["held"]["id"], identifier("no such hold")
    chloe = Phone(signed_in(sqlite_app, PEOPLE["chloe"]))
    answers = [
        phone.push(phone.change("settle", "hold", each, {"choice": "accept"}))[0]
        for phone, each in ((bruno, own), (chloe, own), (chloe, foreign))
    ]
    assert {each["status"] for each in answers} == {"held"}
    codes = [[p["code"] for p in each["held"]["problems"]] for each in answers]
    assert codes[0] == ["not_your_role"]
    assert codes[1] == codes[2]
    desk.pull(cursor=None)
    assert desk.rows[own]["data"]["state"] == "open"
