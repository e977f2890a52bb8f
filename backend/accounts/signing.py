"""What ends every sign-in: the device that it is on, the session, who is told to be there."""

from datetime import timedelta
from typing import Any

from flask import Response, jsonify, request

from backend import settings
from backend.accounts import factors, sealing, sessions, throttle, tokens, wiping
from backend.accounts.models import Device, User
from backend.accounts.tokens import Tokens
from backend.clock import now
from backend.extensions import db
from backend.problems import Conflict
from backend.wordings import Words

CALLS = 60, timedelta(minutes=10)
"""Calls that need no password, from one address: an office of many people signs in by passkey."""


class DeviceTaken(Conflict):
    """The device's identifier is another user's, or was revoked: the phone draws another."""

    code = "device_taken"
    title = Words("Cet identifiant d’appareil n’est pas libre.", "This device identifier is taken.")
    detail = Words("L’application en tire un autre.", "The application draws another.")


def guessed_at(email: str) -> tuple[str, str]:
    """The names under which guesses at an account from this address are counted."""
    return throttle.subjects(
        settings.in_force().key("sign-in"), email.casefold(), request.remote_addr or ""
    )


def caller() -> str:
    """The name under which calls from this address are counted."""
    _, address = guessed_at("")
    return f"c{address}"


def started(user: User, asked: dict[str, Any], *, with_factor: bool) -> Response:
    """Open a session on a device; without the second factor that the role needs, to choose one."""
    device = _device(user, asked)
    device.enrolling = not with_factor and factors.needs(user)
    return session(user, device, sessions.start(device, now()))


def session(user: User, device: Device, given: Tokens) -> Response:
    """Who is there, with the tokens in cookies."""
    response = jsonify(shown(user, device))
    tokens.put_in_cookies(response, given)
    return response


def shown(user: User, device: Device) -> dict[str, object]:
    """Who is signed in, as his own phone shows him."""
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
        "enrolling": device.enrolling,
        "sealing_key": sealing.public_key(territory),
        "wipe_key": wiping.key_of(device.id),
    }


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
