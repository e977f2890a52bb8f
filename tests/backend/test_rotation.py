"""Refresh tokens: a lost answer never throws a phone out, a token used by two ends the session."""

import pytest

from backend.accounts import tokens
from backend.accounts.models import Device, RefreshToken
from backend.extensions import db
from tests.backend.browser import Browser
from tests.backend.personas import PEOPLE

DEAD = {"session_reused", "not_signed_in"}


@pytest.fixture
def phone(bruno: Browser) -> "Phone":
    return Phone(bruno)


class Phone:
    """Presents the refresh token that a test chooses, whatever the answers set."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    @property
    def token(self) -> str:
        found = self.browser.get_cookie(tokens.REFRESH_COOKIE, domain="jalon.test")
        assert found is not None
        return found.value

    def presents(self, token: str) -> str | None:
        """The token of the answer; none when it is refused."""
        self.browser.hold(tokens.REFRESH_COOKIE, token)
        answer = self.browser.post("/auth/refresh")
        if answer.status_code == 200:
            return self.token
        assert answer.json["code"] in DEAD
        return None


def test_each_refresh_gives_another_token(phone) -> None:
    first = phone.token
    second = phone.presents(first)
    assert second not in {None, first}
    assert phone.presents(second) not in {None, first, second}


def test_a_lost_answer_may_be_asked_for_again_and_again(phone) -> None:
    first = phone.token
    for _ in range(4):
        again = phone.presents(first)
    assert again is not None
    assert phone.presents(again) is not None


def test_of_two_answers_either_may_have_arrived(phone) -> None:
    first = phone.token
    earlier, _later = phone.presents(first), phone.presents(first)
    following = phone.presents(earlier)
    assert following is not None
    assert phone.presents(following) is not None


def test_answers_may_cross_several_times(phone) -> None:
    token = phone.token
    for _ in range(4):
        earlier, _later = phone.presents(token), phone.presents(token)
        token = earlier
    assert phone.presents(token) is not None


def test_two_who_take_turns_are_found_out(phone) -> None:
    """Each uses a token that the other had put aside; neither uses one twice in a row."""
    held, turns = [phone.token, phone.token], 0
    while all(held) and turns < 10:
        held[turns % 2] = phone.presents(held[turns % 2])
        turns += 1
    assert turns == 7
    assert [phone.presents(each) for each in held if each] == [None]
    assert phone.browser.get("/auth/me").status_code == 401


def test_an_old_token_after_its_successor_was_used_ends_the_session(phone) -> None:
    first = phone.token
    second = phone.presents(first)
    third = phone.presents(second)
    assert phone.presents(first) is None
    assert phone.presents(third) is None, "the thief's session, or the owner's, has ended too"


def test_a_put_aside_token_after_its_replacement_was_used_ends_the_session(phone) -> None:
    first = phone.token
    aside, replacement = phone.presents(first), phone.presents(first)
    last = phone.presents(replacement)
    assert phone.presents(aside) is None
    assert phone.presents(last) is None


def test_reuse_ends_the_access_token_at_once(phone) -> None:
    first = phone.token
    phone.presents(phone.presents(first))
    assert phone.browser.get("/auth/me").status_code == 200
    assert phone.presents(first) is None
    assert phone.browser.get("/auth/me").status_code == 401


def test_a_session_ends_after_ninety_idle_days(phone, clock) -> None:
    clock.pass_by(days=89, hours=23)
    kept = phone.presents(phone.token)
    clock.pass_by(days=90)
    assert phone.presents(kept) is None


def test_a_session_ends_after_half_a_year_however_much_it_is_used(phone, clock) -> None:
    token = phone.token
    for _ in range(3):
        clock.pass_by(days=59)
        token = phone.presents(token)
        assert token is not None
    clock.pass_by(days=3)
    assert phone.presents(token) is None


@pytest.mark.parametrize("token", ["", "unknown", "a" * 3000])
def test_a_token_that_was_never_given_opens_nothing(phone, token) -> None:
    assert phone.presents(token) is None


def test_signing_in_again_forgets_the_tokens_of_before(phone, sign_in, app) -> None:
    before = phone.token
    sign_in("bruno")
    assert phone.presents(before) is None
    with app.app_context():
        kept = db.session.query(RefreshToken).filter_by(device_id=PEOPLE["bruno"].device)
        assert kept.count() == 1


def test_tokens_rest_as_digests(phone, app) -> None:
    with app.app_context():
        assert db.session.get(RefreshToken, phone.token) is None
        assert {len(row.hash) for row in db.session.query(RefreshToken)} == {64}


def test_a_revoked_phone_may_only_empty_its_outbox_and_only_for_thirty_days(phone, clock) -> None:
    device = PEOPLE["bruno"].device
    assert phone.browser.delete(f"/auth/devices/{device}").status_code == 204
    assert phone.browser.get("/auth/me").status_code == 401
    clock.pass_by(days=29)
    assert phone.presents(phone.token) is not None
    assert phone.browser.get("/auth/devices").status_code == 401
    assert phone.browser.get("/sync/v1/info").status_code == 200
    clock.pass_by(days=2)
    answer = phone.browser.post("/auth/refresh")
    assert (answer.status_code, answer.json["code"]) == (403, "device_closed")


def test_thirty_refreshes_an_hour_are_enough_for_a_phone(phone, clock) -> None:
    for _ in range(30):
        assert phone.presents(phone.token) is not None
    answer = phone.browser.post("/auth/refresh")
    assert (answer.status_code, answer.json["code"]) == (429, "rate")
    clock.pass_by(hours=1)
    assert phone.presents(phone.token) is not None


def test_two_refreshes_at_once_leave_a_phone_signed_in(phone, app) -> None:
    first = phone.token
    answers = {phone.presents(first) for _ in range(2)}
    with app.app_context():
        assert db.session.get_one(Device, PEOPLE["bruno"].device).family is not None
    assert None not in answers
