"""Purpose-bound links: one use, one purpose, one recipient."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from backend.accounts import links
from backend.accounts.links import LinkOver, LinkUnknown, Wanted
from backend.accounts.models import Link
from backend.extensions import db
from backend.problems import TooMany
from backend.settings import EXTENSION
from tests.backend.conftest import Clock
from tests.backend.personas import HERE
from tests.backend.test_at_once import at_once

ADDRESS = "Karine.Chef@batisseurs.example.org"
WEEK = timedelta(days=7)
WANTED = Wanted(
    territory_id=HERE,
    purpose="confirmation",
    subject={"month": "2026-02"},
    recipient=ADDRESS,
    life=WEEK,
    about="gare/2026-02",
)


@pytest.fixture
def office(app: Flask) -> Iterator[Flask]:
    with app.app_context():
        yield app


def issued(clock: Clock, wanted: Wanted = WANTED) -> str:
    token = links.issue(wanted, clock.now())
    db.session.commit()
    return token


def state(token: str, clock: Clock) -> str:
    return links.state_of(links.find(token, "confirmation"), clock.now())


def test_a_link_opens_what_it_was_issued_for(office, clock) -> None:
    token = issued(clock)
    found = links.look(token, "confirmation", clock.now())
    assert (found.subject, found.recipient) == ({"month": "2026-02"}, ADDRESS.casefold())
    assert found.viewed_at == clock.now()


def test_the_token_has_256_bits_and_is_nowhere_in_the_database(office, clock) -> None:
    token = issued(clock)
    assert len(token) == 43
    kept = db.session.query(Link).one()
    assert not any(token in str(value) for value in vars(kept).values())


def test_looking_uses_nothing_up_and_keeps_the_first_sight(office, clock) -> None:
    token = issued(clock)
    first = clock.now()
    for _ in range(3):
        links.look(token, "confirmation", clock.now())
        clock.pass_by(hours=1)
    assert links.consume(token, "confirmation", clock.now()).viewed_at == first


def test_a_used_link_is_over(office, clock) -> None:
    token = issued(clock)
    links.consume(token, "confirmation", clock.now())
    for act in (links.consume, links.look):
        with pytest.raises(LinkOver) as refused:
            act(token, "confirmation", clock.now())
        assert refused.value.members == {"state": "used"}


def test_a_link_expires_to_the_second(office, clock) -> None:
    token = issued(clock)
    clock.pass_by(days=7, seconds=-1)
    assert state(token, clock) == "active"
    clock.pass_by(seconds=1)
    for act in (links.consume, links.look):
        with pytest.raises(LinkOver) as refused:
            act(token, "confirmation", clock.now())
        assert refused.value.members == {"state": "expired"}


@pytest.mark.parametrize("purpose", ["reset", "invitation", ""])
def test_a_link_for_something_else_is_unknown(office, clock, purpose) -> None:
    token = issued(clock)
    for act in (links.consume, links.look):
        with pytest.raises(LinkUnknown):
            act(token, purpose, clock.now())
    assert state(token, clock) == "active"


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_short_code_opens_the_same_link(office, clock, typed) -> None:
    token = issued(clock)
    code = links.code_of(token)
    assert len(code) == 19
    assert links.look(typed(code), "confirmation", clock.now()) is links.find(token, "confirmation")


def test_the_address_of_a_link_has_its_token_in_the_fragment_and_is_never_guessed(
    office, clock
) -> None:
    settings = office.extensions[EXTENSION]
    office.extensions[EXTENSION] = replace(settings, url="")
    with pytest.raises(links.NoAddress):
        links.address_of("/c", "token")
    office.extensions[EXTENSION] = replace(settings, url="", hosts=("jalon.test",))
    assert links.address_of("/c", "token") == "https://jalon.test/c#token"


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 43, "A" * 4000])
def test_an_invented_token_is_unknown(office, clock, token) -> None:
    issued(clock)
    with pytest.raises(LinkUnknown):
        links.look(token, "confirmation", clock.now())


def test_a_newer_link_for_the_same_person_ends_the_earlier(office, clock) -> None:
    earlier, newer = issued(clock), issued(clock, replace(WANTED, recipient=ADDRESS.upper()))
    assert (state(earlier, clock), state(newer, clock)) == ("replaced", "active")
    with pytest.raises(LinkOver):
        links.consume(earlier, "confirmation", clock.now())


@pytest.mark.parametrize(
    "other",
    [{"about": "halles/2026-02"}, {"recipient": "other@example.org"}, {"purpose": "invitation"}],
)
def test_a_link_about_something_else_ends_nothing(office, clock, other) -> None:
    token = issued(clock)
    issued(clock, replace(WANTED, **other))
    assert state(token, clock) == "active"


def test_of_eight_who_consume_at_once_one_wins(app, clock) -> None:
    with app.app_context():
        token = issued(clock)

    def consume() -> int:
        with app.app_context():
            try:
                links.consume(token, "confirmation", clock.now())
                db.session.commit()
            except LinkOver as over:
                return int(over.status)
            return 200

    assert at_once(8, consume) == {200: 1, 410: 7}


def test_a_used_link_is_reopened_within_its_time(office, clock) -> None:
    token = issued(clock)
    links.consume(token, "confirmation", clock.now())
    clock.pass_by(days=6)
    links.reopen(links.find(token, "confirmation"), clock.now(), within=WEEK)
    assert state(token, clock) == "active"
    links.consume(token, "confirmation", clock.now())
    clock.pass_by(days=7)
    with pytest.raises(LinkOver):
        links.reopen(links.find(token, "confirmation"), clock.now(), within=WEEK)


def test_a_link_is_asked_for_five_times_an_hour(office, clock) -> None:
    for _ in range(5):
        links.issue(WANTED, clock.now(), asked_from="192.0.2.1")
    with pytest.raises(TooMany):
        links.issue(WANTED, clock.now(), asked_from="198.51.100.1")
    clock.pass_by(hours=1)
    links.issue(WANTED, clock.now(), asked_from="192.0.2.1")


def test_an_unknown_address_waits_like_a_known_one(office, clock) -> None:
    for _ in range(5):
        links.count("nobody@example.org", clock.now())
    with pytest.raises(TooMany):
        links.count("Nobody@Example.org", clock.now())


def test_the_office_s_own_letters_are_not_counted(office, clock) -> None:
    for month in range(1, 13):
        issued(clock, replace(WANTED, about=f"gare/2026-{month:02}"))
    assert db.session.query(Link).filter_by(replaced_at=None).count() == 12


def test_issue_view_and_consume_are_logged_without_token_or_address(office, clock, caplog) -> None:
    with caplog.at_level(logging.INFO, "jalon.security"):
        token = issued(clock)
        links.look(token, "confirmation", clock.now())
        links.consume(token, "confirmation", clock.now())
    said = [record.getMessage() for record in caplog.records if "link" in record.getMessage()]
    name = links.find(token, "confirmation").id
    assert said == [f"link {act}: {name} for confirmation" for act in _ACTS]
    assert not any(token in line or ADDRESS.casefold() in line.casefold() for line in said)


_ACTS = ("issued", "viewed", "consumed")


@pytest.mark.parametrize(
    ("seconds", "address", "warns"),
    [(10, "198.51.100.7", True), (10, "192.0.2.200", False), (61, "198.51.100.7", False)],
)
def test_a_use_from_another_network_within_a_minute_is_an_alert(
    office, clock, caplog, seconds, address, warns
) -> None:
    token = links.issue(WANTED, clock.now(), asked_from="192.0.2.1")
    clock.pass_by(seconds=seconds)
    with caplog.at_level(logging.WARNING, "jalon.security"):
        links.consume(token, "confirmation", clock.now(), address=address)
    assert any("another network" in record.getMessage() for record in caplog.records) is warns


def test_an_address_is_shown_masked() -> None:
    assert links.masked("karine.chef@batisseurs.example.org") == "k•••@batisseurs.example.org"
