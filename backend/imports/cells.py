"""From a cell to the value of a field, as people write it; or the code of what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from backend.imports.laying_out import Plain
from backend.imports.opening import is_cut
from sync.categories import code_of
from sync.checks import is_siret
from sync.hours import HOUR
from sync.notation.contract_types import contract_type_of
from sync.notation.days import day_of
from sync.notation.hours import hours_of, number_of
from sync.notation.text import meant, plain, squeezed
from sync.record import Choice, Field, Kind
from sync.records.employment import EmploymentKind
from sync.validation import FORBIDDEN

YES = frozenset({"oui", "o", "vrai", "x", "1", "yes", "y", "true"})
NO = frozenset({"non", "n", "faux", "0", "no", "false"})
CENTS = 100
DIGITS = {"siret": 14, "buyer_siret": 14, "commune_insee": 5, "phone": 10}
"""Fields of digits, from which a spreadsheet takes the zero at the beginning."""
_APART = re.compile(r"[;,|\n]")
_MONTH_OR_DAY = re.compile(r"^\d{4}-\d\d$")


@dataclass(frozen=True, slots=True)
class Read:
    """A value (None: the cell is empty), or the code of what is wrong with it."""

    value: Any = None
    code: str | None = None


NOTHING = Read()


def read(field: Field, cell: Plain) -> Read:
    """Read a cell as the value of a field."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return NOTHING
    if isinstance(cell, str) and is_cut(cell):
        return Read(code="too_long_cell")
    if field.name.endswith("_cents"):
        return _cents(cell)
    return READERS[field.kind](field, cell)


def text_of(cell: Plain) -> str:
    """Return a cell as text: a whole number without its point, without a mark against formulas."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}".replace(".", ",")
    return meant(squeezed(FORBIDDEN.sub(" ", str(cell))))


def _text(field: Field, cell: Plain) -> Read:
    text = text_of(cell)
    if field.name == "category":
        return Read(code_of(text) or text)
    if field.name not in DIGITS:
        return Read(text)
    digits = re.sub(r"[\s.\-]", "", text)
    if field.name == "phone":
        bare = digits.isdecimal() and len(digits) == DIGITS["phone"] - 1 and digits[0] != "0"
        return Read(f"0{digits}" if bare else text)
    wanted = DIGITS[field.name]
    if digits.isdecimal() and len(digits) == wanted - 1:
        digits = f"0{digits}"
    if "siret" in field.name and not is_siret(digits):
        return Read(code="siret_key" if _may_be_siret(digits) else "siret_digits")
    return Read(digits)


def _may_be_siret(digits: str) -> bool:
    return digits.isdecimal() and len(digits) == DIGITS["siret"]


def _day(field: Field, cell: Plain) -> Read:
    del field
    found = day_of(cell)
    if found.day is not None:
        return Read(found.day.isoformat())
    return Read(code="not_a_day") if found.unreadable else NOTHING


def _minutes(field: Field, cell: Plain) -> Read:
    del field
    hours = hours_of(cell).hours
    return Read(code="hours_unreadable") if hours is None else Read(round(hours * HOUR))


def _integer(field: Field, cell: Plain) -> Read:
    number = _number(cell)
    if number is None and field.name == "birth_year" and day_of(cell).day is not None:
        return Read(int(str(day_of(cell).day)[:4]))  # of a full date only the year is kept
    if number is None or not number.is_integer():
        return Read(code="not_a_whole_number")
    return Read(int(number))


def _cents(cell: Plain) -> Read:
    number = _number(cell.replace("€", "") if isinstance(cell, str) else cell)
    if number is None or number < 0 or number > 2**53 / CENTS:
        return Read(code="not_an_amount")
    return Read(round(number * CENTS))


def _number(cell: Plain) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, str):
        found = number_of(cell)
        return found if found is None or abs(found) < 2**53 else None
    return float(cell) if cell is not None else None


def _boolean(field: Field, cell: Plain) -> Read:
    del field
    said = plain(text_of(cell))
    if said in YES or said in NO:
        return Read(said in YES)
    return Read(code="not_a_boolean")


def _month(field: Field, cell: Plain) -> Read:
    text = text_of(cell)
    if _MONTH_OR_DAY.match(text):
        return Read(text)
    day = _day(field, cell)
    return Read(str(day.value)[:7]) if day.value else Read(code="not_a_month")


def _choice(field: Field, cell: Plain) -> Read:
    assert field.choices is not None
    value = _members(field.choices).get(plain(text_of(cell)))
    if value is None and field.choices is EmploymentKind:
        value = contract_type_of(text_of(cell)).code
    return Read(code="not_a_choice") if value is None else Read(value)


def _choices(field: Field, cell: Plain) -> Read:
    parts = [part for part in _APART.split(text_of(cell)) if part.strip()]
    found = [_choice(field, part) for part in parts]
    wrong = next((each for each in found if each.code), None)
    return wrong or Read(list(dict.fromkeys(each.value for each in found)))


@cache
def _members(choices: type[Choice]) -> dict[str, str]:
    """The values of a list by what people write for them; a word of two members is none."""
    found: dict[str, str] = {}
    for member in choices:
        for words in (str(member.value), member.fr, member.en, re.sub(r"\(.*\)", "", member.fr)):
            found.setdefault(plain(words), str(member.value))
    return found


READERS: dict[Kind, Callable[[Field, Plain], Read]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.MONTH: _month,
    Kind.MINUTES: _minutes,
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
}
"""The kinds that a column can hold (``columns.LEFT_OUT`` has the others)."""
