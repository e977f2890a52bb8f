"""Sessions of a device: a family of opaque refresh tokens, of which one is live.

A refresh uses the live token and makes the next one live. The answer may be lost, doubled or late,
so a token that was used, or replaced, still works while its successor was never used: it gets a
replacement, and the successor is put aside. Once the successor was used, an older token means that
two hold the session: the family ends. So it does when tokens that were put aside come again and
again without their successor: two take turns (decision 0245). What is on the phone stays.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

from sqlalchemy import delete, func, select

from backend.accounts.models import Device, RefreshToken, new_id
from backend.accounts.tokens import REFRESH, Claims, Tokens, csrf_of, issue
from backend.extensions import db
from backend.problems import NotSignedIn, Problem
from backend.wordings import Words

LONGEST = timedelta(days=180)
MOST_TURNS = 4
"""Tokens put aside that may be used in one generation; one comes of answers that cross."""


class SessionReused(Problem):
    """An old refresh token came back: somebody else may hold the session, so it has ended."""

    status, code = HTTPStatus.UNAUTHORIZED, "session_reused"
    title = Words(
        "La session a été fermée par précaution.", "The session was closed as a precaution."
    )
    detail = Words(
        "Elle a servi deux fois. Reconnectez-vous ; les saisies de ce téléphone sont conservées.",
        "It was used twice. Sign in again; what was entered on this phone is kept.",
    )


def start(device: Device, now: datetime) -> Tokens:
    """Sign the device in: a new family, in place of the one before and of its tokens."""
    db.session.execute(delete(RefreshToken).where(RefreshToken.device_id == device.id))
    device.family, device.family_since, device.last_seen = new_id(), now, now
    db.session.flush()
    return _tokens(device, _add(device, None, now), now)


def end(device: Device) -> None:
    """Sign the device out: no token of it works any more."""
    device.family = device.family_since = None


def device_of(raw: str | None) -> tuple[Device, RefreshToken]:
    """The locked device and the row of a refresh token: NotSignedIn when there is none."""
    row = db.session.get(RefreshToken, _hash(raw or ""))
    if row is None:
        raise NotSignedIn
    # The device is the lock of its family: two refreshes at once take turns.
    device = db.session.scalars(
        select(Device).where(Device.id == row.device_id).with_for_update(of=Device)
    ).one()
    db.session.refresh(row)
    if device.family != row.family:
        raise NotSignedIn
    return device, row


def rotate(device: Device, row: RefreshToken, now: datetime) -> Tokens | None:
    """New tokens for a refresh token of a signed-in device; none: reuse, the family has ended."""
    if now >= row.expires_at:
        raise NotSignedIn
    holder = _holder(row, now)
    if holder.child is not None:
        successor = _row(holder.child)
        if successor.first_used_at is not None or _turns(holder) > MOST_TURNS:
            end(device)
            return None
        successor.replaced_at = now
    device.last_seen = now
    _forget_expired(device, now)
    raw = _add(device, holder, now)
    return _tokens(device, raw, now)


def _turns(holder: RefreshToken) -> int:
    """How many tokens of a generation were used although another had taken their place."""
    db.session.flush()
    used = RefreshToken.replaced_at.is_not(None), RefreshToken.first_used_at.is_not(None)
    query = select(func.count()).where(RefreshToken.parent == holder.hash, *used)
    return db.session.scalar(query) or 0


def _holder(row: RefreshToken, now: datetime) -> RefreshToken:
    """The token whose successor is due: itself, or its parent when it was put aside."""
    row.first_used_at = row.first_used_at or now
    return row if row.replaced_at is None or row.parent is None else _row(row.parent)


def _forget_expired(device: Device, now: datetime) -> None:
    """Remove tokens past their end; until then an old one still reveals a reuse."""
    past = (RefreshToken.device_id == device.id, RefreshToken.expires_at < now)
    db.session.execute(delete(RefreshToken).where(*past))


def _row(digest: str) -> RefreshToken:
    return db.session.get_one(RefreshToken, digest)


def _add(device: Device, parent: RefreshToken | None, now: datetime) -> str:
    raw = secrets.token_urlsafe(32)
    assert device.family is not None
    assert device.family_since is not None
    row = RefreshToken(
        hash=_hash(raw),
        territory_id=device.territory_id,
        device_id=device.id,
        family=device.family,
        parent=parent and parent.hash,
        issued_at=now,
        expires_at=min(now + REFRESH, device.family_since + LONGEST),
    )
    db.session.add(row)
    if parent is not None:
        parent.child = row.hash
    return raw


def _tokens(device: Device, raw: str, now: datetime) -> Tokens:
    assert device.family is not None
    claims = Claims(device.user_id, device.id, device.family, device.user.stamp)
    return Tokens(access=issue(claims, now), refresh=raw, csrf=csrf_of(device.family))


def _hash(raw: str) -> str:
    return sha256(raw.encode()).hexdigest()
