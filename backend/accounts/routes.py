"""Signing in and out, refreshing a session, my devices."""

import logging
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlalchemy import select

from backend import settings
from backend.accounts import passwords, sealing, sessions, throttle, tokens
from backend.accounts.identity import DeviceClosed, is_draining, me
from backend.accounts.models import Device, User
from backend.accounts.schemas import Devices, Me, SignIn
from backend.accounts.sessions import SessionReused
from backend.accounts.tokens import Tokens
from backend.clock import now
from backend.contract import contract
from backend.extensions import db, readonly
from backend.problems import Conflict, Forged, NotFound, NotSignedIn, Problem, TooMany
from backend.wordings import Words

REFRESHES, REFRESH_WINDOW = 30, timedelta(hours=1)
log = logging.getLogger("jalon.security")
bp = Blueprint("accounts", __name__, url_prefix="/auth")


class WrongCredentials(Problem):
    """The address or the password is wrong; which one is not said."""

    status, code = HTTPStatus.UNAUTHORIZED, "wrong_credentials"
    title = Words("Adresse ou mot de passe incorrect.", "Wrong address or password.")
    detail = Words("Vérifiez l’adresse et le mot de passe.", "Check the address and the password.")


class DeviceTaken(Conflict):
    """The device's identifier is another user's, or was revoked: the phone draws another."""

    code = "device_taken"
    title = Words("Cet identifiant d’appareil n’est pas libre.", "This device identifier is taken.")
    detail = Words("L’application en tire un autre.", "The application draws another.")


@bp.post("/token")
@contract(takes=SignIn, gives=Me, problems=[WrongCredentials, DeviceTaken, TooMany])
def sign_in(body: dict[str, Any]) -> Response:
    """Sign in on a device with an address and a password."""
    email = body["email"].casefold()
    subjects = _count_guess(email)
    with readonly():
        known = db.session.execute(
            select(User.id, User.password_hash).where(
                User.email == email, User.disabled_at.is_(None)
            )
        ).first()
    if not passwords.matches(known and known.password_hash, body["password"]) or known is None:
        log.info("sign-in refused: account %s", subjects[0])
        raise WrongCredentials
    rehashed = _rehashed(known.password_hash, body["password"])
    # The user's row is the lock of his devices: two sign-ins at once take turns.
    user = db.session.get_one(User, known.id, with_for_update={"of": User})
    throttle.succeeded(*subjects)
    user.password_hash = rehashed or user.password_hash
    started = sessions.start(_device(user, body["device"]), now())
    response = _session(user, started)
    db.session.commit()
    log.info("signed in: user %s, device %s", known.id, body["device"]["id"])
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
    response = _session(device.user, renewed)
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
    return _shown(db.session.get_one(User, me().user_id))


@bp.get("/devices")
@contract(gives=Devices)
def list_devices() -> dict[str, object]:
    """List my devices, the last seen first."""
    mine = select(Device).where(Device.user_id == me().user_id).order_by(Device.last_seen.desc())
    return {
        "devices": [
            {
                "id": device.id,
                "label": device.label,
                "created_at": device.created_at,
                "last_seen": device.last_seen,
                "signed_in": device.family is not None and device.revoked_at is None,
                "revoked": device.revoked_at is not None,
                "this_one": device.id == me().device_id,
                "outbox_count": device.outbox_count,
            }
            for device in db.session.scalars(mine)
        ]
    }


@bp.delete("/devices/<uuid:device_id>")
@contract(status=204, problems=[NotFound])
def end_device(device_id: object) -> Response:
    """Revoke one of my devices: for 30 days it may still send what it holds, and reads nothing."""
    device = db.session.get(Device, str(device_id))
    if device is None or device.user_id != me().user_id:
        raise NotFound
    device.revoked_at = device.revoked_at or now()
    db.session.commit()
    return Response(status=HTTPStatus.NO_CONTENT)


def _count_guess(email: str) -> tuple[str, str]:
    subjects = throttle.subjects(
        settings.in_force().key("sign-in"), email, request.remote_addr or ""
    )
    throttle.count(*subjects, now())
    db.session.commit()
    return subjects


def _rehashed(known: str, password: str) -> str | None:
    return passwords.hashed(password) if passwords.is_outdated(known) else None


def _device(user: User, asked: dict[str, Any]) -> Device:
    device = db.session.get(Device, str(asked["id"]))
    if device is None:
        device = Device(
            id=str(asked["id"]), territory_id=user.territory_id, user=user, created_at=now()
        )
        db.session.add(device)
    elif device.user_id != user.id or device.revoked_at is not None:
        raise DeviceTaken
    device.label = asked["label"]
    return device


def _session(user: User, given: Tokens) -> Response:
    response = jsonify(_shown(user))
    tokens.put_in_cookies(response, given)
    return response


def _shown(user: User) -> dict[str, object]:
    territory = user.territory
    return {
        "user": {
            "id": user.id,
            "name": user.name,
            "role": user.role,
            "email": user.email,
            "language": user.language,
            "territory": {"id": territory.id, "name": territory.name, "demo": territory.demo},
        },
        "sealing_key": sealing.public_key(territory),
    }
