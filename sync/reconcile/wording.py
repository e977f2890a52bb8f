"""How figures, days and months are said in French and in English sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import HOUR
from sync.notation.months import MONTH_NAMES, month_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def hours(minutes: int) -> str:
    """Minutes as people write them in both languages: 151 h 40, 96 h, −2 h."""
    sign = "−" if minutes < 0 else ""
    whole, rest = divmod(abs(minutes), HOUR)
    return f"{sign}{whole} h {rest:02d}" if rest else f"{sign}{whole} h"


def day_fr(day: date) -> str:
    """12 mai 2026, 1er mai 2026."""
    return f"{'1er' if day.day == 1 else day.day} {MONTH_NAMES['fr'][day.month - 1]} {day.year}"


def day_en(day: date) -> str:
    """12 May 2026."""
    return f"{day.day} {MONTH_NAMES['en'][day.month - 1]} {day.year}"


def month_fr(month: str) -> str:
    """Mai 2026, in lower case."""
    return month_in(month, "fr")


def of_month_fr(month: str) -> str:
    """De mai 2026, d'octobre 2026."""
    name = month_fr(month)
    return f"d'{name}" if name[0] in "ao" else f"de {name}"


def in_month_fr(month: str) -> str:
    """En mai 2026: the same preposition holds before every month."""
    return f"en {month_fr(month)}"


def month_en(month: str) -> str:
    """May 2026."""
    return month_in(month, "en")


def days_fr(days: Iterable[date]) -> str:
    """Several days: 12 mai 2026, 14 mai 2026."""
    return ", ".join(map(day_fr, sorted(set(days))))


def days_en(days: Iterable[date]) -> str:
    """Several days: 12 May 2026, 14 May 2026."""
    return ", ".join(map(day_en, sorted(set(days))))


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: «1 visite», «3 visites»."""
    return f"{count} {one if count == 1 else many}"
