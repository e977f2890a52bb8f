"""Checks that nothing else stands behind: each is tried by somebody whom it alone refuses."""

from dataclasses import replace
from uuid import uuid4

import pytest

from backend.accounts import grants, policy
from backend.accounts.models import User
from backend.extensions import db
from backend.imports.commands import import_registers
from backend.imports.decp.commands import import_decp
from backend.privacy import consent
from backend.privacy.models import PersonRequest
from backend.sheets.mailbox.taking import company_of
from sync.record import Role, natural_id
from tests.backend.access.lines import NONEXISTENT
from tests.backend.access_matrix import MATRIX
from tests.backend.browser import signed_in, visitor
from tests.backend.discrepancies.paper import put
from tests.backend.personas import GARE, HERE, PEOPLE, START, identifier, user_of
from tests.backend.phone import Phone
from tests.backend.station import PARTY, WORKER, registers
from tests.backend.test_access import call
from tests.security.conftest import device_of

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
        ("GET", "/api/registers/staff/blank"),
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
    given = {"challenge": NONEXISTENT, "credential": {}, "device": device_of("bruno")}
    assert nobody.post("/auth/passkey/token", json=given).status_code == 429


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
        phone.push(phone.change("settle", "hold", each, {"choice": "refuse", "reason": "Non"}))[0]
        for phone, each in ((bruno, own), (chloe, own), (chloe, foreign))
    ]
    assert {each["status"] for each in answers} == {"held"}
    codes = [[p["code"] for p in each["held"]["problems"]] for each in answers]
    assert codes[0] == ["not_your_role"]
    assert codes[1] == codes[2]
    desk.pull(cursor=None)
    assert desk.rows[own]["data"]["state"] == "open"


@pytest.fixture
def desk(sqlite_app) -> Phone:
    """The supervisor, after the registers were entered."""
    desk = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    desk.push(*registers(desk))
    return desk


def test_a_period_of_eligibility_is_told_to_supervisors_alone(sqlite_app, desk) -> None:
    told = {"worker_id": WORKER, "category": "deld", "state": "pending"}
    told |= {"valid_from": "2026-01-05", "valid_until": "2028-01-05"}
    added = desk.browser.post(OF_THE_OFFICE, json={"op": str(uuid4()), "values": told})
    assert added.status_code == 200, added.json
    record = f"{OF_THE_OFFICE}/{added.json['id']}"
    other = desk.create("worker", NONEXISTENT, last_name="KONATE", first_name="A", is_draft=False)
    desk.push(other)
    hugo = signed_in(sqlite_app, PEOPLE["hugo"])
    edit = {"op": str(uuid4()), "rev": 1, "values": {"category": "rsa"}, "was": {}}
    refused = [
        *(hugo.get(place) for place in (record, f"{record}/history")),
        hugo.patch(record, json=edit | {"epoch": desk.page()["epoch"]}),
        hugo.post(OF_THE_OFFICE, json={"op": str(uuid4()), "values": told}),
    ]
    assert [each.json["code"] for each in refused] == ["not_found"] * 4
    worker = f"/api/registers/worker/{WORKER}"
    for browser, knows in ((desk.browser, True), (hugo, False)):
        page = browser.get(worker).json
        named = {each["type"] for each in (*page["related"], *page["others"])}
        assert ("eligibility" in named, None in named) == (knows, not knows)
        asked = f"op={uuid4()}&rev={page['rev']}&epoch={page['epoch']}"
        held = browser.delete(f"{worker}?{asked}").json
        assert ("eligibility" in {each["type"] for each in held["by"]}) is knows
        moved = browser.get(f"{worker}/merge?into={NONEXISTENT}").json["references"]
        assert ("eligibility" in {each["type"] for each in moved}) is knows


@pytest.mark.parametrize("name", ["alice", "karim", "jean"])
def test_a_site_is_followed_by_an_officer_of_its_territory_with_an_account(desk, name) -> None:
    person = PEOPLE[name]
    put(desk.browser.application, ("staff", person.id, {"name": name, "role": person.role}))
    page = desk.browser.get(f"/api/registers/site/{GARE}").json
    values = {"officer_id": person.id}
    edit = {"op": str(uuid4()), "rev": page["rev"], "epoch": page["epoch"], "was": {}}
    refused = desk.browser.patch(f"/api/registers/site/{GARE}", json=edit | {"values": values})
    assert [each["code"] for each in refused.json["errors"]] == ["not_an_officer"]


def test_an_account_shows_the_authorities_of_those_who_read_for_them_alone(desk) -> None:
    damien = signed_in(desk.browser.application, PEOPLE["damien"])
    shown = {
        name: damien.get(f"/api/accounts/{PEOPLE[name].id}").json["authorities"]
        for name in ("gilles", "chloe")
    }
    assert (len(shown["gilles"]), shown["chloe"]) == (1, [])


@pytest.mark.parametrize(
    "command",
    [(import_registers, ["company"]), (import_decp, [])],
    ids=["registers", "contracts"],
)
def test_who_keeps_no_register_imports_none_by_a_command(desk, tmp_path, command) -> None:
    file = tmp_path / "file"
    file.write_bytes(b'{"marches": {"marche": []}}' if not command[1] else b"SIRET;Nom\n1;X\n")
    run = desk.browser.application.test_cli_runner().invoke
    told = {
        name: "does not keep" in run(command[0], [*command[1], str(file), "--by", email]).output
        for name, email in ((name, f"{name}@jalon.test") for name in ("bruno", "hugo"))
    }
    assert told == {"bruno": True, "hugo": False}


def test_a_change_is_late_only_of_who_saw_the_record_before(desk) -> None:
    bruno, chloe = (
        Phone(signed_in(desk.browser.application, PEOPLE[name])) for name in ("bruno", "chloe")
    )
    bruno.pull()
    contact = identifier("Mme Roy")
    bruno.push(bruno.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=True))
    [answer] = chloe.push(chloe.update("contact", contact, name="Autre"))
    desk.pull()
    assert desk.rows[answer["held"]["id"]]["data"]["late"] is False


def test_a_step_that_the_policy_forgot_refuses_by_itself(desk, monkeypatch) -> None:
    application = desk.browser.application
    rule = policy.ROUTES["sheets.review"]
    monkeypatch.setitem(policy.ROUTES, "sheets.review", replace(rule, roles=frozenset(Role)))
    with application.app_context():
        grants.give(user_of(PEOPLE["fatou"]), f"party:{PARTY}", 0)
        db.session.commit()
    fatou = signed_in(application, PEOPLE["fatou"])
    refused = fatou.post(f"/api/sheets/{PARTY}/2026-02/review", json={"rev": ""})
    assert (refused.status_code, refused.json["code"]) == (403, "forbidden")


def test_a_desk_left_open_agrees_to_no_purge_and_erases_no_archive(sqlite_app, clock) -> None:
    damien = signed_in(sqlite_app, PEOPLE["damien"])
    clock.pass_by(minutes=16)
    damien.post("/auth/refresh")
    erase = f"/api/privacy/archives/{NONEXISTENT}/erase"
    refused = [
        damien.post("/api/privacy/due/consent", json={}),
        damien.post(erase, json={"reason": "sa demande"}),
    ]
    assert [each.json["code"] for each in refused] == ["sign_in_again"] * 2


def test_an_administrator_of_another_territory_agrees_to_no_purge(sqlite_app) -> None:
    agreed = {}
    with sqlite_app.app_context():
        user_of(PEOPLE["ines"]).role = Role.ADMINISTRATOR
        for name in ("damien", "ines"):
            consent.give(HERE, PEOPLE[name].id, START)
            agreed[name] = consent.by(HERE, PEOPLE[name].email, START)
    assert agreed == {"damien": True, "ines": False}


def test_a_letter_is_of_a_company_by_an_account_of_its_territory(desk) -> None:
    found = {}
    with desk.browser.application.app_context():
        for name in ("fatou", "ines"):
            user = user_of(PEOPLE[name])
            user.role = Role.COMPANY_ADMIN
            grants.give(user, f"party:{PARTY}", 0)
            db.session.flush()
            found[name] = company_of(HERE, user.email, START.date())
    assert (found["fatou"] is None, found["ines"]) == (False, None)


def test_what_the_office_confirms_is_held_under_the_name_that_it_says(desk) -> None:
    told = {"party_id": PARTY, "worker_id": WORKER, "period": "2026-02", "state": "confirmed"}
    told |= {"confirmed_minutes": 60, "confirmed_by": "M. Roy"}
    told |= {"confirmed_at": "2026-03-09T08:00:00Z"}
    key = natural_id("hours_confirmation", PARTY, WORKER, "2026-02")
    [answer] = desk.push(desk.create("hours_confirmation", key, **told))
    desk.pull()
    assert desk.rows[answer["held"]["id"]]["data"]["content"]["set"]["confirmed_by"] == "M. Roy"
