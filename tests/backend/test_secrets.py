"""Passwords, sealing keys and tokens at rest and after a change of the installation's secret."""

from dataclasses import replace
from time import thread_time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from backend import create_app
from backend.accounts import boxes, factors, passwords, sealing, tokens
from backend.accounts.factor_models import Totp
from backend.accounts.models import Territory, User
from backend.directory.commands import secret
from backend.extensions import db
from backend.mail import letters, outbox
from backend.mail.letters import PLACE, Letter
from backend.mail.models import MailMessage
from backend.privacy import archive
from backend.privacy.models import PersonArchive
from backend.settings import in_force
from tests.backend.browser import signed_in, visitor
from tests.backend.database import SECRET, close, settings_of
from tests.backend.personas import HERE, PASSWORD, PEOPLE, identifier, user_of

NEW_SECRET = "another one 8c2f4e6a9b1d7035 zxcvbn"
LINK = "https://jalon.test/c#a-token-that-opens-something"
WORKER = identifier("Awa")


@pytest.fixture
def rotated(sqlite_app, tmp_path, clock):
    """The same installation after its secret was changed, the old one still named."""
    settings = replace(settings_of(tmp_path), secret_key=NEW_SECRET, previous_secret_key=SECRET)
    app = create_app(settings, clock)
    yield app
    close(app)


def test_a_password_rests_as_argon2id_with_the_parameters_of_owasp() -> None:
    assert passwords.hashed(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_matches_its_own_hash_only() -> None:
    known = passwords.hashed(PASSWORD)
    assert passwords.matches(known, PASSWORD)
    assert not passwords.matches(known, PASSWORD + " ")
    assert not passwords.matches(None, PASSWORD)
    assert not passwords.matches("not a hash", PASSWORD)


def test_an_unknown_account_costs_as_much_as_a_known_one() -> None:
    known = passwords.hashed(PASSWORD)
    passwords.matches(None, PASSWORD)
    ratio = _cost(None) / _cost(known)
    assert 0.5 < ratio < 2


def _cost(known: str | None) -> float:
    costs = []
    for _ in range(7):
        start = thread_time()
        passwords.matches(known, "not the password")
        costs.append(thread_time() - start)
    return min(costs)


def test_a_weaker_hash_is_made_anew_when_its_owner_signs_in(sqlite_app) -> None:
    weaker = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with sqlite_app.app_context():
        user_of(PEOPLE["bruno"]).password_hash = weaker
        db.session.commit()
    device = {"id": identifier("another"), "label": "phone"}
    asked = {"email": "bruno@jalon.test", "password": PASSWORD, "device": device}
    assert visitor(sqlite_app).post("/auth/token", json=asked).status_code == 200
    with sqlite_app.app_context():
        kept = db.session.get_one(User, PEOPLE["bruno"].id).password_hash
    assert kept is not None
    assert not passwords.is_outdated(kept)


def test_the_public_key_given_to_a_phone_is_that_of_the_private_key(
    sqlite_app, sqlite_bruno
) -> None:
    given = sqlite_bruno.get("/auth/me").json["sealing_key"]
    with sqlite_app.app_context():
        territory = db.session.get_one(Territory, HERE)
        private = sealing.private_key(territory, in_force())
        assert given == sealing.public_key(territory)
        public = serialization.load_der_public_key(territory.sealing_public)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    assert private.public_key().public_numbers() == public.public_numbers()


def test_the_private_key_rests_encrypted_and_bound_to_its_territory(sqlite_app) -> None:
    with sqlite_app.app_context():
        here, there = (
            db.session.get_one(Territory, identifier(name)) for name in ("Ici", "Ailleurs")
        )
        here.sealing_private, there.sealing_private = there.sealing_private, here.sealing_private
        with pytest.raises(ValueError, match="another secret"):
            sealing.private_key(here, in_force())


def test_after_a_change_of_secret_the_sealing_key_is_still_read(rotated) -> None:
    with rotated.app_context():
        territory = db.session.get_one(Territory, HERE)
        assert sealing.private_key(territory, in_force())
        with pytest.raises(ValueError, match="another secret"):
            sealing.private_key(territory, replace(in_force(), previous_secret_key=""))


def test_after_a_change_of_secret_a_session_goes_on(sqlite_app, rotated) -> None:
    before = signed_in(sqlite_app, PEOPLE["bruno"])
    after = visitor(rotated)
    for name in (tokens.ACCESS_COOKIE, tokens.REFRESH_COOKIE, tokens.CSRF_COOKIE):
        after.hold(name, before.get_cookie(name, domain="jalon.test").value)
    assert after.get("/auth/me").status_code == 200
    assert after.post("/auth/refresh").status_code == 200
    assert after.post("/auth/refresh").status_code == 200


def test_after_rewriting_the_previous_secret_is_not_needed_any_more(
    sqlite_app, rotated, tmp_path, clock
) -> None:
    with sqlite_app.app_context():
        factors.begin_totp(user_of(PEOPLE["bruno"]))
        db.session.commit()
    told = rotated.test_cli_runner().invoke(secret, ["rewrite"])
    assert told.output.startswith("2 sealing keys, 1 applications for codes")
    alone = create_app(replace(settings_of(tmp_path), secret_key=NEW_SECRET), clock)
    with alone.app_context():
        assert sealing.private_key(db.session.get_one(Territory, HERE), in_force())
        held = db.session.get_one(Totp, PEOPLE["bruno"].id)
        assert boxes.opened(held.secret, factors.AT_REST, held.user_id, in_force())
    close(alone)


@pytest.fixture
def resting(sqlite_app, clock):
    """A letter that waits with a link in it, and a person's archived file."""
    with sqlite_app.app_context():
        letter = Letter(
            territory_id=HERE,
            kind="confirmation",
            about="gare",
            recipient="karine@example.org",
            subject="Février",
            body=f"Ici : {PLACE}",
            secret=LINK,
        )
        outbox.queue(letter, clock.now())
        told = {"person": {"id": WORKER}, "made_at": clock.now().isoformat()}
        archive.keep(in_force(), HERE, told, clock.now().date())
        db.session.commit()


def whole(app):
    """What the letter says and whose file the archive holds, read with an app's secrets alone."""
    with app.app_context():
        message = db.session.query(MailMessage).one()
        kept = db.session.query(PersonArchive).one()
        told = archive.opened(in_force(), kept.id, kept.sealed)
        return letters.whole_text(message, in_force()), told["person"]["id"]


@pytest.mark.usefixtures("resting")
def test_letters_that_wait_and_archived_files_outlive_the_previous_secret(
    rotated, tmp_path, clock
) -> None:
    assert whole(rotated) == (f"Ici : {LINK}", WORKER)
    told = rotated.test_cli_runner().invoke(secret, ["rewrite"])
    assert "2 letters that wait and archived files rewritten" in told.output
    alone = create_app(replace(settings_of(tmp_path), secret_key=NEW_SECRET), clock)
    assert whole(alone) == (f"Ici : {LINK}", WORKER)
    close(alone)


@pytest.mark.usefixtures("resting")
def test_a_letter_under_a_secret_that_is_lost_is_told_and_keeps_nothing_from_being_rewritten(
    rotated,
) -> None:
    with rotated.app_context():
        db.session.query(MailMessage).one().secret = b"x" * 60
        db.session.commit()
    told = rotated.test_cli_runner().invoke(secret, ["rewrite"])
    assert told.exit_code == 0
    assert "1 letters that wait and archived files rewritten" in told.output
    assert "1 letters or archived files are under a secret that is not named" in told.output


def test_rewriting_without_the_previous_secret_changes_nothing(sqlite_app, tmp_path, clock) -> None:
    stranger = create_app(replace(settings_of(tmp_path), secret_key=NEW_SECRET), clock)
    told = stranger.test_cli_runner().invoke(secret, ["rewrite"])
    assert told.exit_code != 0
    with sqlite_app.app_context():
        assert sealing.private_key(db.session.get_one(Territory, HERE), in_force())
    close(stranger)
