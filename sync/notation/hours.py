"""Hours as people write them, to decimal hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Literal

from sync.notation.text import squeezed

HoursError = Literal["E_HOURS_MISSING", "E_HOURS_UNREADABLE"]
SECONDS_PER_HOUR = 3600
MINUTES_PER_HOUR = 60
HUNDREDTHS = 100
LONGEST = 200
"""Letters of a text that is still taken for hours, its notes included."""
MOST = 1_000_000_000
LAST_YEAR_OF_A_DURATION = 1905
DAY_BEFORE_EXCEL = date(1899, 12, 31)

_ISO_DURATION = re.compile(r"^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(-?)(\d{1,4}) ?: ?(\d{2})(?: ?: ?\d{2})?(?: ?h(?:eures?)?)?$", re.IGNORECASE)
_H_MINUTES = re.compile(
    r"^(-?)(\d{1,4}) ?(?:h|hs|hr|hrs|heures?)\.? ?(?:et )?(\d{1,2}) ?(?:min|mn|minutes?|m|')?\.?$",
    re.IGNORECASE,
)
_MINUTES_ONLY = re.compile(r"^(\d{1,5}) ?(?:min|mn|minutes?)\.?$", re.IGNORECASE)
_NUMBER = re.compile(
    r"^([+-]? ?[\d][\d .,'’]*|[+-]?[.,]\d+) ?(?:h|hs|hr|hrs|hres?|heures?|hours?)?\.?$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:\([^)]*\)|\[[^\]]*\]|[*†°¹²³]+|\bdont\b.*|\bsoit\b.*)\s*$", re.IGNORECASE
)
_THOUSANDS = re.compile(r"^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$")


@dataclass(frozen=True, slots=True)
class HoursRead:
    """Decimal hours, or why there are none."""

    hours: float | None
    error: HoursError | None = None


MISSING = HoursRead(None, "E_HOURS_MISSING")
UNREADABLE = HoursRead(None, "E_HOURS_UNREADABLE")


def hours_of(value: object) -> HoursRead:
    """Hours of a cell: numbers, durations, times and every written notation.

    Two digits of at least 60 after an "h" are hundredths (151h67); below, minutes (7h30).
    """
    if value is None or value == "":
        return MISSING
    if isinstance(value, bool):
        return UNREADABLE
    if isinstance(value, (int, float)):
        return _within_reason(value)
    if isinstance(value, str):
        read = _written(value) if len(value) <= LONGEST else UNREADABLE
        return read if read.hours is None else _within_reason(read.hours)
    return _duration(value)


def _within_reason(hours: float) -> HoursRead:
    """Hours that can be counted with; nobody means the others, nor what is no number at all."""
    return HoursRead(_rounded(float(hours))) if abs(hours) <= MOST else UNREADABLE


def _duration(value: object) -> HoursRead:
    if isinstance(value, timedelta):
        return HoursRead(_rounded(value.total_seconds() / SECONDS_PER_HOUR))
    if isinstance(value, time):
        return HoursRead(_rounded(value.hour + value.minute / 60 + value.second / SECONDS_PER_HOUR))
    if isinstance(value, date) and value.year <= LAST_YEAR_OF_A_DURATION:
        since = timedelta(days=value.toordinal() - DAY_BEFORE_EXCEL.toordinal())
        if isinstance(value, datetime):
            since += timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return HoursRead(_rounded(since.total_seconds() / SECONDS_PER_HOUR))
    return UNREADABLE


def _written(text: str) -> HoursRead:
    bare = squeezed(text).replace("−", "-")
    if not bare:
        return MISSING
    while (stripped := _NOTE.sub("", bare)) != bare and stripped:
        bare = stripped
    for pattern, meaning in _NOTATIONS:
        if match := pattern.match(bare):
            return meaning(match)
    return UNREADABLE


def _iso(match: re.Match[str]) -> HoursRead:
    sign, hours, minutes, seconds = match.groups()
    if hours is None and minutes is None and seconds is None:
        return UNREADABLE
    total = int(hours or 0) + int(minutes or 0) / 60 + int(seconds or 0) / SECONDS_PER_HOUR
    return HoursRead(_rounded(-total if sign else total))


def _clock(match: re.Match[str]) -> HoursRead:
    sign, hours, minutes = match.groups()
    if int(minutes) >= MINUTES_PER_HOUR:
        return UNREADABLE
    total = int(hours) + int(minutes) / MINUTES_PER_HOUR
    return HoursRead(_rounded(-total if sign else total))


def _h_minutes(match: re.Match[str]) -> HoursRead:
    sign, hours, digits = match.groups()
    part = int(digits)
    total = int(hours) + part / (HUNDREDTHS if part >= MINUTES_PER_HOUR else MINUTES_PER_HOUR)
    return HoursRead(_rounded(-total if sign else total))


def _minutes_only(match: re.Match[str]) -> HoursRead:
    return HoursRead(_rounded(int(match.group(1)) / MINUTES_PER_HOUR))


def _number(match: re.Match[str]) -> HoursRead:
    number = number_of(match.group(1))
    return UNREADABLE if number is None else HoursRead(_rounded(number))


_NOTATIONS = (
    (_ISO_DURATION, _iso),
    (_CLOCK, _clock),
    (_H_MINUTES, _h_minutes),
    (_MINUTES_ONLY, _minutes_only),
    (_NUMBER, _number),
)


def number_of(text: str) -> float | None:
    """A number with French or English separators; None when it is not one."""
    digits = squeezed(text).replace("−", "-")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-").strip()
    if any(mark in digits for mark in " '’"):
        if not _THOUSANDS.match(digits):
            return None
        digits = re.sub(r"[ '’]", "", digits)
    if "," in digits and "." in digits:
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        digits = digits.replace(thousands, "")
    try:
        number = sign * float(digits.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _rounded(hours: float) -> float:
    return round(hours, 4)
