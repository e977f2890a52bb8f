"""Choosing a password: what is guessed is refused, links serve once, addresses are not told."""

import re
from threading import Thread

import pytest

from backend.accounts import guessing, passwords
from backend.accounts.commands import user
from backend.accounts.models import SignInAttempt, User
from backend.extensions import db
from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.settings import in_force
from tests.backend.browser import signed_in, visitor
from tests.backend.personas import PASSWORD, PEOPLE
from tests.security.conftest import enter

GOOD = "sept pinceaux oranges flottent"


@pytest.mark.parametrize(
    "password",
    [
        "azertyuiopqsdfgh",
        "motdepasse motdepasse",
        "Motdepasse2026!!",
        "aaaaaaaaaaaaaaaaaaaa",
        "bonjour bonjour bonjour",
        "soleilsoleil2024",
        "jetaimemonamour2010",
        "qwertyuiop123456789",
        "Bruno Kermarrec 44",
        "bruno.kermarrec@exemple",
        "Rivaloire Metropole 26",
        "rivaloiremétropole26",
        "password password password",
        "Correct Horse Battery Staple",
        "0123456789012345",
    ],
)
def test_what_is_easily_guessed_is_not_enough(password) -> None:
    context = ["Bruno Kermarrec", "bruno.kermarrec@exemple.fr", "Rivaloire Métropole"]
    assert guessing.guesses(password, context) < guessing.ENOUGH


@pytest.mark.parametrize(
    "password", [GOOD, "canard boiteux sous la pluie", "x7Qm2Rt9Lp4Wz8Kv", "é" * 5 + GOOD]
)
def test_a_sentence_of_unrelated_words_or_chance_is_enough(password) -> None:
    assert guessing.guesses(password, ["Bruno Kermarrec"]) >= guessing.ENOUGH


def test_the_longest_password_is_judged_too() -> None:
    assert guessing.guesses("ab" * 64, []) < guessing.ENOUGH


def test_a_password_made_to_keep_its_judge_busy_is_judged_by_its_beginning() -> None:
    """Each sign stands for several letters, or becomes eighteen."""
    for busy in ("4@8({[<3691!|0$5+7%2" * 6, "\ufdfa" * 128):
        assert guessing.guesses(busy, []) == guessing.guesses(guessing.plain(busy)[:40], [])


def change(browser, password, old=PASSWORD):
    return browser.post("/auth/password", json={"old": old, "password": password})


def test_changing_one_s_password_ends_the_other_sessions(sqlite_app, sqlite_sign_in) -> None:
    other = visitor(sqlite_app)
    enter(other, "emma")
    emma = sqlite_sign_in("emma")
    assert change(emma, GOOD).status_code == 200
    assert emma.get("/auth/me").status_code == 200
    assert other.get("/auth/me").status_code == 401
    assert other.post("/auth/refresh").status_code == 401
    assert enter(visitor(sqlite_app), "emma").status_code == 401
    assert enter(visitor(sqlite_app), "emma", password=GOOD).status_code == 200


@pytest.mark.parametrize(
    ("password", "code"),
    [
        pytest.param("court", "password_too_short", id="short"),
        pytest.param("motdepasse motdepasse", "password_guessable", id="guessed"),
        pytest.param("emma emma@jalon.test", "password_guessable", id="her own name and address"),
        pytest.param("x" * 129, "too_long", id="too long"),
    ],
)
def test_a_password_that_is_refused_changes_nothing(sqlite_app, sqlite_sign_in, password, code):
    answer = change(sqlite_sign_in("emma"), password)
    assert answer.json["errors"][0]["code"] == code
    assert enter(visitor(sqlite_app), "emma").status_code == 200


def test_the_present_password_is_guessed_at_ten_times_at_most(sqlite_sign_in) -> None:
    emma = sqlite_sign_in("emma")
    answers = [change(emma, GOOD, old="not this one").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def token_in_mail(application, recipient: str) -> str:
    with application.app_context():
        message = (
            db.session.query(MailMessage)
            .filter_by(recipient=recipient)
            .order_by(MailMessage.created_at.desc(), MailMessage.id)
            .first()
        )
        text = whole_text(message, in_force())
        assert "#" not in message.body
    [token] = re.findall(r"#(\S+)", text)
    return token


def forget(browser, email):
    return browser.post("/auth/forgotten", json={"email": email})


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_serves_once(app, clock) -> None:
    browser = visitor(app)
    assert forget(browser, "EMMA@jalon.test").status_code == 202
    asked = {"token": token_in_mail(app, "emma@jalon.test"), "purpose": "reset"}
    assert browser.post("/auth/password/link", json=asked).json["name"] == "Emma"
    weak = browser.post("/auth/password/choice", json=asked | {"password": "motdepasse" * 2})
    assert weak.json["errors"][0]["code"] == "password_guessable"
    chosen = browser.post("/auth/password/choice", json=asked | {"password": GOOD})
    assert (chosen.status_code, chosen.headers.getlist("Set-Cookie")) == (204, [])
    again = browser.post("/auth/password/choice", json=asked | {"password": GOOD + " encore"})
    assert (again.status_code, again.json["state"]) == (410, "used")
    assert enter(browser, "emma").status_code == 401
    assert enter(browser, "emma", password=GOOD).status_code == 200


def test_a_link_to_choose_is_over_after_half_an_hour(sqlite_app, clock) -> None:
    forget(visitor(sqlite_app), "emma@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "emma@jalon.test"), "purpose": "reset"}
    clock.pass_by(minutes=30)
    answer = visitor(sqlite_app).post("/auth/password/choice", json=asked | {"password": GOOD})
    assert answer.json["state"] == "expired"


def test_a_link_ends_with_the_password_that_it_was_to_replace(sqlite_app) -> None:
    forget(visitor(sqlite_app), "emma@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "emma@jalon.test"), "purpose": "reset"}
    emma = signed_in(sqlite_app, PEOPLE["emma"])
    assert emma.post("/auth/password", json={"old": PASSWORD, "password": GOOD}).status_code == 200
    answer = emma.post("/auth/password/choice", json=asked | {"password": GOOD + " encore"})
    assert (answer.status_code, answer.json["state"]) == (410, "replaced")


def test_a_link_ends_with_a_password_that_the_operator_sets(sqlite_app) -> None:
    forget(visitor(sqlite_app), "emma@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "emma@jalon.test"), "purpose": "reset"}
    set_one = sqlite_app.test_cli_runner().invoke(user, ["password", "emma@jalon.test"], input=GOOD)
    assert set_one.exit_code == 0, set_one.output
    answer = visitor(sqlite_app).post("/auth/password/choice", json=asked | {"password": PASSWORD})
    assert (answer.status_code, answer.json["state"]) == (410, "replaced")


@pytest.mark.parametrize("change", ["closed", "another password"])
def test_what_changes_while_a_password_is_looked_at_counts(
    sqlite_app, clock, monkeypatch, change
) -> None:
    looks = passwords.matches

    def looked_at(known, password):
        def meanwhile() -> None:
            with sqlite_app.app_context():
                emma = db.session.get_one(User, PEOPLE["emma"].id)
                if change == "closed":
                    emma.disabled_at = clock.instant
                else:
                    emma.password_hash = passwords.hashed(GOOD)
                db.session.commit()

        other = Thread(target=meanwhile)
        other.start()
        other.join()
        return looks(known, password)

    monkeypatch.setattr(passwords, "matches", looked_at)
    assert enter(visitor(sqlite_app), "emma").json["code"] == "wrong_credentials"
    with sqlite_app.app_context():
        kept = db.session.get_one(User, PEOPLE["emma"].id).password_hash
    assert looks(kept, PASSWORD if change == "closed" else GOOD)


def test_a_link_for_one_thing_is_not_one_for_another(sqlite_app) -> None:
    forget(visitor(sqlite_app), "emma@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "emma@jalon.test"), "purpose": "invitation"}
    answer = visitor(sqlite_app).post("/auth/password/link", json=asked)
    assert answer.json["code"] == "link_unknown"


def test_unknown_known_and_closed_addresses_get_the_same_answer(sqlite_app) -> None:
    names = ("emma@jalon.test", "nobody@jalon.test", "karim@jalon.test")
    answers = [forget(visitor(sqlite_app), name) for name in names]
    assert {(each.status_code, each.text) for each in answers} == {(202, "{}\n")}
    with sqlite_app.app_context():
        assert [each.recipient for each in db.session.query(MailMessage)] == ["emma@jalon.test"]


@pytest.mark.parametrize("email", ["emma@jalon.test", "nobody@jalon.test"])
def test_an_address_known_or_not_is_written_to_five_times_an_hour(sqlite_app, email) -> None:
    answers = [forget(visitor(sqlite_app), email).status_code for _ in range(6)]
    assert answers == [202] * 5 + [429]


def test_one_address_asks_for_twenty_letters_an_hour_whoever_they_are_for(sqlite_app) -> None:
    asked = [forget(visitor(sqlite_app), f"n{each}@jalon.test").status_code for each in range(21)]
    assert asked == [202] * 20 + [429]


def test_a_reset_does_not_replace_the_second_factor(sqlite_app, secret_of_bruno) -> None:
    forget(visitor(sqlite_app), "bruno@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "bruno@jalon.test"), "purpose": "reset"}
    browser = visitor(sqlite_app)
    assert browser.post("/auth/password/choice", json=asked | {"password": GOOD}).status_code == 204
    assert enter(browser, "bruno", password=GOOD).json["code"] == "code_needed"


def test_a_link_outlives_no_account(sqlite_app, clock) -> None:
    forget(visitor(sqlite_app), "emma@jalon.test")
    asked = {"token": token_in_mail(sqlite_app, "emma@jalon.test"), "purpose": "reset"}
    with sqlite_app.app_context():
        db.session.get_one(User, PEOPLE["emma"].id).disabled_at = clock.instant
        db.session.commit()
    answer = visitor(sqlite_app).post("/auth/password/choice", json=asked | {"password": GOOD})
    assert answer.json["code"] == "link_unknown"


def test_tokens_are_not_tried_for_ever_from_one_address(sqlite_app) -> None:
    browser = visitor(sqlite_app)
    asked = {"token": "x" * 43, "purpose": "reset"}
    answers = [browser.post("/auth/password/link", json=asked).status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]
    with sqlite_app.app_context():
        assert all(len(row.subject) <= 80 for row in db.session.query(SignInAttempt))
