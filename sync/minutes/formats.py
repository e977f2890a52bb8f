"""How days, hours and shares are written in the minutes; the phone writes them alike."""

import unicodedata
from datetime import date, datetime, timedelta

from sync.hours import FRANCE
from sync.notation.months import MONTH_NAMES

SPACE = "\u00a0"
DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day_in_france(instant: str) -> str:
    """The calendar day in France at an instant of the wire."""
    return _at(instant).date().isoformat()


def clock_in_france(instant: str) -> str:
    """The hour in France at an instant of the wire: 09:12."""
    return f"{_at(instant):%H:%M}"


def short_day(day: str) -> str:
    """25/11/2026, in both languages."""
    return f"{day[8:10]}/{day[5:7]}/{day[:4]}"


def short_month(month: str) -> str:
    """11/2026, in both languages."""
    return f"{month[5:7]}/{month[:4]}"


def long_day(day: str, language: str) -> str:
    """Mercredi 25 novembre 2026, in lower case; Wednesday 25 November 2026."""
    at = date.fromisoformat(day)
    number = f"1er{SPACE}" if at.day == 1 and language == "fr" else f"{at.day}{SPACE}"
    return f"{DAYS[language][at.weekday()]} {number}{MONTH_NAMES[language][at.month - 1]} {at.year}"


def hours(minutes: int, language: str) -> str:
    """Minutes as people write hours: 1 412 h 30 in French, 1,412 h 30 in English."""
    whole, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else ""
    grouped = f"{whole:,}".replace(",", SPACE if language == "fr" else ",")
    return f"{sign}{grouped}{SPACE}h" + (f"{SPACE}{rest:02d}" if rest else "")


def share(part: int, whole: int) -> int:
    """Hundredths of ``whole``, to the nearest, half up: 129 stays 129."""
    return (200 * part + whole) // (2 * whole)


def percent(number: int, language: str) -> str:
    """87 % in French, 87% in English."""
    return f"{number}{SPACE}%" if language == "fr" else f"{number}%"


def halves(number: int, language: str) -> str:
    """A count of halves as a decimal: 25 is 12,5 in French."""
    whole, half = divmod(number, 2)
    return f"{whole}{',' if language == 'fr' else '.'}5" if half else str(whole)


def days_between(first: str, last: str) -> int:
    """Days from one day to another, negative when the second is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def days_after(day: str, count: int) -> str:
    """The day that comes ``count`` days later."""
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def alphabetical(text: str) -> str:
    """A key under which É sorts with E, in capitals."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M").upper()


def _at(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(FRANCE)
