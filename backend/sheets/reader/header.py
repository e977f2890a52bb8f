"""Finding the header of a table: the one to three lines that name its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from backend.sheets.reader.vocabulary import Flavour, Head, Role, head_of
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.sheets.reader.grid import Cell, Grid

DEEPEST = 3
ENOUGH = 4.0
DEPTH_COST = 0.2
SHORT_TEXT = 40
_GROUP = re.compile(r"^[^\d:]{1,30}$")
_LEGEND = re.compile(
    r"^\(.*\)$|^\[.*\]$|^(?:jj|mm)[/ ]|^en (?:heures|h)\b|^ex ?[:.]|^\(?\d\)?$", re.IGNORECASE
)
LEAST_REPEAT = 0.7
PEOPLE = frozenset({Role.NAME, Role.LAST, Role.FIRST, Role.BIRTH_NAME})
TIMES = frozenset({Role.HOURS, Role.DAYS, Role.WEEK})
FEWEST_DAYS = 4
_WEIGHT = {
    Role.NAME: 2.5, Role.LAST: 2.5, Role.FIRST: 2.0, Role.BIRTH_NAME: 2.0, Role.HOURS: 2.0,
    Role.DAYS: 1.5, Role.WEEK: 0.6, Role.DAY: 0.25, Role.INDEX: 0.5, Role.OTHER: 0.6,
    Role.CIVILITY: 0.8,
}  # fmt: skip
USUAL_WEIGHT = 1.2
UNKNOWN_TEXT = -0.4
DATA_CELL = -1.0
_TIED_TO_GROUP = frozenset({Role.TUTOR, Role.COMPANY, Role.SIRET})


@dataclass(frozen=True, slots=True)
class Header:
    """Lines `top` to `bottom` (excluded) name the columns; `heads[c]` says what column c holds."""

    top: int
    bottom: int
    heads: tuple[Head | None, ...]
    score: float
    guessed: bool = False

    @property
    def text(self) -> str:
        """The words of the header, to recognise it when it is repeated or seen next month."""
        return "|".join(plain(head.text) if head else "" for head in self.heads)


def headers_of(grid: Grid) -> list[Header]:
    """The headers of a sheet from top to bottom, each the best reading of its neighbourhood."""
    found: list[Header] = []
    row = 0
    while row < len(grid.rows):
        best = _best_from(grid, row)
        if best is None:
            row += 1
            continue
        later = [h for r in range(row + 1, best.bottom) if (h := _best_from(grid, r)) is not None]
        best = _with_legend(grid, max([best, *later], key=lambda header: header.score))
        found.append(best)
        row = best.bottom
    return found


def header_at(grid: Grid, row: int) -> Header:
    """One line read as a header, whatever it is worth."""
    return _header(grid, row, 1)


def _with_legend(grid: Grid, header: Header) -> Header:
    """A line under the header that explains it ("jj/mm/aaaa", "(1)") belongs to it."""
    bottom = header.bottom
    while bottom < len(grid.rows) and _is_legend(grid.rows[bottom]):
        bottom += 1
    return replace(header, bottom=bottom)


def _is_legend(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    if len(filled) < FEWEST_DAYS - 1:
        return False
    if all(isinstance(cell, (int, float)) for cell in filled):
        return filled == list(range(1, len(filled) + 1))
    return all(isinstance(cell, str) and (_LEGEND.match(cell) or head_of(cell)) for cell in filled)


def _best_from(grid: Grid, top: int) -> Header | None:
    candidates = []
    for depth in range(1, DEEPEST + 1):
        if depth > 1 and not (_may_lead(grid, top) and _may_follow(grid, top, top + depth - 1)):
            break
        header = _header(grid, top, depth)
        if header.score >= ENOUGH and _speaks_of_people_and_time(header.heads):
            candidates.append(header)
    return max(candidates, key=lambda header: header.score, default=None)


def _speaks_of_people_and_time(heads: Sequence[Head | None]) -> bool:
    return speaks_of_people(heads) and speaks_of_time(heads)


def speaks_of_people(heads: Sequence[Head | None]) -> bool:
    """Whether some column holds names."""
    return any(head is not None and head.role in PEOPLE for head in heads)


def speaks_of_time(heads: Sequence[Head | None]) -> bool:
    """Whether some column holds hours; one or two days alone are dates, not a calendar."""
    days = [head for head in heads if head and head.role is Role.DAY]
    timed = len(days) >= FEWEST_DAYS or (bool(days) and all(head.month for head in days))
    return timed or any(head is not None and head.role in TIMES for head in heads)


def _may_lead(grid: Grid, row: int) -> bool:
    """Whether a line can be the upper part of a header: groups of columns, not a title."""
    if _merged_across(grid, row):
        return True
    cells = [cell for cell in grid.rows[row] if cell is not None]
    label = head_of(cells[0]) if cells else None
    if len(cells) <= 1 or (label is not None and label.role is Role.MONTH):
        return False
    return all(
        head_of(cell) is not None or (isinstance(cell, str) and _GROUP.match(cell))
        for cell in cells
    )


def _may_follow(grid: Grid, top: int, row: int) -> bool:
    """Whether a line below the first can still belong to the header.

    It has words that are known and names nobody; its figures, if any, are the days of a month.
    """
    cells = [c for c in grid.rows[row] if c is not None] if row < len(grid.rows) else []
    if not cells:
        return False
    figures = [cell for cell in cells if isinstance(cell, (int, float))]
    if any(later <= earlier for earlier, later in pairwise(figures)):
        return False
    known = sum(head_of(cell) is not None for cell in cells)
    people_above = {
        c
        for line in grid.rows[top:row]
        for c, cell in enumerate(line)
        if (head := head_of(cell)) is not None and head.role in PEOPLE
    }
    named = any(
        isinstance(cell := grid.rows[row][c], str) and head_of(cell) is None for c in people_above
    )
    return known * 2 >= len(cells) and not named


def _header(grid: Grid, top: int, depth: int) -> Header:
    lines = [_spread(grid, top + i, last=i == depth - 1) for i in range(depth)]
    heads = _without_stray_days(
        tuple(
            _told(grid, line := [x[c] for x in lines]) or _column_head(line)
            for c in range(grid.width)
        )
    )
    written = [[grid.rows[top + i][c] for i in range(depth)] for c in range(grid.width)]
    score = sum(
        _cell_score(cells[-1], heads[c], cells)
        for c, cells in enumerate(written)
        if any(cell is not None for cell in cells)
    )
    roles = [head.role for head in heads if head]
    score -= sum(_WEIGHT[role] * (roles.count(role) - 1) for role in PEOPLE & set(roles))
    distinct = set(roles)
    return Header(
        top,
        top + depth,
        heads,
        score + 0.3 * len(distinct) - DEPTH_COST * depth - _lone_lines(grid, top, depth),
    )


def _told(grid: Grid, stack: list[Cell]) -> Head | None:
    """What a person said that a header of this company means."""
    cell = next((cell for cell in reversed(stack) if isinstance(cell, str)), None)
    said = grid.meanings.get(plain(cell)) if cell is not None else None
    if cell is None or said is None:
        return None
    role = Role(said)
    return Head(role, Flavour.INSERTION if role is Role.HOURS else None, text=cell)


def _without_stray_days(heads: tuple[Head | None, ...]) -> tuple[Head | None, ...]:
    """One or two dates or small numbers in a line are data, not the days of a month."""
    days = [head for head in heads if head and head.role is Role.DAY]
    if len(days) >= FEWEST_DAYS or all(head.month for head in days):
        return heads
    return tuple(None if head and head.role is Role.DAY else head for head in heads)


def _lone_lines(grid: Grid, top: int, depth: int) -> float:
    """A first line with one cell is a title above the header, unless merged over columns."""
    filled = sum(cell is not None for cell in grid.rows[top])
    return 1.0 if depth > 1 and filled == 1 and not _merged_across(grid, top) else 0.0


def _merged_across(grid: Grid, row: int) -> bool:
    return any(top <= row <= bottom and right > left for top, left, bottom, right in grid.merges)


def _spread(grid: Grid, row: int, *, last: bool) -> list[Cell]:
    """A header line with merged cells written out; without merges, a group reaches the next."""
    line = list(grid.rows[row])
    for top, left, bottom, right in grid.merges:
        if top <= row <= bottom:
            for column in range(left, min(right + 1, len(line))):
                line[column] = grid.rows[top][left]
    alone = sum(cell is not None for cell in grid.rows[row]) == 1
    if not last and not alone and not _merged_across(grid, row):
        _reach_right(line, grid.rows[row + 1])
    return line


def _reach_right(line: list[Cell], below: Sequence[Cell]) -> None:
    group: Cell = None
    for column, cell in enumerate(line):
        if cell is not None:
            group = cell
        elif group is not None and below[column] is not None:
            line[column] = group
        else:
            group = None


def _column_head(stack: list[Cell]) -> Head | None:
    """The meaning of a column whose header cells are stacked, group above detail."""
    cells = list(dict.fromkeys(cell for cell in stack if cell is not None))
    if not cells:
        return None
    own = head_of(cells[-1])
    if len(cells) == 1:
        return own
    groups = [head for cell in cells[:-1] if (head := head_of(cell)) is not None]
    together = head_of(" ".join(str(cell) for cell in cells if isinstance(cell, (str, int))))
    return _grouped(own, groups, together, str(cells[-1]))


def _grouped(own: Head | None, groups: list[Head], together: Head | None, text: str) -> Head | None:
    month = next((group.month for group in reversed(groups) if group.month), None)
    tied = next((group for group in groups if group.role in _TIED_TO_GROUP), None)
    if tied is not None and (own is None or own.role in PEOPLE):
        return replace(tied, text=text)
    if own is not None and own.role not in {Role.HOURS, Role.OTHER}:
        return replace(own, month=own.month or month)
    if together is not None and together.role is Role.HOURS:
        own_flavour = own.flavour if own and own.role is Role.HOURS else None
        flavour = (
            own_flavour
            if own_flavour not in {None, Flavour.PLAIN, Flavour.TOTAL}
            else together.flavour
        )
        return replace(together, flavour=flavour, month=(own.month if own else None) or month)
    if own is None and groups and groups[-1].role is Role.HOURS:
        return replace(groups[-1], text=text)
    if own is not None:
        return replace(own, month=own.month or month)
    return together or (groups[-1] if groups else None)


def _cell_score(bottom: Cell, head: Head | None, stack: list[Cell]) -> float:
    if head is not None:
        group_bonus = 0.3 if len({cell for cell in stack if cell is not None}) > 1 else 0.0
        return _WEIGHT.get(head.role, USUAL_WEIGHT) + group_bonus
    if bottom is None:
        return 0.0
    if isinstance(bottom, str) and len(bottom) <= SHORT_TEXT:
        return UNKNOWN_TEXT
    return DATA_CELL


def repeats(header: Header, first: Header) -> bool:
    """Whether a header says the same as an earlier one, as at the top of a second page."""
    ours, theirs = header.text.split("|"), first.text.split("|")
    same = sum(a == b and a != "" for a, b in zip(ours, theirs, strict=False))
    return same >= LEAST_REPEAT * max(sum(map(bool, ours)), sum(map(bool, theirs)))
