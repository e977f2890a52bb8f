"""Refreshing through a network that doubles requests and loses answers; and with a thief."""

from datetime import timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts import tokens
from tests.backend.browser import Browser, signed_in, visitor
from tests.backend.personas import PEOPLE

MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
DELIVERY = st.lists(st.booleans(), min_size=1, max_size=3)
"""One request: how often the network delivers it, and which of the answers arrive."""


class Phone:
    """Keeps the token of the last answer that arrived, as a browser does."""

    def __init__(self, app: Flask, token: str, csrf: str) -> None:
        self.app, self.token, self.csrf = app, token, csrf

    def refresh(self, delivery: list[bool]) -> bool:
        """Ask once; tell whether every delivery was accepted."""
        asked_with, accepted = self.token, True
        for arrives in delivery:
            tab: Browser = visitor(self.app)
            tab.hold(tokens.REFRESH_COOKIE, asked_with)
            tab.hold(tokens.CSRF_COOKIE, self.csrf)
            accepted &= tab.post("/auth/refresh").status_code == 200
            if arrives and accepted:
                self.token = tab.get_cookie(tokens.REFRESH_COOKIE, domain="jalon.test").value
        return accepted


def new_phone(app: Flask) -> Phone:
    browser = signed_in(app, PEOPLE["bruno"])
    kept = [
        browser.get_cookie(name, domain="jalon.test").value
        for name in (tokens.REFRESH_COOKIE, tokens.CSRF_COOKIE)
    ]
    return Phone(app, *kept)


@MANY
@given(requests=st.lists(DELIVERY, max_size=8))
def test_no_loss_and_no_doubling_throws_a_phone_out(sqlite_app, clock, requests) -> None:
    phone = new_phone(sqlite_app)
    for delivery in requests:
        clock.instant += timedelta(minutes=10)
        assert phone.refresh(delivery)
    assert phone.refresh([True])


@MANY
@given(before=st.integers(0, 3), turns=st.lists(st.booleans(), min_size=1, max_size=8))
def test_a_thief_ends_the_session_that_he_shares(sqlite_app, clock, before, turns) -> None:
    owner = new_phone(sqlite_app)
    for _ in range(before):
        owner.refresh([True])
    thief = Phone(sqlite_app, owner.token, owner.csrf)
    for is_thief in [*turns, True, True, False, False]:
        clock.instant += timedelta(minutes=10)
        (thief if is_thief else owner).refresh([True])
    assert not thief.refresh([True])
    assert not owner.refresh([True])
