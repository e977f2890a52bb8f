"""No change, whatever it holds, stops those behind it."""

from uuid import uuid4

import pytest
from sqlalchemy.exc import DataError

from backend.records import store
from backend.syncing import taking
from tests.backend.personas import GARE
from tests.backend.phone import Phone
from tests.backend.station import registers


@pytest.fixture
def phone(alice):
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


def contact(phone, name="Mme Roy", **rest):
    change = phone.create("contact", str(uuid4()), name=name, site_id=GARE, is_draft=True)
    return {**change, **rest}


def statuses(answers):
    return [each["held"]["reason"] if each["held"] else each["status"] for each in answers]


def test_an_accident_in_a_group_holds_the_group_and_nothing_else(phone, monkeypatch):
    def falls(op, *rest):
        if op.values.get("name") == "falls":
            raise RuntimeError
        return judged(op, *rest)

    judged = taking.decide
    monkeypatch.setattr(taking, "decide", falls)
    some = [contact(phone, group="g"), contact(phone, "falls", group="g"), contact(phone)]
    assert statuses(phone.push(*some)) == ["depends_on_held", "server_error", "applied"]


def test_a_change_that_the_database_refuses_is_held_alone(phone, monkeypatch):
    def refuses(connection, territory, pairs):
        pairs = list(pairs)
        if any(after.data.get("name") == "refused" for _, after in pairs):
            raise DataError("", {}, ValueError())
        return written(connection, territory, pairs)

    written = store.write
    monkeypatch.setattr(store, "write", refuses)
    some = [contact(phone), contact(phone, "refused"), contact(phone), contact(phone, "last")]
    assert statuses(phone.push(*some)) == ["applied", "server_error", "applied", "applied"]
    phone.pull()
    assert [change["id"] in phone.rows for change in some] == [True, False, True, True]
    assert all(each["replayed"] for each in phone.push(*some))
    page = phone.pull(cursor=None)
    assert {tag: phone.digest(tag) for tag in page["digest"]} == page["digest"]


def test_a_change_that_a_push_says_twice_is_taken_once(phone):
    said = contact(phone)
    again = {**said, "n": said["n"] + 1}
    phone.n += 1
    assert statuses(phone.push(said, again, contact(phone))) == ["applied", "applied", "applied"]


@pytest.mark.parametrize("values", [{"site_id": "\x00"}, {"name": "\x00"}, {"phone": "\x1f"}])
def test_characters_that_no_text_has_are_held(phone, values):
    change = contact(phone)
    change["set"] |= values
    assert statuses(phone.push(change, contact(phone))) == ["invalid", "applied"]


def test_an_id_that_no_record_can_have_refuses_the_push(phone):
    response = phone.send({**contact(phone), "id": "\x00"})
    assert (response.status_code, response.json["code"]) == (422, "invalid_op")


def test_a_settlement_in_a_group_takes_effect_with_the_group(phone, bruno):
    officer = Phone(bruno)
    officer.pull()
    held = officer.push(officer.update("site", GARE, label="Gare de Metz"))[0]["held"]["id"]
    phone.pull()
    settle = phone.change("settle", "hold", held, {"choice": "accept"}, group="g")
    assert statuses(phone.push(settle, contact(phone, group="g"))) == ["applied", "applied"]
    phone.pull()
    assert phone.rows[GARE]["data"]["label"] == "Gare de Metz"
    assert phone.rows[held]["data"]["state"] == "accepted"


def test_a_settlement_in_a_group_that_is_held_changes_nothing(phone, bruno):
    officer = Phone(bruno)
    officer.pull()
    held = officer.push(officer.update("site", GARE, label="Gare de Metz"))[0]["held"]["id"]
    phone.pull()
    settle = phone.change("settle", "hold", held, {"choice": "accept"}, group="g")
    answers = phone.push(settle, contact(phone, "", group="g"))
    assert statuses(answers) == ["depends_on_held", "invalid"]
    phone.pull()
    assert phone.rows[GARE]["data"]["label"] == "Gare"
    assert phone.rows[held]["data"]["state"] == "open"
