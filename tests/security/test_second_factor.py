"""Codes of an application and of paper: asked for by role, used once, counted as guesses."""

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import update

from backend.accounts import factors
from backend.accounts.factor_models import RecoveryCode, Totp
from backend.accounts.models import Territory
from backend.extensions import db
from tests.backend.browser import visitor
from tests.backend.personas import HERE, PEOPLE, user_of
from tests.security.conftest import enter, give_totp

NEED_TWO = ("alice", "bruno", "damien", "hugo")


def code_at(secret: str, clock, **later: float) -> str:
    return pyotp.TOTP(secret).at(clock.instant + timedelta(**later))


@pytest.mark.parametrize("name", NEED_TWO)
def test_without_a_second_factor_one_may_only_choose_one(sqlite_app, name) -> None:
    browser = visitor(sqlite_app)
    given = enter(browser, name)
    assert (given.status_code, given.json["enrolling"]) == (200, True)
    assert browser.get("/sync/v1/info").json["code"] == "factor_missing"
    assert browser.get("/auth/devices").json["code"] == "factor_missing"
    assert browser.post("/auth/password", json={"old": "a", "password": "b"}).status_code == 403
    assert browser.get("/auth/factors").json["needed"] is True


@pytest.mark.parametrize("name", ["emma", "fatou", "gilles"])
def test_a_company_and_an_authority_may_do_with_a_password(sqlite_app, name) -> None:
    browser = visitor(sqlite_app)
    assert enter(browser, name).json["enrolling"] is False
    assert browser.get("/auth/devices").status_code == 200


def test_choosing_an_application_opens_the_session_and_gives_ten_codes(app, clock) -> None:
    browser = visitor(app)
    enter(browser, "bruno")
    begun = browser.post("/auth/factors/totp").json
    assert begun["path"].startswith("M")
    code = code_at(begun["secret"], clock)
    done = browser.post("/auth/factors/totp/confirm", json={"code": code})
    assert len(set(done.json["codes"])) == 10
    assert browser.get("/sync/v1/info").status_code == 200
    assert browser.get("/auth/factors").json["codes_left"] == 10


def test_a_wrong_first_code_opens_nothing(sqlite_app, clock) -> None:
    browser = visitor(sqlite_app)
    enter(browser, "bruno")
    secret = browser.post("/auth/factors/totp").json["secret"]
    wrong = code_at(secret, clock, minutes=10)
    answer = browser.post("/auth/factors/totp/confirm", json={"code": wrong})
    assert answer.json["errors"][0]["code"] == "not_the_code"
    assert browser.get("/sync/v1/info").json["code"] == "factor_missing"


def test_the_password_alone_is_told_what_is_missing(sqlite_app, secret_of_bruno) -> None:
    answer = enter(visitor(sqlite_app), "bruno")
    assert (answer.status_code, answer.json["code"]) == (401, "code_needed")
    assert answer.json["methods"] == ["totp"]
    assert "Set-Cookie" not in answer.headers


def test_the_right_code_lets_in_once(sqlite_app, clock, secret_of_bruno) -> None:
    code = code_at(secret_of_bruno, clock)
    assert enter(visitor(sqlite_app), "bruno", code=code).status_code == 200
    assert enter(visitor(sqlite_app), "bruno", code=code).json["code"] == "wrong_code"


@pytest.mark.parametrize(
    ("late", "status"), [(-60, 401), (-30, 200), (0, 200), (30, 200), (60, 401), (3600, 401)]
)
def test_a_code_is_of_this_half_minute_or_its_neighbours(
    sqlite_app, clock, secret_of_bruno, late, status
) -> None:
    code = code_at(secret_of_bruno, clock, seconds=late)
    assert enter(visitor(sqlite_app), "bruno", code=code).status_code == status


def test_an_earlier_code_than_the_last_used_is_refused(sqlite_app, clock, secret_of_bruno) -> None:
    earlier = code_at(secret_of_bruno, clock, seconds=-30)
    enter(visitor(sqlite_app), "bruno", code=code_at(secret_of_bruno, clock))
    assert enter(visitor(sqlite_app), "bruno", code=earlier).json["code"] == "wrong_code"


def test_a_code_without_the_password_is_worth_nothing(sqlite_app, clock, secret_of_bruno) -> None:
    code = code_at(secret_of_bruno, clock)
    answer = enter(visitor(sqlite_app), "bruno", code=code, password="not the password at all")
    assert answer.json["code"] == "wrong_credentials"


def test_another_person_s_code_is_worth_nothing(sqlite_app, clock, secret_of_bruno) -> None:
    other = give_totp(sqlite_app, clock, "alice")
    answer = enter(visitor(sqlite_app), "bruno", code=code_at(other, clock))
    assert answer.json["code"] == "wrong_code"


def test_wrong_codes_are_guesses_and_wait_after_ten(sqlite_app, secret_of_bruno) -> None:
    browser = visitor(sqlite_app)
    answers = [enter(browser, "bruno", code="000000").status_code for _ in range(10)]
    assert answers == [401] * 10
    assert enter(browser, "bruno", code="000000").status_code == 429


def test_asking_for_the_code_between_guesses_forgets_none(sqlite_app, secret_of_bruno) -> None:
    browser = visitor(sqlite_app)
    for _ in range(10):
        enter(browser, "bruno", code="000000")
        enter(browser, "bruno")
    assert enter(browser, "bruno", code="000000").status_code == 429


def test_the_first_of_two_steps_is_no_guess(sqlite_app, secret_of_bruno) -> None:
    browser = visitor(sqlite_app)
    assert {enter(browser, "bruno").status_code for _ in range(35)} == {401}
    assert enter(browser, "bruno").json["code"] == "code_needed"


def test_a_code_on_paper_lets_in_once(sqlite_app, secret_of_bruno) -> None:
    with sqlite_app.app_context():
        first, second, third, *_ = factors.new_codes(user_of(PEOPLE["bruno"]))
        db.session.commit()
    assert enter(visitor(sqlite_app), "bruno", code=first.upper()).status_code == 200
    assert enter(visitor(sqlite_app), "bruno", code=first).status_code == 401
    assert enter(visitor(sqlite_app), "bruno", code=second.replace("-", " ")).status_code == 200
    with sqlite_app.app_context():
        db.session.execute(update(RecoveryCode).values(user_id=PEOPLE["alice"].id))
        factors.new_codes(user_of(PEOPLE["bruno"]))
        db.session.commit()
    assert enter(visitor(sqlite_app), "bruno", code=third).status_code == 401, "it is Alice's now"


def test_new_codes_on_paper_end_the_earlier_ones(sqlite_app, secret_of_bruno) -> None:
    with sqlite_app.app_context():
        first, *_ = factors.new_codes(user_of(PEOPLE["bruno"]))
        factors.new_codes(user_of(PEOPLE["bruno"]))
        db.session.commit()
    assert enter(visitor(sqlite_app), "bruno", code=first).status_code == 401


def test_neither_secrets_nor_codes_can_be_read_in_the_database(
    sqlite_app, secret_of_bruno, tmp_path
) -> None:
    with sqlite_app.app_context():
        codes = factors.new_codes(user_of(PEOPLE["bruno"]))
        db.session.commit()
        held = db.session.get_one(Totp, PEOPLE["bruno"].id).secret
        assert secret_of_bruno.encode() not in held
        kept = {row.hash for row in db.session.query(RecoveryCode)}
    assert not kept & {code.replace("-", "") for code in codes}


def test_changing_factors_asks_for_a_recent_sign_in(sqlite_app, clock, sqlite_sign_in) -> None:
    bruno = sqlite_sign_in("bruno")
    clock.pass_by(minutes=14)
    assert bruno.post("/auth/factors/codes").status_code == 200
    clock.pass_by(minutes=2)
    bruno.post("/auth/refresh")
    for method, path in (
        ("POST", "/auth/factors/totp"),
        ("POST", "/auth/factors/codes"),
        ("POST", "/auth/factors/passkeys/challenge"),
        ("DELETE", "/auth/factors/totp"),
    ):
        assert bruno.open(path, method=method).json["code"] == "sign_in_again"


def test_the_only_factor_of_who_needs_one_stays(
    sqlite_app, sqlite_sign_in, secret_of_bruno
) -> None:
    assert sqlite_sign_in("bruno").delete("/auth/factors/totp").json["code"] == "last_factor"


def test_a_phone_that_is_at_work_goes_on_until_its_next_sign_in(sqlite_sign_in) -> None:
    assert sqlite_sign_in("bruno").get("/sync/v1/info").status_code == 200


def test_the_printed_code_opens_demos_only(sqlite_app) -> None:
    assert enter(visitor(sqlite_app), "bruno", code=factors.DEMO_CODE).json["enrolling"] is True
    with sqlite_app.app_context():
        db.session.get_one(Territory, HERE).demo = True
        db.session.commit()
    assert enter(visitor(sqlite_app), "bruno", code=factors.DEMO_CODE).json["enrolling"] is True
    with sqlite_app.app_context():
        for territory in db.session.query(Territory):
            territory.demo = True
        db.session.commit()
    assert enter(visitor(sqlite_app), "bruno", code="201 021").json["code"] == "wrong_code"
    assert enter(visitor(sqlite_app), "bruno", code=factors.DEMO_CODE).json["enrolling"] is False
    assert enter(visitor(sqlite_app), "bruno").json["methods"] == ["demo"]
