"""The values of published data, whose writing varies: lists in wrappers, numbers as texts."""

import math
import re
from typing import Any

from sync.checks import is_siret
from sync.notation.days import day_of
from sync.notation.hours import number_of
from sync.notation.text import plain, squeezed
from sync.validation import FORBIDDEN, is_day

CENTS, MOST_MONTHS, MOST_EUROS = 100, 600, 9e13
CONSIDERATIONS = {
    "pas de consideration": "none",
    "clause sociale": "clause",
    "critere social": "criterion",
    "marche reserve": "reserved",
}
_APART = re.compile(r"[,;|/]")
DAY_LENGTH = 10


def text(value: object) -> str:
    """A value as one line of text; an object or a list is none."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return squeezed(FORBIDDEN.sub(" ", str(value)))


def pieces(value: object, name: str) -> list[Any]:
    """The elements of a list, however it is wrapped: ``{name: [...]}``, ``[{name: …}]``, one."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [piece for each in value for piece in _unwrapped(each, name)]
    return pieces(value[name], name) if isinstance(value, dict) and name in value else [value]


def _unwrapped(each: object, name: str) -> list[Any]:
    if not isinstance(each, dict) or name not in each:
        return [each]
    inside = each[name]
    return inside if isinstance(inside, list) else [inside]


def considerations(contract: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The social considerations that are stated, and words that are none that we know."""
    given = contract.get("considerationsSociales", contract.get("considerationSociale"))
    found: list[str] = []
    strange: list[str] = []
    for one in pieces(given, "considerationSociale"):
        for words in filter(None, map(str.strip, _APART.split(text(one)))):
            known = [code for said, code in CONSIDERATIONS.items() if said in plain(words)]
            (found if known else strange).append(known[0] if known else words[:100])
    if len(found) > 1 and "none" in found:
        found = [code for code in found if code != "none"] or ["none"]
    return list(dict.fromkeys(found)), strange


def siret(value: object) -> str | None:
    """A SIRET whose key is right."""
    digits = re.sub(r"[\s.\-]", "", text(value))
    return digits if is_siret(digits) else None


def day(value: object) -> str | None:
    """A day, from a day or an instant."""
    read = day_of(text(value)[:DAY_LENGTH]).day
    return read.isoformat() if read is not None and is_day(read.isoformat()) else None


def whole_months(value: object) -> int | None:
    """A duration in months, at most fifty years."""
    number = _number(value)
    return round(number) if number is not None and 0 <= number <= MOST_MONTHS else None


def whole_cents(value: object) -> int | None:
    """An amount in cents, from euros."""
    number = _number(value)
    return round(number * CENTS) if number is not None and 0 <= number < MOST_EUROS else None


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = number_of(value.replace("€", ""))
    if isinstance(value, int):
        return float(value) if abs(value) < MOST_EUROS else None
    return value if isinstance(value, float) and math.isfinite(value) else None
