"""Which column is what: the words of the header confirmed by what the column contains."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.sheets.reader.header import PEOPLE
from backend.sheets.reader.vocabulary import Flavour, Head, Role
from sync.notation.contract_types import contract_type_of
from sync.notation.days import day_of, span_of
from sync.notation.hours import hours_of
from sync.notation.months import WrittenMonth, months_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.header import Header

HOURS_PER_DAY = 7.0
FEW = 3
ENOUGH_DATES = 0.3
ENOUGH_HOURS = 0.3
RANK = {
    Flavour.INSERTION: 6.0, Flavour.DONE: 5.0, Flavour.TOTAL: 4.0, Flavour.PLAIN: 3.5, Flavour.PAID: 2.5,
    Flavour.PLANNED: 1.0, Flavour.PART: 0.5, Flavour.CUMUL: 0.3, Flavour.PREVIOUS: 0.2,
}  # fmt: skip
BARE_TOTAL, PARTS, DAYS = 3.0, 2.2, 2.0
BLANK = 0.1
DOUBTFUL = 2.0


@dataclass(frozen=True, slots=True)
class HoursSlot:
    """Where the hours of one month are: a column, or parts to add up, or both (parts as a check)."""

    month: WrittenMonth | None
    column: int | None
    parts: tuple[int, ...] = ()
    factor: float = 1.0
    rank: float = 0.0

    @property
    def columns(self) -> tuple[int, ...]:
        """Every column that holds some of these hours."""
        return (*((self.column,) if self.column is not None else ()), *self.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read the lines of one table, or of one of several tables side by side."""

    names: tuple[int, ...]
    slots: tuple[HoursSlot, ...]
    columns: dict[Role, int] = field(default_factory=dict)
    tutors: tuple[int, ...] = ()
    birth_name: int | None = None

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
            plans.append(plan)
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
        best = _best_fitting(having(role), cells, fits)
        if best is not None:
            columns[role] = best
    tutors = [c for c in having(Role.TUTOR) if any(isinstance(cell, str) for cell in cells(c))]
    if Role.INDEX in columns and columns[Role.INDEX] in names:
        del columns[Role.INDEX]
    return Plan(names, _slots(grid, heads, rows, span), columns, _neighbours(tutors), birth_name)


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
    worded = [
        c for c in having(*PEOPLE) if not cells(c) or _share(cells(c), _is_wordy) > ENOUGH_HOURS
    ]
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
    return _neighbours(same_header), None


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
        return bool(months_in(cell))
    return day_of(cell).day is not None or (isinstance(cell, (int, float)) and 1 <= cell <= 12)  # noqa: PLR2004


def _is_siret(cell: Cell) -> bool:
    digits = "".join(c for c in str(int(cell) if isinstance(cell, float) else cell) if c.isdigit())
    return 9 <= len(digits) <= 15  # noqa: PLR2004


def _is_count(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and cell.strip(" .°nN").isdigit()
    )


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and 2000 <= cell <= 2100  # noqa: PLR2004


_FITS: dict[Role, Callable[[Cell], bool]] = {
    Role.TYPE: _is_type, Role.START: _is_day, Role.END: _is_day, Role.DATES: _is_span, Role.BIRTH_DATE: _is_day,
    Role.MONTH: _is_month, Role.YEAR: _is_year, Role.SIRET: _is_siret, Role.INDEX: _is_count,
}  # fmt: skip


def _best_fitting(
    columns: list[int], cells: Callable[[int], list[Cell]], fits: Callable[[Cell], bool]
) -> int | None:
    """The column whose content fits its header best; none when hardly anything fits."""
    scored = [(_share(cells(c), fits), len(cells(c)), -c) for c in columns]
    if not scored:
        return None
    share, filled, minus_column = max(scored)
    if filled >= FEW and share < ENOUGH_DATES:
        return None
    return -minus_column


def _slots(
    grid: Grid, heads: Sequence[Head | None], rows: range, span: range
) -> tuple[HoursSlot, ...]:
    monthly: dict[WrittenMonth | None, list[int]] = {}
    dated = [c for c in span if (h := heads[c]) and h.role is Role.DAY and h.day]
    as_months = bool(dated) and all(h.month for c in dated if (h := heads[c]))
    for column in span:
        head = heads[column]
        if head is None or head.role not in {Role.HOURS, Role.DAYS, Role.WEEK, Role.DAY}:
            continue
        monthly.setdefault(_month_of(head, as_months=as_months), []).append(column)
    named = [month for month in monthly if month is not None]
    slots = (
        [
            _slot(grid, heads, rows, month, monthly[month], as_months=as_months)
            for month in named or [None]
        ]
        if monthly
        else []
    )
    kept = [slot for slot in slots if slot is not None]
    if named and None in monthly and not any(slot.rank > DOUBTFUL for slot in kept):
        general = _slot(grid, heads, rows, None, monthly[None], as_months=False)
        return (general,) if general else ()
    if len(kept) == 1 and None in monthly and kept[0].column is None:
        kept = [_with_general_column(grid, heads, rows, kept[0], monthly[None])]
    return tuple(kept)


def _with_general_column(
    grid: Grid, heads: Sequence[Head | None], rows: range, slot: HoursSlot, columns: list[int]
) -> HoursSlot:
    """Daily columns of one month beside a column of hours: that column is their total."""
    general = _slot(grid, heads, rows, None, columns, as_months=False)
    if general is None or general.column is None or general.rank < DOUBTFUL:
        return slot
    return HoursSlot(slot.month, general.column, slot.parts, general.factor, general.rank)


def _month_of(head: Head, *, as_months: bool) -> WrittenMonth | None:
    if head.role is Role.DAY and head.day is not None and not as_months:
        return WrittenMonth(head.day.month, head.day.year)
    return head.month


def _slot(
    grid: Grid,
    heads: Sequence[Head | None],
    rows: range,
    month: WrittenMonth | None,
    columns: list[int],
    *,
    as_months: bool,
) -> HoursSlot | None:
    parts = tuple(
        c for c in columns if (h := heads[c]) and h.role in {Role.WEEK, Role.DAY} and not as_months
    )
    parts = tuple(c for c in parts if _hours_share(grid, c, rows) > ENOUGH_HOURS)
    whole = [
        c
        for c in columns
        if c not in parts and (h := heads[c]) and (h.role not in {Role.WEEK, Role.DAY} or as_months)
    ]
    ranked = [(_rank(heads[c], grid, c, rows), -c) for c in whole]
    rank, minus_column = max(ranked, default=(0.0, 0))
    if parts and rank < PARTS:
        return HoursSlot(month, None, parts, rank=PARTS)
    if rank <= 0.0:
        return None
    head = heads[-minus_column]
    factor = HOURS_PER_DAY if head is not None and head.role is Role.DAYS else 1.0
    return HoursSlot(month, -minus_column, parts, factor, rank)


def _rank(head: Head | None, grid: Grid, column: int, rows: range) -> float:
    """How likely a column is the hours done: its words, then whether it holds hours at all."""
    if head is None:
        return 0.0
    share = _hours_share(grid, column, rows)
    if share < ENOUGH_HOURS:
        return BLANK if share == 0.0 and not _filled(grid, column, rows) else 0.0
    rank = DAYS if head.role is Role.DAYS else RANK[head.flavour or Flavour.PLAIN]
    if head.flavour is Flavour.TOTAL and not _says_hours(head.text):
        rank = BARE_TOTAL
    return rank + 0.05 * share


def _filled(grid: Grid, column: int, rows: range) -> bool:
    return any(grid.rows[r][column] is not None for r in rows)


def _says_hours(text: str) -> bool:
    return any(word in {"heures", "heure", "h", "hrs", "horaire"} for word in plain(text).split())


def _hours_share(grid: Grid, column: int, rows: range) -> float:
    """Of the filled cells of a column, how many read as hours."""
    values = [grid.rows[r][column] for r in rows if grid.rows[r][column] is not None]
    uncached = sum((r, column) in grid.uncached for r in rows)
    if not values and not uncached:
        return 0.0
    read = sum(hours_of(value).hours is not None for value in values)
    return (read + uncached) / (len(values) + uncached)
