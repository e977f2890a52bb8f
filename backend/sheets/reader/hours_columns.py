"""Which columns hold the hours done, of which month: words first, then what the columns contain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.sheets.reader.vocabulary import Flavour, Head, Role, day_of_head
from sync.notation.hours import hours_of
from sync.notation.months import WrittenMonth
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from backend.sheets.reader.grid import Cell, Grid

HOURS_PER_DAY = 7.0
ENOUGH = 0.3
FEWEST_PRESENCES = 4
RANK = {
    Flavour.INSERTION: 6.0, Flavour.DONE: 5.0, Flavour.TOTAL: 4.0, Flavour.PLAIN: 3.5,
    Flavour.PAID: 2.5, Flavour.PLANNED: 1.0, Flavour.PART: 0.5, Flavour.CUMUL: 0.3,
    Flavour.PREVIOUS: 0.2,
}  # fmt: skip
BARE_TOTAL, PARTS, DAYS, BLANK = 3.0, 2.2, 2.0, 0.1
DOUBTFUL = 2.0
_PARTIAL = frozenset({Role.WEEK, Role.DAY})
_MEASURES = frozenset({Role.HOURS, Role.DAYS, Role.WEEK, Role.DAY})
_PRESENT = frozenset({"x", "p"})
_SAYS_HOURS = frozenset({"heures", "heure", "h", "hrs", "horaire"})


@dataclass(frozen=True, slots=True)
class HoursSlot:
    """Where the hours of one month are: a column, or parts to add up, or both.

    `days` are the days of the month that the parts stand for, empty where they are no calendar.
    """

    month: WrittenMonth | None
    column: int | None
    parts: tuple[int, ...] = ()
    factor: float = 1.0
    rank: float = 0.0
    days: tuple[int, ...] = ()
    part_factor: float = 1.0

    @property
    def columns(self) -> tuple[int, ...]:
        """Every column that holds some of these hours."""
        return (*((self.column,) if self.column is not None else ()), *self.parts)

    def without_column(self) -> HoursSlot:
        """The same hours, from their parts alone."""
        return replace(self, column=None)


@dataclass(frozen=True, slots=True)
class HoursColumns:
    """The lines of a table, seen as columns that may hold hours."""

    grid: Grid
    heads: Sequence[Head | None]
    rows: range

    def share(self, column: int) -> float:
        """Of the filled cells of a column, how many read as hours."""
        values = [v for r in self.rows if (v := self.grid.rows[r][column]) is not None]
        uncached = sum((r, column) in self.grid.uncached for r in self.rows)
        if not values and not uncached:
            return 0.0
        measure = self._measure(column)
        read = sum(measure(value) is not None for value in values)
        return (read + uncached) / (len(values) + uncached)

    def _measure(self, column: int) -> Callable[[Cell], float | None]:
        head = self.heads[column]
        return hours_of_day if head is not None and head.role is Role.DAY else _hours

    def blank(self, column: int) -> bool:
        """Whether nothing at all is written in a column."""
        return all(self.grid.rows[r][column] is None for r in self.rows)

    def rank(self, column: int) -> float:
        """How likely a column is the hours done; a blank one hardly, one of words not at all."""
        head = self.heads[column]
        if head is None:
            return 0.0
        share = self.share(column)
        if share < ENOUGH:
            return BLANK if self.blank(column) else 0.0
        rank = DAYS if head.role is Role.DAYS else RANK[head.flavour or Flavour.PLAIN]
        if head.flavour is Flavour.TOTAL and _SAYS_HOURS.isdisjoint(plain(head.text).split()):
            rank = BARE_TOTAL
        return rank + 0.05 * share

    def slot(
        self, month: WrittenMonth | None, columns: Iterable[int], *, as_months: bool
    ) -> HoursSlot | None:
        """The best column of a month, or the parts to add up when no column is good enough."""
        parts, whole = [], []
        for column in columns:
            head = self.heads[column]
            if head is not None and head.role in _PARTIAL and not as_months:
                parts += [column] if self.share(column) > ENOUGH else []
            else:
                whole.append(column)
        rank, minus_column = max(((self.rank(c), -c) for c in whole), default=(0.0, 0))
        days = days_of_calendar([self.heads[c] for c in parts])
        unit = HOURS_PER_DAY if days and self._presences(parts) else 1.0
        if parts and rank < PARTS:
            return HoursSlot(month, None, tuple(parts), 1.0, PARTS, days, unit)
        if rank <= 0.0:
            return None
        best = self.heads[-minus_column]
        factor = HOURS_PER_DAY if best is not None and best.role is Role.DAYS else 1.0
        return HoursSlot(month, -minus_column, tuple(parts), factor, rank, days, unit)

    def _presences(self, parts: Iterable[int]) -> bool:
        """Whether the days of a calendar say "there", "half a day", and no hours."""
        cells = [v for c in parts for r in self.rows if (v := self.grid.rows[r][c]) is not None]
        read = [hours for cell in cells if (hours := hours_of_day(cell)) is not None]
        return len(read) >= FEWEST_PRESENCES and max(read) == 1.0


def _hours(cell: Cell) -> float | None:
    return hours_of(cell).hours


def hours_of_day(cell: Cell) -> float | None:
    """What stands under a day: hours, or 1 for a cross; None for a rest, an illness."""
    if isinstance(cell, str) and cell.strip().lower() in _PRESENT:
        return 1.0
    return hours_of(cell).hours


def days_of_calendar(heads: Sequence[Head | None]) -> tuple[int, ...]:
    """The days that columns stand for, each once; empty when one of them is a week or unclear."""
    days = [day_of_head(head) for head in heads if head is not None]
    known = tuple(day for day in days if day is not None)
    return known if len(known) == len(heads) == len(set(known)) else ()


def hours_slots(table: HoursColumns, span: range) -> tuple[HoursSlot, ...]:
    """The hours of a table: a slot for each month of its header, or one for all its lines."""
    dated = [h for c in span if (h := table.heads[c]) and h.role is Role.DAY and h.day]
    as_months = bool(dated) and all(head.month for head in dated)
    monthly = _by_month(table, span, as_months=as_months)
    named = [month for month in monthly if month is not None]
    general = table.slot(None, monthly.get(None, []), as_months=False)
    slots = [s for m in named if (s := table.slot(m, monthly[m], as_months=as_months)) is not None]
    if not slots or (general is not None and all(slot.rank <= DOUBTFUL for slot in slots)):
        return (general,) if general else ()
    if len(slots) == 1 and slots[0].column is None and general is not None:
        return (_with_general_column(slots[0], general),)
    return tuple(slots)


def _by_month(
    table: HoursColumns, span: range, *, as_months: bool
) -> dict[WrittenMonth | None, list[int]]:
    monthly: dict[WrittenMonth | None, list[int]] = {}
    for column in span:
        head = table.heads[column]
        if head is not None and head.role in _MEASURES:
            monthly.setdefault(_month_of(head, as_months=as_months), []).append(column)
    return monthly


def _with_general_column(slot: HoursSlot, general: HoursSlot) -> HoursSlot:
    """Daily columns of one month beside a column of hours: that column is their total."""
    if general.column is None or general.rank < DOUBTFUL:
        return slot
    return replace(slot, column=general.column, factor=general.factor, rank=general.rank)


def _month_of(head: Head, *, as_months: bool) -> WrittenMonth | None:
    if head.role is Role.DAY and head.day is not None and not as_months:
        return WrittenMonth(head.day.month, head.day.year)
    return head.month
