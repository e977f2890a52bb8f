"""What every request passes before its route: rule, body, session, role, forgery."""

import logging
from dataclasses import replace

from flask import Flask, Request, g, request

from backend import bodies
from backend.accounts import limits, policy, tokens, wiping
from backend.accounts.identity import Identity, recognise
from backend.accounts.models import Device
from backend.accounts.policy import Rule
from backend.clock import now
from backend.extensions import begin_reading, db
from backend.problems import (
    Forbidden,
    Forged,
    NotSignedIn,
    Problem,
    Unavailable,
    UnsupportedType,
)
from backend.wordings import Words

log = logging.getLogger("jalon.security")
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def register(app: Flask) -> None:
    """Put the gate before every route."""
    app.before_request(admit)


def admit() -> None:
    """Let a request through to its route, or refuse it with a Problem."""
    rule = policy.rule_of(request.endpoint) if request.endpoint else None
    if rule is None:  # no such route: the answer is 404 or 405
        return
    token = request.cookies.get(tokens.ACCESS_COOKIE)
    is_open = rule.open
    claims = None if is_open else tokens.verified(token, now())
    bodies.receive(rule.largest)
    if request.method not in READING:
        must_come_from_our_page(request, rule)
    if claims is not None:
        begin_reading()
        g.me = _with_a_phone(recognise(claims, now()), rule)
        _must_be_allowed(g.me, rule)
        if request.method not in READING:
            tokens.must_not_be_forged(request, claims.family)
    writes = is_writing(rule, request.method)
    if writes or rule.limit is not None:
        db.session.rollback()
    if rule.limit is not None and claims is not None:
        limits.spend(rule.limit, g.me.user_id, now())
        if not writes:  # what writes keeps the count with its own work
            db.session.commit()
            begin_reading()


def _with_a_phone(me: Identity, rule: Rule) -> Identity:
    """Who reads totals alone has no phone: one of his empties itself, as a revoked one does."""
    aside = rule.drains and me.role not in policy.SYNC.roles
    return replace(me, draining=True) if aside else me


def is_writing(rule: Rule, method: str) -> bool:
    """Tell whether a request may write: as its rule says, else as its method says."""
    return method not in READING if rule.writes is None else rule.writes


def must_come_from_our_page(sent: Request, rule: Rule) -> None:
    """Refuse what another site can make a browser send: Forged, or UnsupportedType.

    A browser names the site of origin itself; without either header the sender is not a browser.
    """
    if sent.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Forged
    origin = sent.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != sent.host:
        raise Forged
    if sent.method != "DELETE" and sent.mimetype not in rule.types:
        raise UnsupportedType


class FactorMissing(Forbidden):
    """The role needs a second factor, and this session may only choose one."""

    code = "factor_missing"
    title = Words("Un second facteur est nécessaire.", "A second factor is needed.")
    detail = Words("Choisissez-le : une clé d’accès, ou une application à codes.",
                   "Choose it: a passkey, or an application for codes.")  # fmt: skip


def _closed(me: Identity) -> Problem:
    """Why a revoked phone is not answered: signed out, or to be wiped."""
    ordered = wiping.order(db.session.get_one(Device, me.device_id))
    return NotSignedIn() if ordered is None else wiping.WipeOrdered(order=ordered)


class Suspended(Unavailable):
    """The installation's administrator suspended the territory; phones keep what they hold."""

    code = "suspended"
    title = Words("Votre territoire est suspendu.", "Your territory is suspended.")
    detail = Words("Rien n’est perdu : vos saisies partiront quand il sera rouvert.",
                   "Nothing is lost: what you entered leaves when it is open again.")  # fmt: skip


def _may_drain(me: Identity, rule: Rule) -> bool:
    """A revoked phone may send; one that is to be wiped hears of it where it would receive."""
    return rule.drains and (not me.to_wipe or is_writing(rule, request.method))


def _must_be_allowed(me: Identity, rule: Rule) -> None:
    if me.suspended:
        raise Suspended(headers={"Retry-After": "3600"})
    if me.draining and not _may_drain(me, rule):
        raise _closed(me)
    if me.enrolling and not rule.enrols:
        raise FactorMissing
    if me.role not in rule.roles:
        log.warning("refused: user %s (%s) asked for %s", me.user_id, me.role, request.endpoint)
        raise Forbidden
