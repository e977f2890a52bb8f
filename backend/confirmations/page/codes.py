"""A limit on tries: codes are short enough to be worth trying, tokens are not."""

from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest

from backend import settings
from backend.accounts import throttle

TRIES, WINDOW = 20, timedelta(minutes=10)
LENGTH_OF_A_TOKEN = 43


def count_visit(token: str, address: str, now: datetime) -> None:
    """Count the try of a code from an address: TooMany beyond twenty in ten minutes.

    The caller commits at once.
    """
    if len(token) == LENGTH_OF_A_TOKEN:
        return
    key = settings.in_force().key("links")
    named = digest(key, f"codes from {throttle.one_caller(address)}".encode(), sha256).hex()
    throttle.spend(f"c:{named}", TRIES, WINDOW, now)
