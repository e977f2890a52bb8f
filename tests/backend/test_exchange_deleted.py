"""What is deleted can come back: by whoever changed it meanwhile, or by who knows of it."""

from uuid import uuid4

import pytest

from tests.backend.personas import GARE
from tests.backend.phone import Phone
from tests.backend.station import JOB, PARTY, registers


@pytest.fixture
def desk(alice):
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def phone(desk, bruno):
    phone = Phone(bruno)
    phone.pull()
    return phone


@pytest.fixture
def contact(desk, phone):
    made = desk.create("contact", str(uuid4()), site_id=GARE, name="Mme Roy", is_draft=True)
    desk.push(made, desk.update("contact", made["id"], role="Cheffe"))
    for each in (desk, phone):
        each.pull()
    return made["id"]


@pytest.fixture
def clash(desk, phone, contact):
    """The desk deleted a contact that the officer was changing."""
    desk.push(desk.change("delete", "contact", contact))
    answer = phone.push(phone.update("contact", contact, phone="0261910002"))[0]
    desk.pull()
    phone.pull()
    assert desk.rows[answer["conflict"]]["data"]["kind"] == "update_after_delete"
    return answer["conflict"]


def settle(phone, clash, **values):
    answer = phone.push(phone.change("settle", "conflict", clash, values))[0]
    phone.pull()
    return answer["status"]


def test_a_deleted_record_comes_back_whole_with_what_was_changed(desk, phone, contact, clash):
    assert settle(desk, clash, choice="mine") == "applied"
    assert desk.rows[clash]["data"]["state"] == "settled"
    known = {"site_id": GARE, "name": "Mme Roy", "is_draft": True, "role": "Cheffe"}
    assert desk.rows[contact]["data"] == {**known, "phone": "0261910002"}
    page = phone.pull(cursor=None)
    assert phone.rows[contact] == desk.rows[contact]
    assert phone.digest(f"site:{GARE}") == page["digest"][f"site:{GARE}"]


def test_a_deleted_record_stays_deleted_when_that_is_chosen(desk, phone, contact, clash):
    assert settle(phone, clash, choice="theirs") == "applied"
    desk.pull()
    assert contact not in desk.rows


def test_an_older_choice_does_not_bring_back_what_was_deleted_once_more(desk, contact, clash):
    assert settle(desk, clash, choice="mine") == "applied"
    desk.push(desk.change("delete", "contact", contact))
    assert settle(desk, clash, choice="mine") == "applied", "it was settled so already"
    assert contact not in desk.rows
    assert settle(desk, clash, choice="theirs") == "held"


def allocation(handset, kind="create"):
    values = {"employment_id": JOB, "party_id": PARTY, "from_on": "2026-01-05"}
    record_id = next(r["id"] for r in registers(handset) if r["tbl"] == "employment_allocation")
    return handset.change(
        kind, "employment_allocation", record_id, values if kind == "create" else {}
    )


def test_who_knows_of_a_deletion_may_enter_the_same_again(desk):
    desk.n, number = desk.n, desk.n
    gone = allocation(desk, "delete") | {"n": number + 1}
    desk.n = number + 1
    assert desk.push(gone)[0]["status"] == "applied"
    desk.pull()
    again = allocation(desk) | {"n": number + 2}
    again["base"]["heard"] = desk.pull()["seq"]
    assert desk.push(again)[0]["status"] == "applied"


def test_who_does_not_know_of_a_deletion_collides_with_it(desk):
    number = desk.n
    gone = allocation(desk, "delete") | {"n": number + 1}
    desk.push(gone)
    again = allocation(desk) | {"n": number + 2, "op": str(uuid4())}
    again["base"] = {"epoch": desk.epoch, "rev": 0}
    other = Phone(desk.browser, device=str(uuid4()))
    assert other.push(again | {"n": 1})[0]["status"] == "conflict"
