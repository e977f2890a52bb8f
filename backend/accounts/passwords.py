"""Passwords: argon2id, two at a time so that a storm of sign-ins cannot fill the memory."""

import secrets
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 15, 128
SLOTS = BoundedSemaphore(2)
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    """The argon2id hash of a password."""
    with SLOTS:
        return HASHER.hash(password)


def matches(known: str | None, password: str) -> bool:
    """Tell whether a password is the one of a hash; without a hash, no, after the same work."""
    with SLOTS:
        try:
            HASHER.verify(known or _nobody(), password)
        except (VerificationError, InvalidHashError):
            return False
    return known is not None


def is_outdated(known: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(known)


@cache
def _nobody() -> str:
    return HASHER.hash(secrets.token_urlsafe(32))
