"""What stands beside the hours of the clause: training, absences, the hours of each day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.sheets.reader import header_words
from backend.sheets.reader.vocabulary import Flavour, Role, flavour_of
from sync.notation.hours import hours_of
from sync.notation.months import months_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.header import Header
    from backend.sheets.reader.hours_columns import HoursSlot
    from backend.sheets.reader.vocabulary import Head
    from sync.notation.months import WrittenMonth

TRAINING, ABSENCE = "training", "absence"
HOURS_PER_DAY = 7.0
MOST = 31 * 24
FEWEST = 6
MOSTLY = 0.6
_NAMED = {
    TRAINING: header_words.words("formations?|form|training"),
    ABSENCE: header_words.words("absences?|abs|absentes?"),
}
_CAUSES = header_words.words(
    "maladie|conges?|cp|rtt|arrets?|intemperies|chomage|sick|leave|accident"
)
_OTHERWISE = re.compile(r"\b(?:hors|compris(?:es?)?|inclus(?:es?)?|y compris|sauf|deduite?s?)\b")
_TOTAL = re.compile(r"\b(?:total|totaux|tot)\b")
_NEITHER = frozenset({Flavour.CUMUL, Flavour.PREVIOUS, Flavour.PLANNED})
_MEASURES = frozenset({Role.HOURS, Role.DAYS, Role.OTHER})
_DAYS = re.compile(r"\b(?:jours?|j|nbj|jrs?|journees?|days?)\b")


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns of one kind, for the hours of one month or for all; their figures add up."""

    kind: str
    columns: tuple[int, ...]
    month: WrittenMonth | None = None
    factor: float = 1.0


def beside_of(
    grid: Grid, header: Header, rows: range, span: range, slots: Sequence[HoursSlot]
) -> tuple[Beside, ...]:
    """The columns of training and of absences of a table, where most figures read as hours."""
    taken = {column for slot in slots for column in slot.columns}
    free = [c for c in span if c not in taken]
    found: dict[tuple[str, WrittenMonth | None, float], list[tuple[int, str]]] = {}
    for column in free:
        text = _text(grid, header, column)
        kind = _kind(header.heads[column], text)
        if kind is None or not _mostly_hours(grid, rows, column):
            continue
        factor = HOURS_PER_DAY if _in_days(grid, rows, column, text) else 1.0
        month = _month(header.heads[column], text)
        found.setdefault((kind, month, factor), []).append((column, text))
    return tuple(
        Beside(kind, _without_double(kind, columns), month, factor)
        for (kind, month, factor), columns in found.items()
    )


def _text(grid: Grid, header: Header, column: int) -> str:
    """The folded words above a column, also when they say nothing of hours."""
    head = header.heads[column]
    lines = [grid.rows[r][column] for r in range(header.top, header.bottom)]
    written = " ".join(cell for cell in lines if isinstance(cell, str))
    raw = f"{head.text} {written}" if head is not None else written
    return "" if "€" in raw or "%" in raw else plain(raw)


def _kind(head: Head | None, text: str) -> str | None:
    if head is not None and head.role not in _MEASURES:
        return None
    if not text or _OTHERWISE.search(text) or header_words.MONEY.search(text):
        return None
    if flavour_of(text) in _NEITHER:
        return None
    if _NAMED[TRAINING].search(text):
        return TRAINING
    return ABSENCE if _NAMED[ABSENCE].search(text) or _CAUSES.search(text) else None


def _in_days(grid: Grid, rows: range, column: int, text: str) -> bool:
    """Whether days are written: the header says so, or says nothing and the figures are small."""
    if header_words.HOURS.search(text) or _DAYS.search(text):
        return not header_words.HOURS.search(text)
    read = (hours_of(grid.rows[r][column]).hours for r in rows)
    return max((hours for hours in read if hours is not None), default=HOURS_PER_DAY) < FEWEST


def _month(head: Head | None, text: str) -> WrittenMonth | None:
    if head is not None and head.month is not None:
        return head.month
    months = months_in(text)
    return months[0] if len(months) == 1 else None


def _mostly_hours(grid: Grid, rows: range, column: int) -> bool:
    cells = [cell for r in rows if (cell := grid.rows[r][column]) is not None]
    return bool(cells) and sum(map(_is_hours, cells)) >= MOSTLY * len(cells)


def _is_hours(cell: Cell) -> bool:
    hours = hours_of(cell).hours
    return is_dash(cell) or (hours is not None and 0 <= hours <= MOST)


def is_dash(cell: Cell) -> bool:
    """Whether a cell says "nothing here"."""
    return isinstance(cell, str) and not any(map(str.isalnum, cell))


def _without_double(kind: str, columns: list[tuple[int, str]]) -> tuple[int, ...]:
    """Not the parts beside their total: a column of absences with one of illness is their sum."""
    totals = [c for c, text in columns if _TOTAL.search(text)]
    if totals:
        return tuple(totals[:1])
    named = [c for c, text in columns if _NAMED[kind].search(text)]
    return tuple(named or [c for c, _ in columns])
