"""Access tokens that must open nothing: twenty ways to be wrong."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from hmac import digest
from typing import Any

from flask import Flask

from backend.accounts.models import Device
from backend.clock import now
from backend.extensions import db
from backend.settings import in_force
from tests.backend.browser import signed_in
from tests.backend.personas import Person, user_of

ALTERED_CLAIMS: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "elsewhere"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "elsewhere"},
    "no audience": {"aud": None},
    "a refresh token": {"type": "refresh"},
    "no end": {"exp": None},
    "an end that is a text": {"exp": "tomorrow"},
    "ended": {"exp": 1},
    "another user": {"sub": "00000000-0000-4000-8000-000000000000"},
    "no user": {"sub": None},
    "a user that is a number": {"sub": 12},
    "another device": {"dev": "00000000-0000-4000-8000-000000000000"},
    "no device": {"dev": None},
    "another session": {"fam": "00000000-0000-4000-8000-000000000000"},
    "an old stamp": {"stamp": "old"},
}
ALTERED_HEADERS: dict[str, dict[str, Any]] = {
    "another type": {"typ": "JWT"},
    "no type": {"typ": None},
    "an unknown key": {"kid": "another"},
    "no key": {"kid": None},
    "another algorithm": {"alg": "HS512"},
    "critical": {"crit": ["unknown"]},
}


def tokens(app: Flask, person: Person) -> Iterator[tuple[str, str]]:
    """Each forgery by what is wrong with it; the same token unaltered would open the session."""
    signed_in(app, person)
    with app.app_context():
        header, claims, key = _good(person)
    for what, change in ALTERED_CLAIMS.items():
        yield what, signed(header, _changed(claims, change), key)
    for what, change in ALTERED_HEADERS.items():
        yield what, signed(_changed(header, change), claims, key)
    yield "another secret", signed(header, claims, b"x" * 32)
    yield "an empty secret", signed(header, claims, b"")
    good = signed(header, claims, key)
    yield "no signature", good.rpartition(".")[0] + "."
    yield "algorithm none", signed({**header, "alg": "none"}, claims, key).rpartition(".")[0] + "."
    yield "cut", good[:-3]
    yield "not a token", "not.a.token"
    yield "empty", ""
    yield "long", "a" * 3000


def unaltered(app: Flask, person: Person) -> str:
    """A token made here, that must work: otherwise the forgeries prove nothing."""
    signed_in(app, person)
    with app.app_context():
        return signed(*_good(person))


def _good(person: Person) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    key = in_force().key("access token")
    device = db.session.get_one(Device, person.device)
    header = {"alg": "HS256", "typ": "at+jwt", "kid": sha256(key).hexdigest()[:12]}
    claims = {
        "iss": "jalon",
        "aud": "jalon",
        "type": "access",
        "sub": person.id,
        "dev": person.device,
        "fam": device.family,
        "stamp": user_of(person).stamp,
        "iat": int(now().timestamp()),
        "exp": int((now() + timedelta(minutes=5)).timestamp()),
    }
    return header, claims, key


def signed(header: dict[str, Any], claims: dict[str, Any], key: bytes) -> str:
    body = f"{_coded(header)}.{_coded(claims)}"
    return f"{body}.{_base64(digest(key, body.encode(), sha256))}"


def _changed(values: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**values, **change}.items() if value is not None}


def _coded(values: dict[str, Any]) -> str:
    return _base64(json.dumps(values).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
