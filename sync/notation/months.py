"""Months as people write them: names, short names, numbers, periods; with or without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.notation.text import plain

MONTH_NAMES = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
MONTHS_PER_YEAR = 12
CENTURY = 2000
_NAMES = (
    ("janvier", "janv", "jan", "january"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "mar", "march"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "jun", "june"),
    ("juillet", "juil", "jul", "july"),
    ("aout", "aou", "august", "aug"),
    ("septembre", "sept", "sep", "september"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_SHORTEST, _SHORTEST_JUI = 3, 4


def month_in(month: str, language: str) -> str:
    """Novembre 2026, in lower case; November 2026."""
    return f"{MONTH_NAMES[language][int(month[5:7]) - 1]} {month[:4]}"


def _prefixes(names: tuple[str, ...]) -> list[str]:
    """Every short form of a French name that stands for it alone: "avri", "septem", not "jui"."""
    whole = names[0]
    shortest = _SHORTEST_JUI if whole.startswith("jui") else _SHORTEST
    return [whole[:length] for length in range(shortest, len(whole))]


NUMBER_OF_MONTH = {
    word: number for number, names in enumerate(_NAMES, 1) for word in (*names, *_prefixes(names))
}
_WORD = "|".join(sorted(NUMBER_OF_MONTH, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<![a-z])({_WORD})(?![a-z])(?: *(?:de |l an )?(20\d\d|\d\d(?! ?h\b))(?!\d))?"
)
_GLUED = re.compile(rf"(?<![a-z])({_WORD})(20\d\d|\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.\-])(0?[1-9]|1[0-2])[/.\-](20\d\d)(?![\d/.\-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.\-])(20\d\d)[/.\-](0[1-9]|1[0-2])(?![\d/.\-])")
_SHORT = re.compile(r"^\s*(0?[1-9]|1[0-2])\s*[/.\-]\s*(\d\d)\s*$")
_COMPACT = re.compile(r"^\s*(?:(20\d\d)(0[1-9]|1[0-2])|(0[1-9]|1[0-2])(20\d\d))\s*$")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](20\d\d|\d\d)(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_SPAN = re.compile(rf"(?:({_WORD}) *(20\d\d)?) *(?:a|au|et|to|-|jusqu a) *({_WORD}) *(20\d\d)")
_YEAR = re.compile(r"(?<!\d)(20[1-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True, order=True)
class WrittenMonth:
    """A month of which the year may be unsaid."""

    number: int
    year: int | None = None

    def in_year(self, year: int | None) -> str | None:
        """The month as YYYY-MM, taking the given year when none was written."""
        chosen = self.year or year
        return None if chosen is None else f"{chosen:04d}-{self.number:02d}"


def full_year(digits: str | None) -> int | None:
    """25 -> 2025, 2025 -> 2025, None -> None."""
    if digits is None:
        return None
    return int(digits) if len(digits) > 2 else CENTURY + int(digits)  # noqa: PLR2004


def years_in(text: str) -> list[int]:
    """The years written in a text."""
    return [int(year) for year in _YEAR.findall(text)]


def months_in(text: str) -> list[WrittenMonth]:
    """Every month named in a text, in order, each once; days ("03/03/2025") are not months."""
    folded = plain(text)
    found: list[WrittenMonth] = []
    span = _SPAN.search(folded)
    if span:
        found += _spanned(span)
    bare = _ISO_DAY.sub(" ", _DAY.sub(" ", text))
    for match in _YEAR_FIRST.finditer(bare):
        found.append(WrittenMonth(int(match[2]), int(match[1])))
    for match in _NUMERIC.finditer(bare):
        found.append(WrittenMonth(int(match[1]), int(match[2])))
    found += _short_forms(bare)
    for match in (*_NAMED.finditer(plain(bare)), *_GLUED.finditer(plain(bare))):
        found.append(WrittenMonth(NUMBER_OF_MONTH[match[1]], full_year(match[2])))
    return _without_repeats(found)


def _short_forms(text: str) -> list[WrittenMonth]:
    if match := _SHORT.match(text):
        return [WrittenMonth(int(match[1]), full_year(match[2]))]
    if match := _COMPACT.match(text):
        year, number = (match[1], match[2]) if match[1] else (match[4], match[3])
        return [WrittenMonth(int(number), int(year))]
    return []


def _spanned(match: re.Match[str]) -> list[WrittenMonth]:
    first, last = NUMBER_OF_MONTH[match[1]], NUMBER_OF_MONTH[match[3]]
    end = int(match[4])
    begin = int(match[2]) if match[2] else (end if first <= last else end - 1)
    count = (end - begin) * MONTHS_PER_YEAR + last - first
    if not 0 <= count < MONTHS_PER_YEAR:
        return []
    indices = range(begin * MONTHS_PER_YEAR + first - 1, end * MONTHS_PER_YEAR + last)
    return [WrittenMonth(i % MONTHS_PER_YEAR + 1, i // MONTHS_PER_YEAR) for i in indices]


def _without_repeats(found: list[WrittenMonth]) -> list[WrittenMonth]:
    dated = {month.number for month in found if month.year is not None}
    return [m for m in dict.fromkeys(found) if m.year is not None or m.number not in dated]


def period_in(text: str) -> list[WrittenMonth]:
    """The months that two days of a text enclose: "du 01/03/2025 au 31/03/2025"."""
    days = [(full_year(y) or 0, int(m)) for d, m, y in _DAY.findall(text) if _possible(d, m)]
    days += [(int(y), int(m)) for y, m, d in _ISO_DAY.findall(text) if _possible(d, m)]
    if len(days) != 2:  # noqa: PLR2004 - a beginning and an end
        return []
    first, last = (year * MONTHS_PER_YEAR + month - 1 for year, month in days)
    if not 0 <= last - first < MONTHS_PER_YEAR:
        return []
    return [
        WrittenMonth(i % MONTHS_PER_YEAR + 1, i // MONTHS_PER_YEAR) for i in range(first, last + 1)
    ]


def _possible(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= MONTHS_PER_YEAR  # noqa: PLR2004
