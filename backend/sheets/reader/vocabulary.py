"""What a column header means: its role, which hours it holds, which month or day it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from backend.sheets.reader import header_words
from sync.notation.contract_types import contract_type_of
from sync.notation.hours import hours_of
from sync.notation.months import MONTHS_PER_YEAR, WrittenMonth, full_year, months_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Cell

LONGEST_HEADER = 90
LAST_DAY = 31


class Role(StrEnum):
    """What a column holds."""

    NAME = "name"
    LAST = "last"
    FIRST = "first"
    BIRTH_NAME = "birth_name"
    CIVILITY = "civility"
    BIRTH_DATE = "birth_date"
    INDEX = "index"
    HOURS = "hours"
    DAYS = "days"
    WEEK = "week"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TYPE = "type"
    START = "start"
    END = "end"
    DATES = "dates"
    TUTOR = "tutor"
    SIRET = "siret"
    COMPANY = "company"
    OTHER = "other"


class Flavour(StrEnum):
    """Which hours a column of hours holds."""

    INSERTION = "insertion"
    DONE = "done"
    TOTAL = "total"
    PLAIN = "plain"
    PAID = "paid"
    PLANNED = "planned"
    PREVIOUS = "previous"
    CUMUL = "cumul"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Head:
    """The meaning of one header."""

    role: Role
    flavour: Flavour | None = None
    month: WrittenMonth | None = None
    day: date | None = None
    text: str = ""


_DAY_DATE = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$")
_CLOCK_HINT = re.compile(r"\(?\[?h{1,2}\]?:mm\)?", re.IGNORECASE)
_TITLE = re.compile(r":\s*\S")
_EXCEPT = re.compile(r"\bhors (?!insertion|clause)\w+(?: (?:et|ni) \w+)*")


def head_of(value: Cell) -> Head | None:
    """The meaning of a header cell, None when it says nothing known."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        month = WrittenMonth(value.month, value.year) if value.day == 1 else None
        return Head(Role.DAY, month=month, day=value, text=value.isoformat())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (
            Head(Role.DAY, text=str(value))
            if value == int(value) and 1 <= value <= LAST_DAY
            else None
        )
    if not isinstance(value, str) or len(value) > LONGEST_HEADER:
        return None
    value = _CLOCK_HINT.sub(" heures ", value)
    return None if _TITLE.search(value) else _text_head(value)


@lru_cache(maxsize=4096)
def _text_head(text: str) -> Head | None:
    folded = plain(text)
    if not folded:
        return Head(Role.INDEX, text=text) if "#" in text or "°" in text else None
    if header_words.TYPE_VALUE.fullmatch(folded) and contract_type_of(text).code is not None:
        return None
    if head := _calendar_head(text, folded):
        return replace(head, text=text)
    if text[0].isdecimal() and hours_of(text).hours is not None:
        return None
    if "€" in text or "%" in text or header_words.MONEY.search(folded):
        return Head(Role.OTHER, text=text)
    return _worded_head(text, folded)


def _worded_head(text: str, folded: str) -> Head | None:
    if head := _hours_head(text, folded):
        return replace(head, text=text)
    for role, pattern in header_words.ROLES:
        if pattern.search(folded):
            return Head(Role(role), text=text)
    return Head(Role.DAYS, text=text) if header_words.DAYS.search(folded) else None


def _calendar_head(text: str, folded: str) -> Head | None:
    if header_words.WEEK.match(folded):
        return Head(Role.WEEK)
    if match := _DAY_DATE.match(text):
        return _short_date_head(match)
    if (match := header_words.DAY.match(folded)) and 1 <= int(
        match[1] or match[2] or match[3]
    ) <= LAST_DAY:
        return Head(Role.DAY)
    months = months_in(text)
    if len(months) == 1 and not _rest_after_month(folded):
        return Head(Role.HOURS, flavour_of(folded) or Flavour.PLAIN, month=months[0])
    return None


def _short_date_head(match: re.Match[str]) -> Head | None:
    day, month = int(match[1]), int(match[2])
    if not (1 <= day <= LAST_DAY and 1 <= month <= MONTHS_PER_YEAR):
        return None
    year = full_year(match[3])
    try:
        return Head(Role.DAY, day=date(year, month, day) if year else None)
    except ValueError:
        return None


def _rest_after_month(folded: str) -> str:
    bare = re.sub(r"\d+", " ", folded)
    bare = " ".join(word for word in bare.split() if not months_in(word))
    return header_words.BESIDE_MONTH.sub(" ", bare).strip()


def _hours_head(text: str, folded: str) -> Head | None:
    if header_words.NOT_HOURS.search(folded):
        return None
    if header_words.HOURS.search(folded) and not re.search(r"\bh f\b|\bf h\b", folded):
        months = months_in(text)
        flavour = flavour_of(folded) or Flavour.PLAIN
        return Head(Role.HOURS, flavour, month=months[0] if len(months) == 1 else None)
    people_or_days = header_words.DAYS.search(folded) or header_words.NOT_BARE_HOURS.search(folded)
    if header_words.BARE_HOURS.search(folded) and not people_or_days:
        return Head(Role.HOURS, flavour_of(folded) or Flavour.PLAIN)
    return None


def day_of_head(head: Head) -> int | None:
    """The day of the month that a column stands for, None when it is none or says none."""
    if head.role is not Role.DAY:
        return None
    if head.day is not None:
        return head.day.day
    match = header_words.DAY.match(plain(head.text.removesuffix(".0")))
    return next((int(digits) for digits in match.groups() if digits), None) if match else None


def flavour_of(folded: str) -> Flavour | None:
    """Which hours a folded header speaks of, the most restrictive word first."""
    folded = _EXCEPT.sub(" ", folded)
    return next(
        (Flavour(name) for name, pattern in header_words.FLAVOURS if pattern.search(folded)), None
    )
