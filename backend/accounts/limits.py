"""How often one account may do what could carry data away, or fill the office.

Counted in the database for each account, in windows that begin with the first call. A phone that is
told to wait keeps everything and comes back.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.accounts import throttle
from backend.problems import TooMany
from backend.settings import in_force

log = logging.getLogger("jalon.security")


@dataclass(frozen=True)
class Limit:
    """So many calls in a window; how many is a setting of the installation."""

    setting: str
    window: timedelta


PUSHES = Limit("pushes_per_minute", timedelta(minutes=1))
PHOTOS = Limit("photos_per_day", timedelta(days=1))
EXPORTS = Limit("exports_per_day", timedelta(days=1))


def spend(limit: Limit, user_id: str, now: datetime) -> None:
    """Use one call of an account: TooMany when none is left, which is also an alert."""
    allowed: int = getattr(in_force(), limit.setting)
    try:
        throttle.spend(f"{limit.setting[:2]}:{user_id}", allowed, limit.window, now)
    except TooMany:
        log.warning("too many: %s by user %s", limit.setting, user_id)
        raise
