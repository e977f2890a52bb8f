"""Hours as the field counts them: whole minutes, French days, legal bounds of working time.

Months are ``YYYY-MM``. An *open day* is Monday to Friday without public holidays; a *working day*
is Monday to Saturday without public holidays (the W of the domain reference). Public holidays are
the eleven of metropolitan France, without those of Alsace-Moselle.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import holidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FRANCE = ZoneInfo("Europe/Paris")
HOUR = 60
DAYS_OF_A_WEEK = 7
SATURDAY, SUNDAY = 5, 6
WEEKLY_MAX = 48 * HOUR
DAILY_MAX = 10 * HOUR
FULL_MONTH = round(151.67 * HOUR)
MAY_DAY = (5, 1)


@lru_cache(maxsize=512)
def days_of(month: str) -> tuple[date, ...]:
    """Every day of a month, in order."""
    year, number = int(month[:4]), int(month[5:7])
    return tuple(date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1))


def first_day(month: str) -> date:
    """The first day of a month."""
    return days_of(month)[0]


def last_day(month: str) -> date:
    """The last day of a month."""
    return days_of(month)[-1]


def month_of(day: date) -> str:
    """The month that a day is in."""
    return f"{day.year:04d}-{day.month:02d}"


def month_after(month: str, count: int = 1) -> str:
    """The month that comes ``count`` months later (earlier when negative)."""
    total = int(month[:4]) * 12 + int(month[5:7]) - 1 + count
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def months_later(day: date, count: int) -> date:
    """The same day ``count`` months later, the last of its month where there is none."""
    last = last_day(month_after(month_of(day), count))
    return last.replace(day=min(day.day, last.day))


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months that the days from ``first`` to ``last`` touch, in order."""
    found: list[str] = []
    month = month_of(first)
    while month <= month_of(last):
        found.append(month)
        month = month_after(month)
    return tuple(found)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The eleven public holidays of a year in metropolitan France."""
    return frozenset(holidays.country_holidays("FR", years=year))


def is_public_holiday(day: date) -> bool:
    """Tell whether a day is a public holiday, Whit Monday included."""
    return day in public_holidays(day.year)


@lru_cache(maxsize=8192)
def is_open_day(day: date) -> bool:
    """Tell whether a day is Monday to Friday and no public holiday."""
    return day.weekday() < SATURDAY and not is_public_holiday(day)


@lru_cache(maxsize=8192)
def is_working_day(day: date) -> bool:
    """Tell whether a day is Monday to Saturday and no public holiday."""
    return day.weekday() < SUNDAY and not is_public_holiday(day)


def open_days(days: Iterable[date]) -> int:
    """How many of these days are open days."""
    return sum(map(is_open_day, days))


@lru_cache(maxsize=8192)
def iso_week(day: date) -> tuple[int, int]:
    """The ISO year and week of a day."""
    year, week, _ = day.isocalendar()
    return year, week


def monday_of(week: tuple[int, int]) -> date:
    """The Monday of an ISO week."""
    return date.fromisocalendar(week[0], week[1], 1)


def weeks_ending_with(week: tuple[int, int], count: int) -> tuple[tuple[int, int], ...]:
    """The ``count`` consecutive ISO weeks of which ``week`` is the last, in order."""
    monday = monday_of(week)
    back = range(count - 1, -1, -1)
    return tuple(iso_week(monday - timedelta(weeks=number)) for number in back)


def cap(days: Iterable[date], weekly: int = WEEKLY_MAX, daily: int = DAILY_MAX) -> int:
    """The most that can be worked on these days: each ISO week, 48 h or 10 h a working day."""
    weeks = Counter(iso_week(day) for day in days if is_working_day(day))
    return sum(min(weekly, daily * worked) for worked in weeks.values())


def average_bound(covered_days: int, weekly: int = WEEKLY_MAX) -> int:
    """48 h a week spread over calendar days, to the nearest minute: 205 h 43 for 30 days."""
    return (2 * weekly * covered_days + DAYS_OF_A_WEEK) // (2 * DAYS_OF_A_WEEK)


def legal_bound(days: Sequence[date], weekly: int = WEEKLY_MAX, daily: int = DAILY_MAX) -> int:
    """The legal maximum of these days: the lower of the average bound and the cap.

    Under seven days the average would forbid an ordinary day (6 h 51), so the cap alone holds.
    """
    at_most = cap(days, weekly, daily)
    if len(days) < DAYS_OF_A_WEEK:
        return at_most
    return min(average_bound(len(days), weekly), at_most)


def tol(minutes: int, least: int = 2 * HOUR, percent: int = 5) -> int:
    """The gap that goes without question: 2 h or 5 %, whichever is more (rounded down)."""
    return max(least, minutes * percent // 100)


def tol2(minutes: int, least: int = 7 * HOUR, percent: int = 10) -> int:
    """The gap beyond which a difference is major: 7 h or 10 %, whichever is more."""
    return max(least, minutes * percent // 100)


def share(amount: int, parts: Mapping[str, int]) -> dict[str, int]:
    """Share minutes in proportion, to the minute, whatever the order: the shares add up.

    The minutes left by rounding go to the largest remainders, then by key.
    """
    total = sum(parts.values())
    if total == 0:
        return dict.fromkeys(parts, 0)
    shares = {key: amount * part // total for key, part in parts.items()}
    left = amount - sum(shares.values())
    largest = sorted(parts, key=lambda key: (-(amount * parts[key] % total), key))
    for key in largest[:left]:
        shares[key] += 1
    return shares


def level(heights: Mapping[str, int], room: int) -> dict[str, int]:
    """What to take off the highest first so that the sum fits in ``room`` (leveling down).

    Leveled cuts are nested: cutting at 12 h and then to 48 h a week never takes a minute twice.
    """
    excess = sum(heights.values()) - room
    if excess <= 0:
        return {}
    low, high = 0, max(heights.values())
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(height, middle) for height in heights.values()) <= room:
            low = middle
        else:
            high = middle - 1
    taken = {key: max(0, height - low) for key, height in heights.items()}
    spare = sum(taken.values()) - excess
    for key in sorted(heights):
        if spare and taken[key]:
            taken[key] -= 1
            spare -= 1
    return {key: minutes for key, minutes in taken.items() if minutes}
