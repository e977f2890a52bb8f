"""Guessing passwords: ten tries, then waiting, for accounts and for addresses."""

import pytest
from flask import Flask

from backend.accounts.models import SignInAttempt
from backend.accounts.throttle import one_caller
from backend.extensions import db
from tests.backend.browser import Browser, visitor
from tests.backend.personas import PASSWORD, identifier

WRONG = "a wrong password"
PHONE = {"id": identifier("new phone"), "label": "Téléphone"}


@pytest.fixture
def nobody(sqlite_app: Flask) -> Browser:
    """A browser without a session; one test below counts on both databases."""
    return visitor(sqlite_app)


def guess(browser, password=WRONG, email="bruno@jalon.test", address="192.0.2.1"):
    body = {"email": email, "password": password, "device": PHONE}
    return browser.post("/auth/token", json=body, environ_base={"REMOTE_ADDR": address})


def test_after_ten_guesses_even_the_right_password_waits(app) -> None:
    nobody = visitor(app)
    assert [guess(nobody).status_code for _ in range(10)] == [401] * 10
    answer = guess(nobody, PASSWORD)
    assert (answer.status_code, answer.json["code"]) == (429, "rate")
    assert int(answer.headers["Retry-After"]) <= 61


def test_an_unknown_account_waits_like_a_known_one(nobody) -> None:
    for _ in range(10):
        guess(nobody, email="unknown@jalon.test")
    assert guess(nobody, email="unknown@jalon.test").status_code == 429


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(nobody, clock) -> None:
    for _ in range(10):
        guess(nobody)
    waits = []
    for number in range(6):
        waits.append(int(guess(nobody, address=f"192.0.2.{number}").headers["Retry-After"]) - 1)
        clock.pass_by(seconds=waits[-1])
        assert guess(nobody, address=f"192.0.2.{number}").status_code == 401
    assert waits == [60, 120, 240, 480, 900, 900]


def test_the_owner_enters_after_the_wait_and_starts_afresh(nobody, clock) -> None:
    for _ in range(10):
        guess(nobody)
    clock.pass_by(minutes=1)
    assert guess(nobody, PASSWORD).status_code == 200
    assert guess(nobody).status_code == 401


def test_an_address_waits_after_thirty_guesses_at_whatever_accounts(nobody, clock) -> None:
    for number in range(30):
        assert guess(nobody, email=f"someone{number}@jalon.test").status_code == 401
    assert guess(nobody, PASSWORD).status_code == 429
    assert guess(nobody, PASSWORD, address="192.0.2.2").status_code == 200
    clock.pass_by(minutes=10)
    assert guess(nobody).status_code == 401


def test_signing_in_rightly_does_not_use_up_an_office_s_address(nobody) -> None:
    assert {guess(nobody, PASSWORD).status_code for _ in range(35)} == {200}


def test_guesses_are_forgotten_after_a_day(nobody, clock) -> None:
    for _ in range(9):
        guess(nobody)
    clock.pass_by(hours=24)
    assert [guess(nobody).status_code for _ in range(10)] == [401] * 10


def test_a_clock_that_was_ten_years_ahead_locks_nobody_out(nobody, clock) -> None:
    clock.pass_by(days=3652)
    for _ in range(12):
        guess(nobody)
    clock.pass_by(days=-3652)
    assert guess(nobody, PASSWORD).status_code == 200


def test_a_network_of_ipv6_is_one_caller_whichever_of_its_addresses_he_takes(nobody) -> None:
    for number in range(30):
        guess(nobody, email=f"someone{number}@jalon.test", address=f"2001:db8:1:2::{number:x}")
    assert guess(nobody, PASSWORD, address="2001:db8:1:2:ffff::1").status_code == 429
    assert guess(nobody, PASSWORD, address="2001:db8:1:3::1").status_code == 200


def test_an_address_of_ipv4_is_itself_in_the_form_of_ipv6() -> None:
    assert one_caller("::ffff:192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_an_address_is_not_changed_by_a_header(nobody, header) -> None:
    for number in range(30):
        body = {"email": f"n{number}@jalon.test", "password": "wrong", "device": PHONE}
        nobody.post("/auth/token", json=body, headers={header: f"198.51.100.{number}"})
    assert guess(nobody, address="127.0.0.1").status_code == 429


def test_what_is_counted_names_neither_account_nor_address(nobody, sqlite_app) -> None:
    guess(nobody)
    with sqlite_app.app_context():
        subjects = [row.subject for row in db.session.query(SignInAttempt)]
    assert len(subjects) == 2
    assert not any("bruno" in subject or "192" in subject for subject in subjects)
