"""Access tokens (JWT, by flask-jwt-extended) and the cookies of a session.

A token says who and which session, nothing about rights. Its end is judged by the application's
clock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Any

from flask import Flask, Request, Response, current_app
from flask_jwt_extended import JWTManager, create_access_token, decode_token, set_access_cookies
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import InvalidTokenError

from backend.problems import Forged, NotSignedIn
from backend.settings import Settings, in_force

ACCESS = timedelta(minutes=15)
REFRESH = timedelta(days=90)
ACCESS_COOKIE = "__Host-jalon-access"
REFRESH_COOKIE = "__Host-jalon-refresh"
CSRF_COOKIE = "__Host-jalon-csrf"
CSRF_HEADER = "X-Jalon-CSRF"
TYPE = "at+jwt"
DECODED = "jalon.decoded_tokens"
TOKENS_KEPT = 2000
AUDIENCE = "jalon"


@dataclass(frozen=True)
class Claims:
    """What a verified access token says."""

    user_id: str
    device_id: str
    family: str
    stamp: str


@dataclass(frozen=True)
class Tokens:
    """What a sign-in or a refresh gives to a browser."""

    access: str
    refresh: str
    csrf: str


def configure(app: Flask, settings: Settings) -> None:
    """One algorithm, one issuer, one audience; a key for each secret, named by `kid`."""
    keys = {_kid(key): key for key in settings.keys("access token")}
    current = next(iter(keys))
    app.config.update(
        JWT_ALGORITHM="HS256",
        JWT_DECODE_ALGORITHMS=["HS256"],
        JWT_SECRET_KEY=keys[current],
        JWT_ENCODE_ISSUER=AUDIENCE,
        JWT_DECODE_ISSUER=AUDIENCE,
        JWT_ENCODE_AUDIENCE=AUDIENCE,
        JWT_DECODE_AUDIENCE=AUDIENCE,
        JWT_ENCODE_NBF=False,
        # `exp` is judged in `verified` by the application's clock; PyJWT's own has no say on `iat`.
        JWT_DECODE_LEEWAY=timedelta(days=36_500),
        JWT_TOKEN_LOCATION=["cookies"],
        JWT_ACCESS_COOKIE_NAME=ACCESS_COOKIE,
        JWT_COOKIE_SECURE=True,
        JWT_COOKIE_SAMESITE="Strict",
        JWT_COOKIE_CSRF_PROTECT=False,  # ours covers the refresh as well: see `must_not_be_forged`
    )
    jwt = JWTManager(app)
    jwt.additional_headers_loader(lambda _: {"typ": TYPE, "kid": current})
    # A signature once found good stays so while the process lives; `exp` is judged each time.
    app.extensions[DECODED] = lru_cache(TOKENS_KEPT)(partial(decode_token, allow_expired=True))
    jwt.decode_key_loader(lambda header, _: _key_named(keys, header))


def issue(claims: Claims, now: datetime) -> str:
    """A new access token, good for 15 minutes."""
    token: str = create_access_token(
        identity=claims.user_id,
        expires_delta=False,
        additional_claims={
            "dev": claims.device_id,
            "fam": claims.family,
            "stamp": claims.stamp,
            "iat": int(now.timestamp()),
            "exp": int((now + ACCESS).timestamp()),
        },
    )
    return token


def verified(token: str | None, now: datetime) -> Claims:
    """The claims of an access token: NotSignedIn when it is missing, forged or past its end."""
    try:
        found: dict[str, Any] = current_app.extensions[DECODED](token)
        if found["type"] != "access" or found["exp"] <= now.timestamp():
            raise NotSignedIn
        return Claims(found["sub"], found["dev"], found["fam"], found["stamp"])
    except (InvalidTokenError, JWTExtendedException, LookupError, TypeError, ValueError) as error:
        raise NotSignedIn from error


def csrf_of(family: str) -> str:
    """What our page must repeat in a header: bound to the session, stable while it lives."""
    return _csrf(in_force().key("csrf"), family)


def must_not_be_forged(request: Request, family: str) -> None:
    """Refuse with Forged a request whose header, cookie and session do not agree."""
    said = request.headers.get(CSRF_HEADER, "").encode()
    kept = request.cookies.get(CSRF_COOKIE, "").encode()
    expected = [_csrf(key, family).encode() for key in in_force().keys("csrf")]
    if not (compare_digest(said, kept) and any(compare_digest(said, each) for each in expected)):
        raise Forged


def put_in_cookies(response: Response, tokens: Tokens) -> None:
    """Hand the tokens to the browser, in cookies of this host only."""
    set_access_cookies(response, tokens.access, max_age=int(ACCESS.total_seconds()))
    days = int(REFRESH.total_seconds())
    for name, value in ((REFRESH_COOKIE, tokens.refresh), (CSRF_COOKIE, tokens.csrf)):
        response.set_cookie(
            name, value, max_age=days, secure=True, samesite="Strict", httponly=name != CSRF_COOKIE
        )


def clear_cookies(response: Response) -> None:
    """Take the session out of the browser; never its stores, where unsent work may lie."""
    for name in (ACCESS_COOKIE, REFRESH_COOKIE, CSRF_COOKIE):
        response.delete_cookie(name, secure=True, samesite="Strict", httponly=name != CSRF_COOKIE)
    response.headers["Clear-Site-Data"] = '"cookies"'


def _csrf(key: bytes, family: str) -> str:
    return digest(key, family.encode(), sha256).hex()


def _kid(key: bytes) -> str:
    return sha256(key).hexdigest()[:12]


def _key_named(keys: dict[str, bytes], header: dict[str, Any]) -> bytes:
    """The key that a token's header names; only for tokens of our type: InvalidTokenError."""
    if header.get("typ") != TYPE or header.get("kid") not in keys:
        raise InvalidTokenError
    return keys[header["kid"]]
