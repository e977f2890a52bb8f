"""Names of lines and of the answers about them, the same after another reading of the file."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.reconcile.reading import SheetRow

NOBODY, OUT, KEEP, YES, NO = "nobody", "out", "keep", "yes", "no"
_CELL = re.compile(r"^(?:(?P<sheet>.*)!)?(?P<letters>[A-Z]{1,3})(?P<number>\d+)$")


def places_of(rows: Sequence[SheetRow]) -> tuple[str, ...]:
    """Return for each row the cell of its hours, else of its name, else its line; each is one."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        cell = row.cells.get("hours") or row.cells.get("name") or f"{row.sheet or ''}!{row.row}"
        seen[cell] += 1
        found.append(cell if seen[cell] == 1 else f"{cell}#{seen[cell]}")
    return tuple(found)


def hours_key(place: str) -> str:
    """The key of what is said of a line's hours: a figure, or that the line is left out."""
    return f"hours@{place}"


def name_key(place: str) -> str:
    """The key of the name of a line that has none."""
    return f"name@{place}"


def twice_key(place: str) -> str:
    """The key of whether a repeated line counts."""
    return f"twice@{place}"


def person_key(written: str) -> str:
    """The key of whom a written name means; one answer for every line that bears it."""
    return f"person@{plain(written)}"


def column_key(header: str) -> str:
    """The key of what a column holds, by the words above it."""
    return f"column@{plain(header)}"


def in_column(cell: str | None, head: str | None) -> bool:
    """Tell whether a cell stands below a header's cell, or beside it on a sheet turned around."""
    one, other = _CELL.match(cell or ""), _CELL.match(head or "")
    if one is None or other is None or one["sheet"] != other["sheet"]:
        return False
    return one["letters"] == other["letters"] or one["number"] == other["number"]
