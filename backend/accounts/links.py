"""Links that allow one thing and open no session (security reference, 1.5).

The token has 256 bits, stands in the fragment of the address (`/c#token`) and is known here by its
SHA-256 only. Looking uses nothing up; consuming does, once: of several at the same instant one
wins. A route that looks or consumes answers POST alone, so that no scanner of mails uses a link.
"""

import logging
import secrets
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from typing import Any

from sqlalchemy import Update, or_, select, update

from backend import settings
from backend.accounts import throttle
from backend.accounts.models import Link, new_id
from backend.extensions import db
from backend.problems import Problem
from backend.wordings import Words

BITS = 256
CODE = 16
ASKED_PER_HOUR, HOUR = 5, timedelta(hours=1)
SUSPICIOUSLY_SOON = timedelta(seconds=60)
NETWORKS = {4: 24, 6: 48}
log = logging.getLogger("jalon.security")


class LinkUnknown(Problem):
    """No link has this token, or it is for something else: the two are not told apart."""

    status, code = HTTPStatus.NOT_FOUND, "link_unknown"
    title = Words("Ce lien n’est pas valable.", "This link is not valid.")
    detail = Words("Reprenez le lien du dernier courriel reçu, en entier.",
                   "Take the link of the last e-mail that you received, whole.")  # fmt: skip


class LinkOver(Problem):
    """The link was valid and is no more; `state` says why: expired, replaced or used."""

    status, code = HTTPStatus.GONE, "link_over"
    title = Words("Ce lien ne peut plus servir.", "This link can no longer be used.")
    detail = Words("Demandez un nouveau lien : il arrivera à la même adresse.",
                   "Ask for a new link: it will come to the same address.")  # fmt: skip


class NoAddress(Problem):
    """Nobody said under which address this installation is reached: no link can be written."""

    status, code = HTTPStatus.SERVICE_UNAVAILABLE, "no_address"
    title = Words("L’adresse de Jalon n’est pas réglée.", "The address of Jalon is not set.")
    detail = Words("L’exploitant doit régler JALON_URL.", "The operator must set JALON_URL.")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A link to issue: for whom, for what, for how long."""

    territory_id: str
    purpose: str
    subject: dict[str, Any]
    recipient: str
    life: timedelta
    about: str = ""
    """Another link of the same person and purpose stays valid when it is about something else."""


def issue(wanted: Wanted, now: datetime, *, asked_from: str | None = None) -> str:
    """Make a link and return its token, which nobody can read again; earlier ones end.

    ``asked_from`` is the address of the machine of whoever asks for it himself: his requests are
    limited (`count`), the office's own letters are not.
    """
    recipient = wanted.recipient.casefold()
    if asked_from is not None:
        count(recipient, now)
    token = secrets.token_urlsafe(BITS // 8)
    same = (
        Link.territory_id == wanted.territory_id,
        Link.purpose == wanted.purpose,
        Link.recipient == recipient,
        Link.about == wanted.about,
    )
    earlier = update(Link).where(*same, Link.consumed_at.is_(None), Link.replaced_at.is_(None))
    db.session.execute(earlier.values(replaced_at=now))
    made = Link(
        id=new_id(),
        territory_id=wanted.territory_id,
        hash=_hash(token),
        code_hash=_hash(code_of(token)),
        purpose=wanted.purpose,
        about=wanted.about,
        subject=wanted.subject,
        recipient=recipient,
        issued_at=now,
        asked_from=_network(asked_from),
        expires_at=now + wanted.life,
    )
    db.session.add(made)
    db.session.flush()
    log.info("link issued: %s for %s", made.id, made.purpose)
    return token


def address_of(page: str, token: str) -> str:
    """The address to write in a mail, the token in its fragment: NoAddress."""
    start = settings.in_force().address
    if not start:
        raise NoAddress
    return f"{start}{page}#{token}"


def code_of(token: str) -> str:
    """The short code of a link, for who cannot use its address: ABCD-EFGH-JKLM-NPQR, 80 bits."""
    drawn = b32encode(sha256(f"code of {token}".encode()).digest())[:CODE].decode("ascii")
    return "-".join(drawn[start : start + 4] for start in range(0, CODE, 4))


def count(recipient: str, now: datetime) -> None:
    """Count a request for a link to an address, known or not: TooMany beyond five in an hour."""
    key = settings.in_force().key("links")
    named = digest(key, f"recipient {recipient.casefold()}".encode(), sha256).hex()
    throttle.spend(f"l:{named}", ASKED_PER_HOUR, HOUR, now)


def find(token: str, purpose: str) -> Link:
    """The link of a token or code, whatever became of it: LinkUnknown. Notes nothing."""
    named = or_(Link.hash == _hash(token), Link.code_hash == _hash(_read_code(token)))
    query = select(Link).where(named, Link.purpose == purpose)
    found = db.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise LinkUnknown
    return found


def state_of(link: Link, now: datetime) -> str:
    """Tell whether a link is ``active``, or ``used``, ``replaced``, ``expired``."""
    if link.consumed_at is not None:
        return "used"
    if link.replaced_at is not None:
        return "replaced"
    return "active" if now < link.expires_at else "expired"


def look(token: str, purpose: str, now: datetime) -> Link:
    """The active link of a token, its first sight noted: LinkUnknown, LinkOver."""
    link = find(token, purpose)
    _must_be_active(link, now)
    if link.viewed_at is None:
        link.viewed_at = now
        log.info("link viewed: %s for %s", link.id, link.purpose)
    return link


def consume(token: str, purpose: str, now: datetime, *, address: str = "") -> Link:
    """Use a link: LinkUnknown, LinkOver. Of those who try at once, one gets it."""
    link = find(token, purpose)
    if not _changed(_unused(link).where(Link.expires_at > now).values(consumed_at=now)):
        db.session.refresh(link)
        _must_be_active(link, now)
        raise LinkOver(state="used")
    db.session.refresh(link)
    log.info("link consumed: %s for %s", link.id, link.purpose)
    if now - link.issued_at < SUSPICIOUSLY_SOON and _is_elsewhere(link, address):
        log.warning("link consumed from another network within a minute: %s", link.id)
    return link


def reopen(link: Link, now: datetime, *, within: timedelta) -> None:
    """Let a used link serve once more, as long as its use was ``within`` this time: LinkOver."""
    since = now - within
    again = update(Link).where(Link.id == link.id, Link.replaced_at.is_(None))
    used = again.where(Link.consumed_at > since)
    if not _changed(used.values(consumed_at=None, expires_at=now + within)):
        raise LinkOver(state="used")
    db.session.refresh(link)
    log.info("link reopened: %s for %s", link.id, link.purpose)


def end(territory_id: str, purposes: Iterable[str], recipient: str, now: datetime) -> None:
    """End what is unused of somebody's links for these purposes, as if a newer one replaced it."""
    unused = update(Link).where(Link.consumed_at.is_(None), Link.replaced_at.is_(None))
    his = Link.territory_id == territory_id, Link.recipient == recipient.casefold()
    db.session.execute(unused.where(*his, Link.purpose.in_(purposes)).values(replaced_at=now))


def masked(recipient: str) -> str:
    """An address that its owner recognises and nobody learns: j•••@example.org."""
    local, _, host = recipient.rpartition("@")
    return f"{local[:1]}•••@{host}"


def _must_be_active(link: Link, now: datetime) -> None:
    state = state_of(link, now)
    if state != "active":
        raise LinkOver(state=state)


def _unused(link: Link) -> Update:
    unused = update(Link).where(Link.id == link.id, Link.consumed_at.is_(None))
    return unused.where(Link.replaced_at.is_(None))


def _changed(statement: Update) -> bool:
    found = db.session.execute(statement.execution_options(synchronize_session=False))
    return bool(found.rowcount)  # type: ignore[attr-defined]


def _read_code(typed: str) -> str:
    """A code as it was drawn, from what somebody typed; what is no code names nothing."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(letters) != CODE:
        return ""
    return "-".join(letters[start : start + 4] for start in range(0, CODE, 4))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _network(address: str | None) -> str:
    """A keyed digest of the network of an address; empty where there is none."""
    try:
        there = ip_address(address or "")
    except ValueError:
        return ""
    around = ip_network((there, NETWORKS[there.version]), strict=False)
    key = settings.in_force().key("links")
    return digest(key, f"network {around}".encode(), sha256).hex()


def _is_elsewhere(link: Link, address: str) -> bool:
    return bool(link.asked_from) and _network(address) != link.asked_from
