"""The administrator's acts: what he may do, to whom, and what follows at once."""

import pytest

from backend.accounts import grants
from backend.accounts.commands import territory
from backend.accounts.models import Device, User
from backend.directory.commands import user
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.records import tables
from tests.backend.browser import signed_in, visitor
from tests.backend.personas import PEOPLE, identifier
from tests.backend.phone import Phone
from tests.security.conftest import enter
from tests.security.test_passwords import GOOD, token_in_mail

NEW = {"email": "Nour@jalon.test", "name": "Nour Petit", "role": "officer", "phone": "0600000000"}


def place(name: str, act: str = "") -> str:
    return f"/api/accounts/{PEOPLE[name].id}{act}"


@pytest.fixture
def damien(sqlite_sign_in):
    return sqlite_sign_in("damien")


def test_who_is_invited_chooses_a_password_then_a_second_factor(app) -> None:
    damien = signed_in(app, PEOPLE["damien"])
    invited = damien.post("/api/accounts", json=NEW)
    assert (invited.status_code, invited.json["state"]) == (201, "invited")
    asked = {"token": token_in_mail(app, "nour@jalon.test"), "purpose": "invitation"}
    browser = visitor(app)
    assert browser.post("/auth/password/choice", json=asked | {"password": GOOD}).status_code == 204
    given = browser.post(
        "/auth/token",
        json={
            "email": "nour@jalon.test",
            "password": GOOD,
            "device": {"id": identifier("nour"), "label": "x"},
        },
    )
    assert given.json["enrolling"] is True
    with app.app_context():
        query = tables.record.select().where(tables.record.c.id == invited.json["id"])
        [staff] = db.session.execute(query)
    assert staff.tbl == "staff"


def test_an_address_has_one_account(damien) -> None:
    damien.post("/api/accounts", json=NEW)
    assert damien.post("/api/accounts", json=NEW).json["code"] == "address_taken"
    taken = damien.post("/api/accounts", json=NEW | {"email": "ines@jalon.test"})
    assert taken.json["code"] == "address_taken"


@pytest.mark.parametrize("role", ["site_manager", "company_admin", "king", ""])
def test_roles_of_companies_are_not_given_here(damien, role) -> None:
    assert damien.post("/api/accounts", json=NEW | {"role": role}).status_code == 422


def test_another_role_holds_at_once(sqlite_app, sqlite_sign_in, damien) -> None:
    bruno = sqlite_sign_in("bruno")
    assert damien.post(place("bruno", "/role"), json={"role": "data_clerk"}).status_code == 200
    assert bruno.get("/api/visits").status_code == 401
    bruno.post("/auth/refresh")
    assert bruno.get("/api/visits").json["code"] == "forbidden"
    with sqlite_app.app_context():
        user = db.session.get_one(User, PEOPLE["bruno"].id)
        assert grants.tags_of(user) == {"ref", f"me:{user.id}"}


def test_a_supervisor_made_officer_loses_the_whole_territory(sqlite_app, damien) -> None:
    damien.post(place("alice", "/role"), json={"role": "officer"})
    with sqlite_app.app_context():
        user = db.session.get_one(User, PEOPLE["alice"].id)
        assert not any(tag.startswith("territory:") for tag in grants.tags_of(user))


def test_who_keeps_his_role_keeps_his_sites_and_a_reader_is_on_no_phone(sqlite_app, damien) -> None:
    assert damien.post(place("chloe", "/role"), json={"role": "officer"}).status_code == 200
    reader = damien.post("/api/accounts", json=NEW | {"role": "authority_reader"}).json["id"]
    with sqlite_app.app_context():
        user = db.session.get_one(User, PEOPLE["chloe"].id)
        assert set(PEOPLE["chloe"].tags) <= grants.tags_of(user)
        on_phones = tables.record.select().where(tables.record.c.id == reader)
        assert db.session.execute(on_phones).all() == []


def test_a_closed_account_reads_nothing_from_that_moment(sqlite_sign_in, damien) -> None:
    bruno = sqlite_sign_in("bruno")
    assert damien.post(place("bruno", "/disable")).json["state"] == "disabled"
    assert bruno.get("/api/visits").status_code == 401
    assert bruno.get("/auth/me").status_code == 401
    assert bruno.get("/auth/factors").status_code == 401


def test_an_account_opened_again_signs_in_again(sqlite_app, sqlite_sign_in, damien) -> None:
    emma = sqlite_sign_in("emma")
    damien.post(place("emma", "/disable"))
    assert enter(visitor(sqlite_app), "emma").status_code == 401
    damien.post(place("emma", "/enable"))
    assert emma.get("/auth/me").status_code == 401
    assert emma.post("/auth/refresh").status_code == 401
    assert enter(visitor(sqlite_app), "emma").status_code == 200


@pytest.mark.parametrize("act", ["/disable", "/forget-factors"])
def test_nobody_shuts_himself_out(damien, act) -> None:
    assert damien.post(place("damien", act)).json["code"] == "own_account"
    role = damien.post(place("damien", "/role"), json={"role": "officer"})
    assert role.json["code"] == "own_account"


def test_a_company_s_role_follows_its_registers(damien) -> None:
    answer = damien.post(place("emma", "/role"), json={"role": "officer"})
    assert answer.json["code"] == "of_a_company"


def test_a_reset_sends_a_letter_and_tells_no_password(sqlite_app, damien) -> None:
    answer = damien.post(place("emma", "/reset"))
    assert answer.status_code == 202
    assert "password" not in answer.text
    assert token_in_mail(sqlite_app, "emma@jalon.test")
    assert enter(visitor(sqlite_app), "emma").status_code == 200


def test_no_letter_goes_to_a_closed_account(sqlite_app, damien) -> None:
    damien.post(place("emma", "/disable"))
    damien.post(place("emma", "/reset"))
    with sqlite_app.app_context():
        assert db.session.query(MailMessage).count() == 0


def test_who_lost_his_factor_is_signed_out_and_chooses_another(
    sqlite_app, sqlite_sign_in, damien, secret_of_bruno
) -> None:
    bruno = sqlite_sign_in("bruno")
    assert damien.post(place("bruno", "/forget-factors")).json["methods"] == []
    assert bruno.get("/auth/me").status_code == 401
    assert enter(visitor(sqlite_app), "bruno").json["enrolling"] is True


def test_one_device_or_all_are_ended(sqlite_app, sqlite_sign_in, damien) -> None:
    bruno, other = sqlite_sign_in("bruno"), visitor(sqlite_app)
    enter(other, "bruno")
    listed = damien.get(place("bruno")).json["devices"]
    assert len(listed) == 2
    mine = PEOPLE["bruno"].device
    damien.post(place("bruno", f"/devices/{mine}/end"), json={})
    assert bruno.get("/auth/me").status_code == 401
    assert other.get("/auth/me").status_code == 200
    ended = damien.post(place("bruno", "/devices/end"), json={"wipe": True}).json["devices"]
    assert all(device["revoked"] and device["wiped"] for device in ended)
    assert other.get("/auth/me").json["code"] == "wipe_ordered"


def test_a_device_of_somebody_else_is_not_found_under_another_name(
    sqlite_app, sqlite_sign_in, damien
) -> None:
    sqlite_sign_in("chloe")
    foreign = place("bruno", f"/devices/{PEOPLE['chloe'].device}/end")
    nothing = place("bruno", f"/devices/{identifier('nothing')}/end")
    answers = [damien.post(each, json={}) for each in (foreign, nothing)]
    assert {(each.status_code, each.json["detail"]) for each in answers} == {
        (404, answers[0].json["detail"])
    }
    with sqlite_app.app_context():
        assert db.session.get_one(Device, PEOPLE["chloe"].device).revoked_at is None


def test_an_administrator_sees_his_own_territory_alone(damien) -> None:
    listed = {each["email"] for each in damien.get("/api/accounts").json["accounts"]}
    assert "bruno@jalon.test" in listed
    assert not listed & {"ines@jalon.test", "jean@jalon.test"}


def test_the_operator_can_do_the_same_by_commands(sqlite_app, sqlite_sign_in) -> None:
    run = sqlite_app.test_cli_runner().invoke
    bruno = sqlite_sign_in("bruno")
    told = run(user, ["invite", "nour@jalon.test", "--name", "Nour", "--role", "officer",
                      "--territory", "Ici"])  # fmt: skip
    assert told.exit_code == 0, told.output
    assert token_in_mail(sqlite_app, "nour@jalon.test")
    assert PEOPLE["bruno"].device in run(user, ["devices", "bruno@jalon.test"]).output
    assert run(user, ["revoke", "bruno@jalon.test", "--wipe"]).output.startswith("1 ended")
    assert bruno.get("/auth/me").json["code"] == "wipe_ordered"
    assert run(user, ["role", "alice@jalon.test", "officer"]).exit_code == 0
    assert run(user, ["role", "emma@jalon.test", "officer"]).exit_code == 1
    assert run(user, ["reset", "emma@jalon.test"]).exit_code == 0
    assert run(user, ["forget-factors", "bruno@jalon.test"]).exit_code == 0
    Phone(sqlite_sign_in("chloe")).send(outbox={"count": 2, "mismatches": 0, "forks": 0})
    assert "; 0 unsent" in run(user, ["disable", "bruno@jalon.test"]).output, "Chloé's are hers"
    assert run(user, ["enable", "bruno@jalon.test"]).exit_code == 0
    assert enter(visitor(sqlite_app), "bruno").status_code == 200


def test_a_demo_is_not_added_beside_a_real_territory(sqlite_app) -> None:
    told = sqlite_app.test_cli_runner().invoke(territory, ["add", "Fictive", "--demo"])
    assert told.exit_code == 1
    assert "do not share" in told.output
