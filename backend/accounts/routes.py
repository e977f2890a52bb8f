"""Signing in and out, refreshing a session."""

import logging
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, request
from sqlalchemy import select

from backend.accounts import factors, passkeys, passwords, sessions, signing, throttle, tokens
from backend.accounts.identity import DeviceClosed, is_draining, me
from backend.accounts.models import Device, User
from backend.accounts.passkeys import PasskeyRefused
from backend.accounts.schemas import Asked, Me, PasskeySignIn, SignIn
from backend.accounts.sessions import SessionReused
from backend.accounts.signing import DeviceTaken
from backend.clock import now
from backend.contract import contract
from backend.extensions import db, readonly
from backend.problems import Forged, NotSignedIn, Problem, TooMany
from backend.wordings import Words

REFRESHES, REFRESH_WINDOW = 30, timedelta(hours=1)
log = logging.getLogger("jalon.security")
bp = Blueprint("accounts", __name__, url_prefix="/auth")


class WrongCredentials(Problem):
    """The address or the password is wrong; which one is not said."""

    status, code = HTTPStatus.UNAUTHORIZED, "wrong_credentials"
    title = Words("Adresse ou mot de passe incorrect.", "Wrong address or password.")
    detail = Words("Vérifiez l’adresse et le mot de passe.", "Check the address and the password.")


class CodeNeeded(Problem):
    """The password is right, and this account has a second factor; `methods` says which."""

    status, code = HTTPStatus.UNAUTHORIZED, "code_needed"
    title = Words("Il manque votre second facteur.", "Your second factor is missing.")
    detail = Words("Donnez le code de votre application, ou utilisez votre clé d’accès.",
                   "Give the code of your application, or use your passkey.")  # fmt: skip


class WrongCode(Problem):
    """The code is wrong, or was used."""

    status, code = HTTPStatus.UNAUTHORIZED, "wrong_code"
    title = Words("Ce code n’est pas le bon.", "This code is not right.")
    detail = Words("Un code ne sert qu’une fois : attendez le suivant.",
                   "A code serves once: wait for the next one.")  # fmt: skip


@bp.post("/token")
@contract(
    takes=SignIn,
    gives=Me,
    problems=[WrongCredentials, CodeNeeded, WrongCode, DeviceTaken, TooMany],
)
def sign_in(body: dict[str, Any]) -> Response:
    """Sign in on a device with an address, a password and, where there is one, a second factor."""
    email, password = body["email"].casefold(), body["password"]
    subjects = signing.guessed_at(email)
    throttle.count(*subjects, now())
    db.session.commit()
    with readonly():
        known = db.session.execute(
            select(User.id, User.password_hash).where(
                User.email == email, User.disabled_at.is_(None)
            )
        ).first()
    if not passwords.matches(known and known.password_hash, password) or known is None:
        log.info("sign-in refused: account %s", subjects[0])
        raise WrongCredentials
    rehashed = _rehashed(known.password_hash, password)
    # The user's row is the lock of his devices: two sign-ins at once take turns.
    user = db.session.get_one(User, known.id, with_for_update={"of": User})
    if (user.password_hash, user.disabled_at) != (known.password_hash, None):
        raise WrongCredentials  # replaced or closed while the password was looked at
    with_factor = _second_factor(user, body.get("code"), subjects)
    throttle.succeeded(*subjects)
    user.password_hash = rehashed or user.password_hash
    response = signing.started(user, body["device"], with_factor=with_factor)
    db.session.commit()
    log.info("signed in: user %s, device %s", known.id, body["device"]["id"])
    return response


@bp.post("/passkey/challenge")
@contract(gives=Asked, problems=[TooMany])
def ask_passkey() -> dict[str, Any]:
    """Ask the browser to sign in with a passkey, whoever holds it."""
    throttle.spend(signing.caller(), *signing.CALLS, now())
    asked = passkeys.ask_to_sign_in(now())
    db.session.commit()
    return asked


@bp.post("/passkey/token")
@contract(takes=PasskeySignIn, gives=Me, problems=[PasskeyRefused, DeviceTaken, TooMany])
def sign_in_by_passkey(body: dict[str, Any]) -> Response:
    """Sign in with a passkey: possession, and what its device checks of its holder, in one act."""
    throttle.spend(signing.caller(), *signing.CALLS, now())
    challenge = passkeys.use_up(str(body["challenge"]), None, now())
    db.session.commit()
    if challenge is None:
        raise PasskeyRefused
    owner = passkeys.owner_of(challenge, body["credential"], now())
    user = db.session.get_one(User, owner, with_for_update={"of": User})
    if user.disabled_at is not None:
        raise PasskeyRefused
    response = signing.started(user, body["device"], with_factor=True)
    db.session.commit()
    log.info("signed in by passkey: user %s, device %s", user.id, body["device"]["id"])
    return response


@bp.post("/refresh")
@contract(gives=Me, problems=[NotSignedIn, SessionReused, DeviceClosed, Forged, TooMany])
def refresh() -> Response:
    """Take the next refresh token and a new access token; a lost answer may be asked for again."""
    device, row = sessions.device_of(request.cookies.get(tokens.REFRESH_COOKIE))
    tokens.must_not_be_forged(request, row.family)
    is_draining(device.revoked_at, device.user.disabled_at, now())
    throttle.spend(f"r:{device.id}", REFRESHES, REFRESH_WINDOW, now())
    renewed = sessions.rotate(device, row, now())
    if renewed is None:
        log.warning("a refresh token came twice: user %s, device %s", device.user_id, device.id)
        db.session.commit()
        raise SessionReused
    response = signing.session(device.user, device, renewed)
    db.session.commit()
    return response


@bp.post("/revoke")
@contract(status=204, problems=[Forged])
def sign_out() -> Response:
    """Sign this device out; what is on it stays. Nothing happens without a session."""
    response = Response(status=HTTPStatus.NO_CONTENT)
    try:
        device, row = sessions.device_of(request.cookies.get(tokens.REFRESH_COOKIE))
    except NotSignedIn:
        return response
    tokens.must_not_be_forged(request, row.family)
    sessions.end(device)
    db.session.commit()
    tokens.clear_cookies(response)
    return response


@bp.get("/me")
@contract(gives=Me)
def who_am_i() -> dict[str, object]:
    """Tell who is signed in."""
    user = db.session.get_one(User, me().user_id)
    return signing.shown(user, db.session.get_one(Device, me().device_id))


def _second_factor(user: User, code: str | None, subjects: tuple[str, str]) -> bool:
    """Whether the sign-in has its second factor; a right password alone is no guess."""
    methods = factors.methods_of(user)
    if not methods:
        return False
    if not code:
        throttle.take_back(*subjects)
        db.session.commit()
        raise CodeNeeded(methods=methods)
    if not factors.accepts(user, code, now()):
        log.info("sign-in refused: a wrong code for user %s", user.id)
        raise WrongCode
    return True


def _rehashed(known: str, password: str) -> str | None:
    return passwords.hashed(password) if passwords.is_outdated(known) else None
