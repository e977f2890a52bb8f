"""Requests that arrive at the same instant, on both databases."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

from flask import Flask

from backend.accounts import tokens
from backend.accounts.models import Device, SignInAttempt
from backend.extensions import db
from tests.backend.browser import signed_in, visitor
from tests.backend.personas import PASSWORD, PEOPLE, identifier

BODY = {
    "email": "bruno@jalon.test",
    "password": PASSWORD,
    "device": {"id": identifier("another"), "label": "phone"},
}


def at_once(number: int, act: Callable[[], int]) -> Counter[int]:
    """Do the same thing in several threads that start together; how often each status came."""
    start, statuses = Barrier(number), []

    def run() -> None:
        start.wait()
        statuses.append(act())

    threads = [Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(statuses)


def test_tabs_that_refresh_at_once_all_stay_signed_in(app: Flask) -> None:
    first = signed_in(app, PEOPLE["bruno"])
    kept = {
        name: first.get_cookie(name, domain="jalon.test").value
        for name in (tokens.REFRESH_COOKIE, tokens.CSRF_COOKIE)
    }

    def refresh() -> int:
        tab = visitor(app)
        for name, value in kept.items():
            tab.hold(name, value)
        return tab.post("/auth/refresh").status_code

    assert at_once(6, refresh) == {200: 6}
    with app.app_context():
        assert db.session.get_one(Device, PEOPLE["bruno"].device).family is not None


def test_a_new_phone_that_signs_in_twice_at_once_is_one_phone(app: Flask) -> None:
    assert at_once(4, lambda: visitor(app).post("/auth/token", json=BODY).status_code) == {200: 4}
    with app.app_context():
        assert db.session.query(Device).filter_by(user_id=PEOPLE["bruno"].id).count() == 1


def test_guesses_made_at_once_are_all_counted(app: Flask) -> None:
    wrong = BODY | {"password": "not the password"}
    seen = at_once(20, lambda: visitor(app).post("/auth/token", json=wrong).status_code)
    assert seen == {401: 10, 429: 10}
    with app.app_context():
        counted = sorted(row.failures for row in db.session.query(SignInAttempt))
    assert counted == [10, 10]


def test_a_reuse_that_races_with_the_owner_ends_the_session(app: Flask) -> None:
    browser = signed_in(app, PEOPLE["bruno"])
    old = browser.get_cookie(tokens.REFRESH_COOKIE, domain="jalon.test").value
    for _ in range(2):
        assert browser.post("/auth/refresh").status_code == 200
    csrf = browser.get_cookie(tokens.CSRF_COOKIE, domain="jalon.test").value

    def steal() -> int:
        thief = visitor(app)
        thief.hold(tokens.REFRESH_COOKIE, old)
        thief.hold(tokens.CSRF_COOKIE, csrf)
        return thief.post("/auth/refresh").status_code

    assert at_once(3, steal) == {401: 3}
    assert browser.post("/auth/refresh").status_code == 401
