"""Rights are those of this moment, whatever a token was issued for."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from backend.accounts import grants
from backend.accounts.identity import me
from backend.accounts.models import Device, User, new_id
from backend.extensions import db
from sync.record import Role
from tests.backend.browser import signed_in, visitor
from tests.backend.personas import GARE, PASSWORD, PEOPLE, START, identifier, user_of


def change(app: Flask, **values: object) -> None:
    with app.app_context():
        user = user_of(PEOPLE["bruno"])
        for name, value in values.items():
            setattr(user, name, value)
        db.session.commit()


def test_a_user_who_is_disabled_reads_nothing_more(app, bruno) -> None:
    assert bruno.get("/auth/me").status_code == 200
    change(app, disabled_at=START)
    assert bruno.get("/auth/me").status_code == 401
    assert bruno.get("/auth/devices").status_code == 401


def test_a_new_role_holds_at_once(app, bruno) -> None:
    assert bruno.get("/sync/v1/hint").status_code == 200
    change(app, role=Role.AUTHORITY_READER)
    assert bruno.get("/sync/v1/hint").status_code == 403
    assert bruno.get("/auth/me").json["user"]["role"] == "authority_reader"


def test_a_new_stamp_ends_access_tokens_and_the_refresh_brings_a_good_one(app, bruno) -> None:
    change(app, stamp=new_id())
    assert bruno.get("/auth/me").status_code == 401
    assert bruno.post("/auth/refresh").status_code == 200
    assert bruno.get("/auth/me").status_code == 200


def test_a_moved_user_s_old_session_shows_the_new_territory_only(app, bruno) -> None:
    change(app, territory_id=identifier("Ailleurs"))
    with app.app_context():  # what he holds goes with him
        moved = update(Device).where(Device.user_id == PEOPLE["bruno"].id)
        db.session.execute(moved.values(territory_id=identifier("Ailleurs")))
        db.session.commit()
    assert bruno.get("/auth/me").json["user"]["territory"]["name"] == "Ailleurs"


def test_a_taken_tag_is_not_held_at_the_next_request(sqlite_app, monkeypatch) -> None:
    browser = signed_in(sqlite_app, PEOPLE["bruno"])
    held: list[frozenset[str]] = []

    def look() -> str:
        held.append(me().tags)
        return ""

    monkeypatch.setitem(sqlite_app.view_functions, "accounts.who_am_i", look)
    browser.get("/auth/me")
    with sqlite_app.app_context():
        grants.take(db.session.get_one(User, PEOPLE["bruno"].id), f"site:{GARE}", 5)
        db.session.commit()
    browser.get("/auth/me")
    assert held[0] - held[1] == {f"site:{GARE}"}


def test_a_disabled_user_s_phone_holds_no_tag_while_it_empties_its_outbox(
    sqlite_app, monkeypatch
) -> None:
    browser = signed_in(sqlite_app, PEOPLE["karim"])
    held: list[frozenset[str]] = []

    def look() -> str:
        assert me().draining
        held.append(me().tags)
        return ""

    monkeypatch.setitem(sqlite_app.view_functions, "syncing.info", look)
    assert browser.get("/sync/v1/info").status_code == 200
    assert held == [frozenset()]


def test_after_thirty_days_a_disabled_user_s_phone_is_closed(sqlite_app, clock) -> None:
    clock.instant = START + timedelta(days=30, seconds=1)
    answer = signed_in(sqlite_app, PEOPLE["karim"]).get("/sync/v1/info")
    assert (answer.status_code, answer.json["code"]) == (403, "device_closed")


def body(device: str, name: str = "bruno") -> dict[str, object]:
    return {
        "email": f"{name}@jalon.test",
        "password": PASSWORD,
        "device": {"id": device, "label": "phone"},
    }


@pytest.mark.parametrize("name", ["alice", "ines"])
def test_a_device_of_somebody_else_cannot_be_taken(sqlite_app, name) -> None:
    signed_in(sqlite_app, PEOPLE[name])
    answer = visitor(sqlite_app).post("/auth/token", json=body(PEOPLE[name].device))
    assert (answer.status_code, answer.json["code"]) == (409, "device_taken")


def test_a_revoked_device_is_not_signed_in_again_but_another_identifier_is(sqlite_bruno) -> None:
    device = PEOPLE["bruno"].device
    sqlite_bruno.delete(f"/auth/devices/{device}")
    newcomer = visitor(sqlite_bruno.application)
    assert newcomer.post("/auth/token", json=body(device)).status_code == 409
    assert newcomer.post("/auth/token", json=body(identifier("another"))).status_code == 200


def test_a_label_with_a_control_character_is_refused(app) -> None:
    asked = body(identifier("another")) | {"device": {"id": identifier("x"), "label": "a\0b"}}
    answer = visitor(app).post("/auth/token", json=asked)
    assert [error["pointer"] for error in answer.json["errors"]] == ["/device/label"]


def test_my_devices_say_which_one_this_is_and_which_are_signed_in(sqlite_bruno) -> None:
    other = visitor(sqlite_bruno.application)
    other.post("/auth/token", json=body(identifier("another")))
    other.post("/auth/revoke")
    devices = {each["id"]: each for each in sqlite_bruno.get("/auth/devices").json["devices"]}
    this, that = devices[PEOPLE["bruno"].device], devices[identifier("another")]
    assert (this["this_one"], this["signed_in"], this["revoked"]) == (True, True, False)
    assert (that["this_one"], that["signed_in"], that["revoked"]) == (False, False, False)


def test_the_address_of_an_account_is_not_a_matter_of_case(sqlite_app) -> None:
    asked = body(identifier("another")) | {"email": "BRUNO@Jalon.test"}
    assert visitor(sqlite_app).post("/auth/token", json=asked).status_code == 200


def test_signing_out_leaves_the_other_devices_signed_in(sqlite_bruno) -> None:
    other = visitor(sqlite_bruno.application)
    other.post("/auth/token", json=body(identifier("another")))
    other.post("/auth/revoke")
    assert other.get("/auth/me").status_code == 401
    assert sqlite_bruno.get("/auth/me").status_code == 200


def test_signing_out_works_after_the_access_token_has_ended(sqlite_bruno, clock) -> None:
    clock.pass_by(days=3)
    assert sqlite_bruno.post("/auth/revoke").status_code == 204
    assert sqlite_bruno.post("/auth/refresh").status_code == 401


def test_signing_out_without_a_session_is_nothing(sqlite_app) -> None:
    assert visitor(sqlite_app).post("/auth/revoke").status_code == 204
