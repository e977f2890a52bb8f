"""No change, whatever it holds, stops those behind it."""

import json
from uuid import uuid4

import pytest
from sqlalchemy.exc import DataError

from backend.records import store
from backend.syncing import taking
from tests.backend.personas import CLINIQUE, GARE
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


@pytest.mark.parametrize("wrong", [{"id": "\x00"}, {"tbl": 7}, {"kind": "burn"}, {"set": [1]}])
def test_a_change_that_cannot_be_read_is_held_as_it_came_and_those_behind_it_go_on(phone, wrong):
    [answer, other] = phone.push({**contact(phone), **wrong}, contact(phone))
    assert (answer["status"], other["status"]) == ("held", "applied")
    phone.pull()
    [kept] = phone.rows[answer["held"]["id"]]["data"]["content"]["set"].values()
    assert json.loads(kept)["op"] == answer["op"]
    assert phone.browser.get("/api/to-settle").status_code == 200


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


def test_the_id_of_a_record_is_never_that_of_one_of_another_type(phone, bruno):
    officer = Phone(bruno)
    officer.pull()
    foreign = officer.update("site", CLINIQUE, label="À moi")
    held = officer.push(foreign)[0]["held"]["id"]
    for taken in (GARE, CLINIQUE, held):
        change = {**contact(officer), "id": taken}
        assert officer.push(change)[0]["held"]["problems"] == [
            {"pointer": "/id", "code": "not_an_id"}
        ]
    phone.pull(cursor=None)
    assert [phone.rows[each]["tbl"] for each in (GARE, CLINIQUE, held)] == ["site", "site", "hold"]


def test_a_group_is_one_even_where_other_changes_stand_between(phone):
    said = [contact(phone, group="g"), contact(phone), contact(phone, "", group="g")]
    assert statuses(phone.push(*said)) == ["depends_on_held", "applied", "invalid"]
    crossed = [contact(phone, group="h"), contact(phone, group="i"), contact(phone, group="h")]
    crossed += [contact(phone, "", group="i"), contact(phone)]
    assert statuses(phone.push(*crossed)) == [
        *("applied", "depends_on_held", "applied", "invalid", "applied")
    ]


@pytest.mark.parametrize("oldest", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-12:00"])
def test_a_clock_that_is_wrong_by_thousands_of_years_stops_nothing(phone, oldest):
    response = phone.send(contact(phone), outbox={"count": 1, "oldest_at": oldest})
    assert response.status_code == 200


def test_more_changes_than_a_push_may_have_are_to_be_sent_in_parts(phone):
    response = phone.send(*[contact(phone)] * 501)
    assert (response.status_code, response.json["code"]) == (413, "too_large")
