"""Passkeys (WebAuthn): what a browser is asked to sign, and whether it did.

The device must have checked its holder (a finger, a face, its code): possession and that together
are two factors. A challenge serves once, for five minutes.
"""

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import webauthn
from flask import request
from sqlalchemy import delete, select
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.accounts.factor_models import Challenge, Passkey
from backend.accounts.models import User, new_id
from backend.extensions import db
from backend.problems import Problem
from backend.wordings import Words

LIFE = timedelta(minutes=5)
LONGEST = 1400
log = logging.getLogger("jalon.security")


class PasskeyRefused(Problem):
    """A passkey's answer was not right: unknown, for another place, too late, or used before."""

    status, code = HTTPStatus.UNAUTHORIZED, "passkey_refused"
    title = Words("Cette clé d’accès n’a pas été acceptée.", "This passkey was not accepted.")
    detail = Words("Recommencez, ou utilisez votre mot de passe.",
                   "Try again, or use your password.")  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A passkey as the browser that made it hands it over."""

    credential: dict[str, Any]
    label: str


def ask_to_sign_in(now: datetime) -> dict[str, Any]:
    """What a browser needs to sign in with whichever passkey its holder chooses."""
    made = _challenge(None, now)
    options = webauthn.generate_authentication_options(
        rp_id=_here(),
        challenge=made.challenge,
        user_verification=UserVerificationRequirement.REQUIRED,
        timeout=_milliseconds(),
    )
    return _shown(made, webauthn.options_to_json(options))


def ask_to_add(user: User, now: datetime) -> dict[str, Any]:
    """What a browser needs to make a passkey for a user; one for each of his devices."""
    made = _challenge(user, now)
    known = db.session.scalars(select(Passkey.credential).where(Passkey.user_id == user.id))
    options = webauthn.generate_registration_options(
        rp_id=_here(),
        rp_name="Jalon",
        user_id=user.id.encode(),
        user_name=user.email,
        user_display_name=user.name,
        challenge=made.challenge,
        timeout=_milliseconds(),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in known
        ],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return _shown(made, webauthn.options_to_json(options))


def use_up(asked: str, user_id: str | None, now: datetime) -> bytes | None:
    """The challenge that this browser was given; none: unknown, too late, somebody else's.

    The caller commits before what was signed is looked at: nobody tries twice against one.
    """
    found = db.session.scalar(select(Challenge).where(Challenge.id == asked).with_for_update())
    if found is None or found.user_id != user_id:
        return None
    challenge, is_over = found.challenge, now >= found.expires_at
    db.session.delete(found)
    return None if is_over else challenge


def add(user: User, challenge: bytes | None, made: Made, now: datetime) -> Passkey:
    """Take a new passkey into use: PasskeyRefused."""
    if challenge is None:
        raise PasskeyRefused
    try:
        verified = webauthn.verify_registration_response(
            credential=made.credential,
            expected_challenge=challenge,
            expected_rp_id=_here(),
            expected_origin=_origin(),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, LookupError, TypeError) as error:
        raise PasskeyRefused from error
    named = bytes_to_base64url(verified.credential_id)
    taken = db.session.scalar(select(Passkey.id).where(Passkey.credential == named))
    if taken is not None or len(named) > LONGEST:
        raise PasskeyRefused
    added = Passkey(
        user_id=user.id,
        territory_id=user.territory_id,
        credential=named,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        label=made.label,
        created_at=now,
    )
    db.session.add(added)
    db.session.flush()
    return added


def owner_of(challenge: bytes, credential: dict[str, Any], now: datetime) -> str:
    """The id of the user whose passkey signed a challenge to sign in: PasskeyRefused."""
    known = db.session.scalar(
        select(Passkey).where(Passkey.credential == str(credential.get("id"))).with_for_update()
    )
    if known is None:
        raise PasskeyRefused
    try:
        verified = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_here(),
            expected_origin=_origin(),
            credential_public_key=known.public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, LookupError, TypeError) as error:
        raise PasskeyRefused from error
    if verified.new_sign_count < known.sign_count:
        log.warning("a passkey counts backwards, it may have been copied: %s", known.id)
    known.sign_count, known.used_at = verified.new_sign_count, now
    return known.user_id


def _challenge(user: User | None, now: datetime) -> Challenge:
    db.session.execute(delete(Challenge).where(Challenge.expires_at < now))
    made = Challenge(
        id=new_id(),
        user_id=user and user.id,
        territory_id=user and user.territory_id,
        challenge=webauthn.helpers.generate_challenge(),
        expires_at=now + LIFE,
    )
    db.session.add(made)
    return made


def _shown(made: Challenge, options: str) -> dict[str, Any]:
    return {"challenge": made.id, "options": json.loads(options)}


def _here() -> str:
    """The name under which this page was asked: a passkey is bound to it, by its device."""
    return urlsplit(f"//{request.host}").hostname or ""


def _origin() -> str:
    return f"{request.scheme}://{request.host}"


def _milliseconds() -> int:
    return int(LIFE.total_seconds() * 1000)
