"""Orders to wipe: signed for one phone, given to it alone, and unsent work still arrives."""

from datetime import timedelta
from hashlib import sha256
from hmac import digest

from sync.protocol import SCHEMA
from tests.backend.browser import signed_in
from tests.backend.personas import PEOPLE, identifier


def wipe(browser, name: str):
    return browser.post(f"/auth/devices/{PEOPLE[name].device}/wipe")


def proves(order, key: str) -> bool:
    made = digest(bytes.fromhex(key), order["said"].encode(), sha256).hex()
    return made in order["macs"]


def test_the_order_is_proved_by_the_key_that_the_phone_got(sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    key = bruno.get("/auth/me").json["wipe_key"]
    wipe(bruno, "bruno")
    order = bruno.get("/auth/me").json["order"]
    assert order["device"] == PEOPLE["bruno"].device
    assert order["device"] in order["said"]
    assert proves(order, key)


def test_another_phone_s_key_proves_nothing(sqlite_sign_in) -> None:
    bruno, chloe = sqlite_sign_in("bruno"), sqlite_sign_in("chloe")
    key = chloe.get("/auth/me").json["wipe_key"]
    wipe(bruno, "bruno")
    assert not proves(bruno.get("/auth/me").json["order"], key)


def test_a_phone_that_is_only_signed_out_gets_no_order(sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    bruno.delete(f"/auth/devices/{PEOPLE['bruno'].device}")
    answer = bruno.get("/auth/me").json
    assert answer["code"] == "not_signed_in"
    assert "order" not in answer
    assert bruno.get("/sync/v1/info").status_code == 200


def test_a_wiped_phone_may_still_empty_its_outbox(sqlite_app, clock) -> None:
    bruno = signed_in(sqlite_app, PEOPLE["bruno"])
    wipe(bruno, "bruno")
    clock.pass_by(days=29)
    assert bruno.post("/auth/refresh").status_code == 200
    person = PEOPLE["bruno"]
    push = {"device": person.device, "user": person.id, "schema": SCHEMA, "outbox": {}, "ops": []}
    assert bruno.post("/sync/v1/push", json=push).status_code == 200
    pulled = bruno.post("/sync/v1/pull", json={"device": person.device, "schema": SCHEMA})
    assert pulled.json["code"] == "wipe_ordered"
    clock.instant += timedelta(days=2)
    assert bruno.post("/auth/refresh").status_code in {401, 403}


def test_all_other_devices_end_together(sqlite_app, sqlite_sign_in) -> None:
    chloe = sqlite_sign_in("chloe")
    ended = chloe.post("/auth/devices/end-others", json={"wipe": True}).json["devices"]
    assert [device["revoked"] for device in ended if device["this_one"]] == [False]
    assert chloe.get("/auth/me").status_code == 200


def test_a_peer_s_phone_cannot_be_wiped(sqlite_sign_in) -> None:
    sqlite_sign_in("chloe")
    bruno = sqlite_sign_in("bruno")
    assert wipe(bruno, "chloe").json["code"] == "not_found"
    assert bruno.post(f"/auth/devices/{identifier('nothing')}/wipe").json["code"] == "not_found"
