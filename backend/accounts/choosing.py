"""Choosing a password: one's own, or the first or a new one by a link that came by mail.

Every choice is judged by `guessing`. A new password signs its user out everywhere; what is unsent
on his phones stays.
"""

import logging
from datetime import datetime

from flask import request
from sqlalchemy import select

from backend.accounts import guessing, links, passwords, sessions
from backend.accounts.links import LinkUnknown
from backend.accounts.models import Device, Link, User, new_id
from backend.extensions import db

INVITATION, RESET = "invitation", "reset"
PURPOSES = (INVITATION, RESET)
log = logging.getLogger("jalon.security")


def give(user: User, password: str, pointer: str, now: datetime) -> None:
    """Put a new password in place; its user's sessions and other such links end: Invalid."""
    guessing.must_be_hard_to_guess(password, pointer, guessing.context_of(user))
    put(user, password, now)


def put(user: User, password: str, now: datetime) -> None:
    """Put a password that was judged in place; what opened with the one before ends.

    His row is locked: who signs in at the same moment with the one before comes too late.
    """
    db.session.refresh(user, with_for_update={"of": User})
    user.password_hash = passwords.hashed(password)
    links.end(user.territory_id, PURPOSES, user.email, now)
    end_sessions(user)


def end_sessions(user: User) -> None:
    """Sign a user out everywhere: no token of his works any more."""
    user.stamp = new_id()
    for device in db.session.scalars(select(Device).where(Device.user_id == user.id)):
        sessions.end(device)


def owner_of(link: Link) -> User:
    """The user whom a link lets choose a password: LinkUnknown when his account is closed."""
    user = db.session.get(User, link.subject["user_id"])
    if user is None or user.disabled_at is not None:
        raise LinkUnknown
    return user


def by_link(token: str, purpose: str, password: str, now: datetime) -> User:
    """Use a link to choose a password: LinkUnknown, LinkOver, Invalid (and the link stays)."""
    link = links.consume(token, purpose, now, address=request.remote_addr or "")
    user = owner_of(link)
    give(user, password, "/password", now)
    log.info("password chosen by link: user %s", user.id)
    return user
