"""Days as people write them: real dates, Excel serials, figures and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite

from sync.notation.months import NUMBER_OF_MONTH
from sync.notation.text import plain, squeezed

SERIAL_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 7306, 73050  # 1920 to 2099
FIRST_YEAR, LAST_YEAR = 1920, 2099
SHORT_YEAR = 100
NO_DAY = frozenset(
    [
        "en cours",
        "indeterminee",
        "indetermine",
        "cdi",
        "neant",
        "sans",
        "na",
        "n a",
        "so",
        "s o",
        "sans objet",
        "aucune",
        "aucun",
        "illimitee",
        "illimite",
        "duree indeterminee",
        "indefinie",
        "indefini",
        "x",
        "sans fin",
        "pas de fin",
        "non definie",
        "permanent",
        "a ce jour",
        "ind",
        "indet",
        "cdi indetermine",
        "sans terme",
        "toujours en poste",
        "en poste",
        "present",
        "presente",
    ]
)
_FIGURES = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T]\d{1,2}[:h]\d{2}.*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(20\d{2}|19\d{2})$")
_WORDS = re.compile(r"^(?:[a-z]+ )?(\d{1,2})(?:er)? ?([a-z]+) ?(\d{4}|\d{2})$")
LONGEST = 200
"""Letters of a text that is still taken for a day, its notes included."""
_TRAILING = re.compile(r"\s*(?:\([^)]*\)|\*+)\s*$")
_LEADING = re.compile(
    r"^(?:le|du|au|depuis le|à partir du|jusqu'au|né\(?e?\)? le)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, or nothing written, or something that is no day (`unreadable`)."""

    day: date | None
    unreadable: bool = False


NOTHING = DayRead(None)
UNREADABLE = DayRead(None, unreadable=True)


def day_of(value: object, *, pivot: int = 70) -> DayRead:
    """The day of a cell. "-", "en cours", "CDI" say that there is none, which is no error.

    Two-digit years above `pivot` belong to the 1900s.
    """
    if isinstance(value, datetime):
        return DayRead(value.date())
    if isinstance(value, date):
        return DayRead(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value))
    if isinstance(value, str):
        return _written(value, pivot)
    return NOTHING if value is None else UNREADABLE


def _serial(number: float) -> DayRead:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return DayRead(SERIAL_ZERO + timedelta(days=int(number)))
    if not isfinite(number):
        return UNREADABLE
    if match := _COMPACT.match(f"{int(number):08d}"):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    return NOTHING if number == 0 else UNREADABLE


def _written(text: str, pivot: int) -> DayRead:
    if len(text) > LONGEST:
        return UNREADABLE
    bare = _LEADING.sub("", _TRAILING.sub("", squeezed(text)))
    folded = plain(bare)
    if not folded:
        return UNREADABLE if "?" in bare else NOTHING
    if folded in NO_DAY:
        return NOTHING
    if match := _YEAR_FIRST.match(bare):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _FIGURES.match(bare):
        return _checked(_year(match[3], pivot), int(match[2]), int(match[1]))
    if match := _COMPACT.match(bare):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    if (match := _WORDS.match(folded)) and match[2] in NUMBER_OF_MONTH:
        return _checked(_year(match[3], pivot), NUMBER_OF_MONTH[match[2]], int(match[1]))
    return _serial(float(bare)) if bare.isdecimal() else UNREADABLE


def _year(digits: str, pivot: int) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (1900 if year > pivot else 2000)


def _checked(year: int, month: int, day: int) -> DayRead:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return UNREADABLE
    try:
        return DayRead(date(year, month, day))
    except ValueError:
        return UNREADABLE


_SPAN = re.compile(r"(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4})")


def span_of(value: object) -> tuple[DayRead, DayRead]:
    """Beginning and end written in one cell: "du 06/01/2025 au 30/06/2025"."""
    if not isinstance(value, str):
        return day_of(value), NOTHING
    days = [day_of(part) for part in _SPAN.findall(value)]
    if not days:
        return day_of(value), NOTHING
    return days[0], days[1] if len(days) > 1 else NOTHING
