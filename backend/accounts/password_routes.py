"""Choosing a password: by a link of a mail without a session, or one's own."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response

from backend.accounts import choosing, links, passwords, sessions, signing, throttle
from backend.accounts.identity import me
from backend.accounts.links import LinkOver, LinkUnknown
from backend.accounts.models import Device, User
from backend.accounts.schemas import Choice, ChoiceAsked, ChoiceShown, Me, NewPassword
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.problems import FieldError, Invalid, TooMany

TRIES = 20, timedelta(hours=1)
bp = Blueprint("passwords", __name__, url_prefix="/auth/password")


@bp.post("/link")
@contract(takes=ChoiceAsked, gives=ChoiceShown, problems=[LinkUnknown, LinkOver, TooMany])
def look(body: dict[str, Any]) -> dict[str, object]:
    """Tell for whom a link is, without using it up."""
    _count()
    link = links.look(body["token"], body["purpose"], now())
    user = choosing.owner_of(link)
    shown = {"name": user.name, "email": user.email, "territory": user.territory.name}
    db.session.commit()
    return {**shown, "expires_at": link.expires_at}


@bp.post("/choice")
@contract(takes=Choice, status=204, problems=[LinkUnknown, LinkOver, TooMany])
def choose(body: dict[str, Any]) -> Response:
    """Choose a password by a link, which is used up; signing in comes after."""
    _count()
    choosing.by_link(body["token"], body["purpose"], body["password"], now())
    db.session.commit()
    return Response(status=204)


@bp.post("")
@contract(takes=NewPassword, gives=Me, problems=[TooMany])
def change(body: dict[str, Any]) -> Response:
    """Change my password: every other session of mine ends, this one goes on."""
    user = db.session.get_one(User, me().user_id)
    subjects = signing.guessed_at(user.email)
    throttle.count(*subjects, now())
    db.session.commit()
    known = user.password_hash
    is_right = passwords.matches(known, body["old"])
    user = db.session.get_one(User, me().user_id, with_for_update={"of": User})
    if not is_right or user.password_hash != known:
        raise Invalid(errors=[FieldError("/old", "not_the_password")])
    throttle.succeeded(*subjects)
    choosing.give(user, body["password"], "/password", now())
    device = db.session.get_one(Device, me().device_id)
    response = signing.session(user, device, sessions.start(device, now()))
    db.session.commit()
    return response


def _count() -> None:
    """Count a use of links from one address: 256 bits are not guessed, but nobody may try long."""
    throttle.spend(f"{signing.caller()}"[:70] + ":link", *TRIES, now())
    db.session.commit()
