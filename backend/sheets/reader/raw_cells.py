"""What the parser does not tell of an xlsx sheet: errors and formulas without a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

Place = tuple[int, int]
LETTERS = 26
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<head>(?:[^>]*?\s)?r=\"(?P<col>[A-Z]{1,3})(?P<row>\d{1,7})\"(?:[^>]*[^/>])?)>"
    rb"(?P<inside>.*?)</(?:\w+:)?c>",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)<|<(?:\w+:)?f(?:\s[^>]*)?/>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]+)<")
_ERROR_TYPE, _TEXT_TYPE = re.compile(rb'\st="e"'), re.compile(rb'\st="str"')
_ACTS = re.compile(
    r"\||\b(?:cmd|hyperlink|webservice|dde|exec|call|register|importxml|importdata|filterxml)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawCells:
    """Places are (row, column) from 0.

    `uncached`: formulas that were saved without their value. `texts`: what to read instead of the
    parser's blank: an error ("#REF!"), or a formula that acts outside its sheet ("=cmd|…").
    """

    uncached: frozenset[Place] = frozenset()
    texts: dict[Place, str] = field(default_factory=dict)


NOTHING_RAW = RawCells()


def raw_cells(xml: bytes) -> RawCells:
    """Looks at the cells of one sheet; none is computed."""
    if b"<f" not in xml and b":f>" not in xml and b't="e"' not in xml:
        return NOTHING_RAW
    uncached: set[Place] = set()
    texts: dict[Place, str] = {}
    for match in _CELL.finditer(xml):
        place = (int(match["row"]) - 1, column_number(match["col"].decode()))
        formula, value = _FORMULA.search(match["inside"]), _VALUE.search(match["inside"])
        written = unescape((formula[1] or b"").decode(errors="replace")) if formula else ""
        if formula and _ACTS.search(written):
            texts[place] = f"={written}"
        elif _ERROR_TYPE.search(match["head"]) and value:
            texts[place] = value[1].decode(errors="replace")
        elif formula and not value and not _TEXT_TYPE.search(match["head"]):
            uncached.add(place)
    return RawCells(frozenset(uncached), texts)


def column_number(name: str) -> int:
    """The column of its letters, from 0: A -> 0, AB -> 27."""
    number = 0
    for letter in name:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
