"""Records and sites that move while phones are away: nothing vanishes, nothing stays behind."""

from uuid import uuid4

import pytest
from sqlalchemy import update

from backend.accounts import grants
from backend.accounts.models import Device
from backend.clock import day_in_france
from backend.extensions import db
from backend.records.feed import clock_of
from backend.records.store import OFFICE_DEVICE, Actor, writing
from sync.record import Role
from tests.backend.personas import (
    CLINIQUE,
    ELSEWHERE,
    GARE,
    HALLES,
    HERE,
    PEOPLE,
    START,
    user_of,
)
from tests.backend.phone import Phone
from tests.backend.station import registers


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
def reassign(app):
    """Give a person a site, or take it from him."""

    def move(name, tag, *, given):
        with app.app_context():
            (grants.give if given else grants.take)(user_of(PEOPLE[name]), tag, clock_of(HERE).seq)
            db.session.commit()

    return move


def contact(phone, site):
    made = phone.create("contact", str(uuid4()), name="Mme Roy", site_id=site, is_draft=True)
    phone.push(made)
    phone.pull()
    return made["id"]


def test_a_record_that_left_a_site_before_it_was_mine_stays_by_its_other_site(
    desk, phone, reassign
):
    moved = contact(desk, CLINIQUE)
    desk.push(desk.update("contact", moved, site_id=GARE))
    phone.pull()
    assert moved in phone.rows
    reassign("bruno", f"site:{CLINIQUE}", given=True)
    page = phone.pull()
    assert moved in phone.rows
    assert phone.digest(f"site:{GARE}") == page["digest"][f"site:{GARE}"]


def test_a_record_that_moves_while_a_site_arrives_stays(desk, phone, reassign):
    moved = contact(desk, CLINIQUE)
    reassign("bruno", f"site:{CLINIQUE}", given=True)
    phone.page(limit=1)
    desk.pull()
    desk.push(desk.update("contact", moved, site_id=GARE))
    phone.pull(limit=1)
    assert phone.rows[moved]["data"]["site_id"] == GARE


def test_a_collision_follows_its_record_to_another_site(desk, phone, chloe):
    other = Phone(chloe)
    other.pull()
    disputed = contact(desk, GARE)
    phone.pull()
    desk.push(desk.update("contact", disputed, phone="0261910001"))
    clash = phone.push(phone.update("contact", disputed, phone="0261910002"))[0]["conflict"]
    desk.pull()
    desk.push(desk.update("contact", disputed, site_id=CLINIQUE))
    other.pull()
    assert clash in other.rows
    assert f"site:{GARE}" not in other.rows[clash]["tags"]
    phone.pull()
    assert disputed not in phone.rows
    assert f"site:{GARE}" not in phone.rows[clash]["tags"], "he sees it as its author"


def test_a_collision_that_moved_does_not_overwrite_what_came_since(desk, phone):
    disputed = contact(desk, GARE)
    phone.pull()
    desk.push(desk.update("contact", disputed, phone="0261910001"))
    clash = phone.push(phone.update("contact", disputed, phone="0261910002"))[0]["conflict"]
    desk.pull()
    desk.push(desk.update("contact", disputed, phone="0261910003"))
    desk.pull()
    desk.push(desk.update("contact", disputed, site_id=HALLES))
    phone.pull()
    phone.push(phone.change("settle", "conflict", clash, {"choice": "mine"}))
    phone.pull()
    assert phone.rows[disputed]["data"]["phone"] == "0261910003"
    again = [r for r in phone.rows.values() if r["tbl"] == "conflict" and r["id"] != clash]
    assert [each["data"]["mine"] for each in again] == [{"phone": "0261910002"}]


def test_work_on_a_site_that_was_reassigned_meanwhile_is_held_as_late(phone, desk, reassign):
    known = contact(desk, GARE)
    phone.pull()
    new = phone.create("contact", str(uuid4()), site_id=GARE, name="A", is_draft=True)
    changed = phone.update("contact", known, phone="0261910001")
    reassign("bruno", f"site:{GARE}", given=False)
    answers = phone.push(new, changed)
    assert [each["held"]["reason"] for each in answers] == ["unknown_record", "out_of_scope"]
    phone.pull()
    assert all(phone.rows[each["held"]["id"]]["data"]["late"] for each in answers)
    assert known not in phone.rows


def test_a_site_goes_to_whom_a_change_from_a_phone_names(desk, phone, chloe, clock, app):
    office = Actor("office", OFFICE_DEVICE, clock.now(), day_in_france(clock.now()))
    with app.app_context():
        with writing(HERE) as store:
            for each in ("bruno", "chloe"):
                store.put("staff", PEOPLE[each].id, {"name": each, "role": "officer"}, office)
        db.session.commit()
    desk.pull()
    desk.push(desk.update("site", GARE, officer_id=PEOPLE["bruno"].id))
    desk.pull()
    desk.push(desk.update("site", GARE, officer_id=PEOPLE["chloe"].id))
    phone.pull()
    other = Phone(chloe)
    other.pull()
    assert (GARE in phone.rows, GARE in other.rows) == (False, True)


def test_what_hangs_from_late_work_is_late_too(phone, desk, reassign):
    first = phone.create("contact", str(uuid4()), site_id=GARE, name="A", is_draft=True)
    then = phone.update("contact", first["id"], phone="0261910001")
    reassign("bruno", f"site:{GARE}", given=False)
    answers = phone.push(first, then)
    assert [each["held"]["reason"] for each in answers] == ["unknown_record", "depends_on_held"]
    phone.pull()
    assert phone.rows[answers[1]["held"]["id"]]["data"]["late"]


def test_what_his_role_may_not_change_is_not_late_work(phone):
    answer = phone.push(phone.update("site", GARE, label="À moi"))[0]
    phone.pull()
    assert not phone.rows[answer["held"]["id"]]["data"]["late"]


def test_a_phone_of_somebody_who_reads_totals_alone_now_empties_itself(phone, desk, app):
    known = contact(desk, GARE)
    phone.pull()
    unsent = phone.update("contact", known, phone="0261910001")
    with app.app_context():
        user_of(PEOPLE["bruno"]).role = Role.AUTHORITY_READER
        db.session.commit()
    answer = phone.push(unsent)[0]
    assert (answer["held"]["reason"], answer["record"]) == ("out_of_scope", None)
    phone.pull()
    assert phone.rows == {}
    desk.pull()
    assert desk.rows[answer["held"]["id"]]["data"]["content"]["set"] == {"phone": "0261910001"}


def test_who_goes_to_another_territory_begins_anew_and_ends_no_timeline_there(phone, desk, app):
    assert phone.pull()["epoch"] == desk.pull()["epoch"]
    with app.app_context():
        moved = update(Device).where(Device.user_id == PEOPLE["bruno"].id)
        db.session.execute(moved.values(territory_id=ELSEWHERE))
        user_of(PEOPLE["bruno"]).territory_id = ELSEWHERE
        with writing(ELSEWHERE) as store:
            office = Actor("office", OFFICE_DEVICE, START, START.date())
            store.put(
                "contracting_authority", str(uuid4()), {"name": "Port", "kind": "town"}, office
            )
        epoch = store.epoch
        db.session.commit()
    page = phone.page()
    assert (page["reset"], page["epoch"], page["seq"]) == (True, epoch, 1)
