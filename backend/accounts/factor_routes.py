"""My second factors: an application for codes, passkeys, codes on paper."""

from datetime import timedelta
from typing import Any

import segno
from flask import Blueprint, Response
from sqlalchemy import select

from backend.accounts import factors, passkeys, throttle
from backend.accounts.factor_models import Passkey, Totp
from backend.accounts.identity import SignInAgain, me, must_be_recent
from backend.accounts.models import Device, User
from backend.accounts.passkeys import Made, PasskeyRefused
from backend.accounts.schemas import Asked, Code, Codes, Factors, NewPasskey, TotpSecret
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.problems import Conflict, FieldError, Invalid, NotFound, TooMany
from backend.wordings import Words

TRIES = 10, timedelta(minutes=10)
bp = Blueprint("factors", __name__, url_prefix="/auth/factors")


class PasskeyNotTaken(Conflict):
    """A new passkey was not right: too late, for another place, or known already."""

    code = "passkey_not_taken"
    title = Words("Cette clé d’accès n’a pas été prise.", "This passkey was not taken.")
    detail = Words("Recommencez.", "Try again.")


class LastFactor(Conflict):
    """The only second factor of somebody whose role needs one."""

    code = "last_factor"
    title = Words("C’est votre seul second facteur.", "This is your only second factor.")
    detail = Words("Ajoutez-en d’abord un autre.", "Add another one first.")


@bp.get("")
@contract(gives=Factors)
def list_mine() -> dict[str, object]:
    """Tell which second factors I have."""
    user = db.session.get_one(User, me().user_id)
    totp = db.session.get(Totp, user.id)
    mine = select(Passkey).where(Passkey.user_id == user.id).order_by(Passkey.created_at)
    return {
        "needed": factors.needs(user),
        "totp": totp is not None and totp.confirmed_at is not None,
        "passkeys": list(db.session.scalars(mine)),
        "codes_left": factors.codes_left(user),
    }


@bp.post("/totp")
@contract(gives=TotpSecret, problems=[SignInAgain, Conflict])
def begin_totp() -> dict[str, object]:
    """Draw the secret of an application for codes; a first code must confirm it."""
    user = _me_now()
    known = db.session.get(Totp, user.id)
    if known is not None and known.confirmed_at is not None:
        raise Conflict
    secret = factors.begin_totp(user)
    db.session.commit()
    return {"secret": secret, **_square(factors.address_of(user, secret))}


@bp.post("/totp/confirm")
@contract(takes=Code, gives=Codes, problems=[SignInAgain, TooMany])
def confirm_totp(body: dict[str, Any]) -> dict[str, object]:
    """Take the application into use with its first code; with my first factor, codes for paper."""
    user = _me_now()
    throttle.spend(f"t:{user.id}", *TRIES, now())
    if not factors.confirm_totp(user, body["code"], now()):
        db.session.commit()
        raise Invalid(errors=[FieldError("/code", "not_the_code")])
    return _taken_into_use(user)


@bp.delete("/totp")
@contract(status=204, problems=[SignInAgain, LastFactor, NotFound])
def end_totp() -> Response:
    """Remove the application for codes."""
    user = _me_now()
    known = db.session.get(Totp, user.id)
    if known is None:
        raise NotFound
    _must_not_be_the_last(user, "totp")
    db.session.delete(known)
    db.session.commit()
    return Response(status=204)


@bp.post("/passkeys/challenge")
@contract(gives=Asked, problems=[SignInAgain, TooMany])
def ask_passkey() -> dict[str, Any]:
    """Ask the browser to make a passkey."""
    user = _me_now()
    throttle.spend(f"k:{user.id}", *TRIES, now())
    asked = passkeys.ask_to_add(user, now())
    db.session.commit()
    return asked


@bp.post("/passkeys")
@contract(takes=NewPasskey, gives=Codes, problems=[SignInAgain, PasskeyNotTaken])
def add_passkey(body: dict[str, Any]) -> dict[str, object]:
    """Take a new passkey into use; with my first factor, codes for paper."""
    user = _me_now()
    challenge = passkeys.use_up(str(body["challenge"]), user.id, now())
    db.session.commit()
    user = _me_now()
    try:
        passkeys.add(user, challenge, Made(body["credential"], body["label"]), now())
    except PasskeyRefused as refused:
        raise PasskeyNotTaken from refused
    return _taken_into_use(user)


@bp.delete("/passkeys/<uuid:passkey_id>")
@contract(status=204, problems=[SignInAgain, LastFactor, NotFound])
def end_passkey(passkey_id: object) -> Response:
    """Remove one of my passkeys."""
    user = _me_now()
    known = db.session.get(Passkey, str(passkey_id))
    if known is None or known.user_id != user.id:
        raise NotFound
    others = select(Passkey.id).where(Passkey.user_id == user.id, Passkey.id != known.id)
    if db.session.scalar(others.limit(1)) is None:
        _must_not_be_the_last(user, "passkey")
    db.session.delete(known)
    db.session.commit()
    return Response(status=204)


@bp.post("/codes")
@contract(gives=Codes, problems=[SignInAgain])
def renew_codes() -> dict[str, object]:
    """Draw ten new codes for paper, in place of all earlier ones."""
    codes = factors.new_codes(_me_now())
    db.session.commit()
    return {"codes": codes}


def _me_now() -> User:
    """My locked account: SignInAgain when I signed in long ago."""
    must_be_recent(now())
    return db.session.get_one(User, me().user_id, with_for_update={"of": User})


def _taken_into_use(user: User) -> dict[str, object]:
    """Open the session that waited for a factor; codes for paper where there are none yet."""
    db.session.flush()
    codes = [] if factors.codes_left(user) else factors.new_codes(user)
    db.session.get_one(Device, me().device_id).enrolling = False
    db.session.commit()
    return {"codes": codes}


def _must_not_be_the_last(user: User, method: str) -> None:
    left = set(factors.methods_of(user)) - {method, "recovery"}
    if factors.needs(user) and not left and not factors.is_of_a_demo(user):
        raise LastFactor


def _square(address: str) -> dict[str, object]:
    """The square of dots that an application reads, as one path of an SVG."""
    rows = list(segno.make(address, error="m", micro=False).matrix)
    dots = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return {"address": address, "size": len(rows), "path": "".join(dots)}
