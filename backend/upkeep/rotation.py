"""Which backups stay: closely spaced when young, one a day until the last allowed day.

No backup is older than 35 days: an erased person must be gone from them by then (docs/rgpd.md).
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

OLDEST = timedelta(days=35)
TIERS = (
    (timedelta(hours=4), timedelta(0)),
    (timedelta(hours=48), timedelta(hours=1)),
    (OLDEST, timedelta(days=1)),
)
"""Until this age, one in each of these spans (0: all)."""


def kept(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """The instants of the backups that stay: of each span the oldest, so that tiers hand on."""
    stay: set[datetime] = set()
    taken: set[tuple[timedelta, int]] = set()
    for instant in sorted(made):
        span = _span(now - instant)
        if span is None:
            continue
        place = (span, _number(instant, span))
        if not span or place not in taken:
            stay.add(instant)
            taken.add(place)
    return stay


def _span(age: timedelta) -> timedelta | None:
    return next((span for until, span in TIERS if age <= until), None)


def _number(instant: datetime, span: timedelta) -> int:
    since = instant - datetime(2000, 1, 1, tzinfo=UTC)
    return since // span if span else 0
