"""Who holds which tag, now and earlier."""

import pytest
from flask import Flask

from backend.accounts import grants
from backend.accounts.models import User
from backend.extensions import db
from sync.record import Role
from tests.backend.personas import CLINIQUE, GARE, HALLES, HERE, PEOPLE, user_of

NEW = "site:new"


@pytest.fixture
def officer(app: Flask):
    with app.app_context():
        yield user_of(PEOPLE["bruno"])


def test_an_officer_holds_his_sites_his_own_tag_and_the_lists(officer: User) -> None:
    own = {f"me:{officer.id}", "ref"}
    assert grants.tags_of(officer) == {f"site:{GARE}", f"site:{HALLES}"} | own


def test_a_supervisor_holds_the_whole_territory(officer: User) -> None:
    alice = user_of(PEOPLE["alice"])
    assert grants.tags_of(alice) == {f"territory:{HERE}", f"me:{alice.id}", "ref"}


def test_what_is_given_and_taken_is_remembered(officer: User) -> None:
    grants.give(officer, NEW, 10)
    grants.take(officer, NEW, 20)
    grants.give(officer, NEW, 30)
    held = [seq for seq in (9, 10, 19, 20, 29, 30, 40) if grants.held_at(officer, NEW, seq)]
    assert held == [10, 19, 30, 40]
    assert NEW in grants.tags_of(officer)


def test_giving_twice_is_giving_once_and_taking_what_is_not_held_is_nothing(officer: User) -> None:
    grants.give(officer, NEW, 10)
    grants.give(officer, NEW, 15)
    grants.take(officer, NEW, 20)
    grants.take(officer, NEW, 25)
    assert [grants.held_at(officer, NEW, seq) for seq in (10, 19, 20, 25)] == [
        True,
        True,
        False,
        False,
    ]


def test_giving_back_at_the_number_of_the_taking_holds_on(officer: User) -> None:
    grants.give(officer, NEW, 10)
    grants.take(officer, NEW, 10)
    grants.give(officer, NEW, 10)
    assert grants.held_at(officer, NEW, 10)
    assert NEW in grants.tags_of(officer)


def test_the_own_tag_and_the_lists_were_always_held(officer: User) -> None:
    assert grants.held_at(officer, "ref", 0)
    assert grants.held_at(officer, f"me:{officer.id}", 0)


def test_a_new_role_moves_the_tag_of_the_territory(officer: User) -> None:
    officer.role = Role.SUPERVISOR
    grants.follow_role(officer, 40)
    assert f"territory:{HERE}" in grants.tags_of(officer)
    officer.role = Role.OFFICER
    grants.follow_role(officer, 50)
    assert f"territory:{HERE}" not in grants.tags_of(officer)
    assert grants.held_at(officer, f"territory:{HERE}", 45)


def test_holders_of_a_tag_leave_out_the_disabled(officer: User) -> None:
    assert [user.name for user in grants.holders_of(HERE, f"site:{GARE}")] == ["Bruno"]
    assert [user.name for user in grants.holders_of(HERE, f"site:{CLINIQUE}")] == ["Chloe"]
    assert not db.session.dirty
