"""A site that changes hands leaves one officer's phone and arrives on the other's."""

import pytest

from tests.backend.personas import CLINIQUE, GARE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.registers.keeper import Keeper, wrong

BRUNO, CHLOE, ALICE = (PEOPLE[name].id for name in ("bruno", "chloe", "alice"))
PLANNED, BEGUN = identifier("visite prévue"), identifier("visite en cours")


@pytest.fixture
def visits(unit, put):
    """Two visits of Bruno: one planned, one that has begun."""
    visit = {"site_id": GARE, "kind": "quarterly", "officer_id": BRUNO}
    put(
        ("visit", PLANNED, {**visit, "state": "planned"}),
        ("visit", BEGUN, {**visit, "state": "draft"}),
    )


@pytest.fixture
def followed(visits, clerk: Keeper) -> Keeper:
    """The station is Bruno's."""
    clerk.edit("site", clerk.read("site", GARE), officer_id=BRUNO)
    return clerk


def test_the_site_moves_from_one_phone_to_the_other(followed, bruno, chloe):
    hers, his = Phone(chloe), Phone(bruno)
    hers.pull()
    his.pull()
    assert GARE in his.rows
    assert GARE not in hers.rows
    followed.edit("site", followed.read("site", GARE), officer_id=CHLOE)
    hers.pull()
    his.pull()
    assert GARE in hers.rows
    assert GARE not in his.rows
    assert CLINIQUE in hers.rows


def test_planned_visits_go_along_and_one_that_has_begun_stays(followed, chloe):
    followed.edit("site", followed.read("site", GARE), officer_id=CHLOE)
    phone = Phone(chloe)
    phone.pull()
    officers = {each: phone.rows[each]["data"]["officer_id"] for each in (PLANNED, BEGUN)}
    assert officers == {PLANNED: CHLOE, BEGUN: BRUNO}


def test_an_unfinished_visit_of_the_officer_before_is_held_as_late_work(followed, bruno):
    his = Phone(bruno)
    his.pull()
    note = his.update("visit", BEGUN, conditions="Vestiaires séparés")
    followed.edit("site", followed.read("site", GARE), officer_id=CHLOE)
    answer = his.push(note)[0]
    assert answer["held"]["reason"] == "out_of_scope"
    his.pull()
    assert his.rows[answer["held"]["id"]]["data"]["late"]


def test_a_site_that_nobody_follows_leaves_every_phone(followed, bruno):
    his = Phone(bruno)
    his.pull()
    followed.edit("site", followed.read("site", GARE), officer_id=None)
    his.pull()
    assert GARE not in his.rows


def test_only_an_officer_follows_a_site(followed):
    refusal = followed.edit("site", followed.read("site", GARE), officer_id=ALICE, gives=422)
    assert wrong(refusal) == {"officer_id": "not_an_officer"}
