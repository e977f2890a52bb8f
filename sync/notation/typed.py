"""Hours and days as people type them into a form, to whole minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.hours import HOUR, days_of
from sync.notation.hours import MISSING, hours_of, number_of
from sync.notation.text import squeezed

DAY_MINUTES = 7 * HOUR
_DAYS = re.compile(r"^(.*?\d) ?(?:j|jrs?|jours?|days?)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """Minutes, or the code of what is wrong; neither when nothing was typed."""

    minutes: int | None = None
    error: str | None = None


NOTHING = Typed()


def typed_minutes(
    text: str, month: str, *, in_days: bool = False, day_minutes: int = DAY_MINUTES
) -> Typed:
    """Minutes of a typed figure: any notation of hours, or days where it says so (`21 j`).

    More than every hour of the month, or less than nothing, is an error.
    """
    bare = squeezed(text)
    if not bare:
        return NOTHING
    days = _DAYS.match(bare)
    number = number_of(days[1]) if days else number_of(bare) if in_days else None
    if number is not None:
        return _bounded(number * day_minutes, month)
    read = hours_of(bare)
    if read == MISSING:
        return NOTHING
    if read.hours is None:
        return Typed(error="hours_unreadable")
    return _bounded(read.hours * HOUR, month)


def _bounded(minutes: float, month: str) -> Typed:
    if minutes < 0:
        return Typed(error="hours_negative")
    if minutes > 24 * HOUR * len(days_of(month)):
        return Typed(error="hours_absurd")
    return Typed(round(minutes))
