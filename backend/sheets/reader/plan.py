"""Which column is what: the words of the header confirmed by what the column contains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from backend.sheets.reader.beside import Beside, beside_of
from backend.sheets.reader.header import PEOPLE
from backend.sheets.reader.hours_columns import HoursColumns, HoursSlot, hours_slots
from backend.sheets.reader.names import is_name_like
from backend.sheets.reader.vocabulary import Head, Role, head_of
from sync.notation.contract_types import contract_type_of
from sync.notation.days import day_of, span_of
from sync.notation.months import months_in, period_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.header import Header

FEW = 3
MANY_NAMES = 0.7
_CONTRACT = re.compile(r"\b(contrats?|embauche|mission)\b")
ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read the lines of one table, or of one of several tables side by side."""

    names: tuple[int, ...]
    slots: tuple[HoursSlot, ...]
    columns: dict[Role, int] = field(default_factory=dict)
    tutors: tuple[int, ...] = ()
    birth_name: int | None = None
    besides: tuple[Beside, ...] = ()

    @property
    def attributes(self) -> tuple[int, ...]:
        """The columns that say something of the person or the contract, beside name and hours."""
        kept = (Role.TYPE, Role.START, Role.END, Role.DATES, Role.BIRTH_DATE, Role.SIRET)
        return tuple(self.columns[role] for role in kept if role in self.columns) + self.tutors


def plans_of(grid: Grid, header: Header, last: int) -> list[Plan]:
    """The plan of a table whose lines end before `last`; several when tables stand side by side."""
    rows = range(header.bottom, last)
    plans = []
    for left, right in _segments(header.heads):
        plan = _plan(grid, header.heads, rows, range(left, right))
        if plan.names and plan.slots:
            beside = beside_of(grid, header, rows, range(left, right), plan.slots)
            plans.append(replace(plan, besides=beside))
    return plans


def _segments(heads: Sequence[Head | None]) -> list[tuple[int, int]]:
    """Cuts a header in which the same name column comes back, with hours in between."""
    starts: list[int] = []
    for column, head in enumerate(heads):
        if head is None or head.role not in {Role.NAME, Role.LAST}:
            continue
        first = heads[starts[0]] if starts else None
        same = first is not None and first.text == head.text
        between = heads[starts[-1] : column] if starts else ()
        if not starts or (same and any(h and h.role in {Role.HOURS, Role.DAYS} for h in between)):
            starts.append(column)
    if len(starts) < 2:  # noqa: PLR2004
        return [(0, len(heads))]
    starts = [s - 1 if s and (h := heads[s - 1]) and h.role is Role.INDEX else s for s in starts]
    return list(zip([0, *starts[1:]], [*starts[1:], len(heads)], strict=True))


def _plan(grid: Grid, heads: Sequence[Head | None], rows: range, span: range) -> Plan:
    def cells(column: int) -> list[Cell]:
        return [grid.rows[r][column] for r in rows if grid.rows[r][column] is not None]

    def having(*roles: Role) -> list[int]:
        return [c for c in span if (head := heads[c]) is not None and head.role in roles]

    names, birth_name = _name_columns(heads, having, cells)
    columns: dict[Role, int] = {}
    for role, fits in _FITS.items():
        best = _best_fitting(having(role), heads, cells, fits)
        if best is not None:
            columns[role] = best
    tutors = [c for c in having(Role.TUTOR) if any(isinstance(cell, str) for cell in cells(c))]
    if Role.INDEX in columns and columns[Role.INDEX] in names:
        del columns[Role.INDEX]
    return Plan(
        names,
        hours_slots(HoursColumns(grid, heads, rows), span),
        columns,
        _neighbours(tutors),
        birth_name,
    )


def _neighbours(columns: list[int]) -> tuple[int, ...]:
    kept = columns[:1]
    for column in columns[1:]:
        if column == kept[-1] + 1:
            kept.append(column)
    return tuple(kept)


def _name_columns(
    heads: Sequence[Head | None],
    having: Callable[..., list[int]],
    cells: Callable[[int], list[Cell]],
) -> tuple[tuple[int, ...], int | None]:
    """The columns that make a name, in order, and a separate birth name if there is one."""
    most = max((len(cells(c)) for c in having(*PEOPLE)), default=0) or 1
    worded = [c for c in having(*PEOPLE) if not cells(c) or _share(cells(c), _is_wordy) > ENOUGH]
    worded.sort(key=lambda c: -round(sum(map(_is_wordy, cells(c))) / most, 1))
    by_role = {role: [c for c in worded if (h := heads[c]) and h.role is role] for role in PEOPLE}
    first, birth = by_role[Role.FIRST][:1], by_role[Role.BIRTH_NAME][:1]
    last = by_role[Role.LAST][:1] or (by_role[Role.NAME][:1] if first else [])
    if first and (last or birth):
        spare = birth[0] if birth and last else None
        return (*(last or birth), *first), spare
    full = by_role[Role.NAME] or by_role[Role.LAST] or birth or first
    same_header = [
        c for c in full if (h := heads[c]) and (k := heads[full[0]]) and h.text == k.text
    ]
    names = _neighbours(same_header)
    if len(names) == 1 and _continues(heads, cells, names[0]):
        names = (*names, names[0] + 1)
    return names, None


def _continues(
    heads: Sequence[Head | None], cells: Callable[[int], list[Cell]], column: int
) -> bool:
    """Whether the column after the names, under no header, holds the first names."""
    beside = column + 1
    if beside >= len(heads) or heads[beside] is not None:
        return False
    words = [cell for cell in cells(beside) if isinstance(cell, str) and is_name_like(cell)]
    known = [cell for cell in words if contract_type_of(cell).code is None and not head_of(cell)]
    single = [cell for cell in cells(column) if isinstance(cell, str) and " " not in cell]
    return len(known) > MANY_NAMES * len(cells(column)) and len(single) * 2 >= len(cells(column))


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_wordy(cell: Cell) -> bool:
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def _is_day(cell: Cell) -> bool:
    read = day_of(cell)
    return read.day is not None or (isinstance(cell, str) and not read.unreadable)


def _is_type(cell: Cell) -> bool:
    return contract_type_of(cell).code is not None


def _is_span(cell: Cell) -> bool:
    return span_of(cell)[0].day is not None


def _is_month(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(months_in(cell) or period_in(cell) or day_of(cell).day)
    return day_of(cell).day is not None or (isinstance(cell, (int, float)) and 1 <= cell <= 12)  # noqa: PLR2004


def _is_siret(cell: Cell) -> bool:
    digits = "".join(
        c for c in str(int(cell) if isinstance(cell, float) else cell) if c.isdecimal()
    )
    return 9 <= len(digits) <= 15  # noqa: PLR2004


def _is_count(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and cell.strip(" .°nN").isdecimal()
    )


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and 2000 <= cell <= 2100  # noqa: PLR2004


_FITS: dict[Role, Callable[[Cell], bool]] = {
    Role.TYPE: _is_type, Role.START: _is_day, Role.END: _is_day, Role.DATES: _is_span,
    Role.BIRTH_DATE: _is_day, Role.MONTH: _is_month, Role.YEAR: _is_year, Role.SIRET: _is_siret,
    Role.INDEX: _is_count,
}  # fmt: skip


def _best_fitting(
    columns: list[int],
    heads: Sequence[Head | None],
    cells: Callable[[int], list[Cell]],
    fits: Callable[[Cell], bool],
) -> int | None:
    """The column whose content fits its header best; none when hardly anything fits.

    Of equals, the one that speaks of the contract or the hiring, then the first.
    """
    scored = [
        (round(_share(cells(c), fits), 1), _speaks_of_contract(heads[c]), len(cells(c)), -c)
        for c in columns
    ]
    if not scored:
        return None
    share, _, filled, minus_column = max(scored)
    if filled >= FEW and share < ENOUGH:
        return None
    return -minus_column


def _speaks_of_contract(head: Head | None) -> bool:
    return head is not None and _CONTRACT.search(plain(head.text)) is not None
