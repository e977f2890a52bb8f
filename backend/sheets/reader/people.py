"""From a line of a table to its rows: one for each person and month, with their errors."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.sheets.reader.lines import injects
from backend.sheets.reader.more import more_of, part_hours
from backend.sheets.reader.vocabulary import Role
from sync.notation.contract_types import contract_type_of
from sync.notation.days import DayRead, day_of, span_of
from sync.notation.hours import hours_of
from sync.notation.months import WrittenMonth, months_in, period_in
from sync.reconcile.reading import SheetRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.hours_columns import HoursSlot
    from backend.sheets.reader.lines import Line
    from backend.sheets.reader.plan import Plan

HOURS_PER_DAY = 24
LONGEST_MONTH_HOURS = 31 * HOURS_PER_DAY
NAME_CELLS = ("name", "first")
SIRET_LENGTH = 14
OLDEST_BIRTH_PIVOT = 15
_DASH = re.compile(r"^[-–—/.\s]+$")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The month of the lines that do not say theirs, and the year of months written without one."""

    month: str | None
    year: int | None
    years: Mapping[int, int] = field(default_factory=dict)

    def resolved(self, written: WrittenMonth | None) -> str | None:
        """A written month as YYYY-MM; a number of `years` knows its year, as in Nov. to January."""
        if written is None:
            return None
        return written.in_year(self.years.get(written.number, self.year))


@dataclass(frozen=True, slots=True)
class _About:
    """What a line says of the person and the contract, whatever the month."""

    contract_type: str | None
    start: date | None
    end: date | None
    tutor: str | None
    siret: str | None
    birth_date: date | None
    errors: tuple[str, ...]
    cells: dict[str, str]


def rows_of(
    grid: Grid, plan: Plan, line: Line, when: Calendar, section_type: str | None
) -> list[tuple[int, SheetRow]]:
    """The rows of a person's line, each with the number of its slot.

    Several months side by side: a blank cell is no row.
    """
    about = _about(grid, plan, line.row, section_type)
    several = len(plan.slots) > 1
    rows = []
    for number, slot in enumerate(plan.slots):
        value, _, error = slot_hours(grid, slot, line.row)
        if several and error != "E_FORMULA_NO_CACHE" and (value is None or _is_dash(value)):
            continue
        month = when.resolved(slot.month) or _own_month(grid, plan, line.row, when) or when.month
        rows.append((number, _row(grid, plan, line, (slot, about, month))))
    return rows


def _is_dash(value: Cell) -> bool:
    return isinstance(value, str) and bool(_DASH.match(value))


def slot_hours(grid: Grid, slot: HoursSlot, row: int) -> tuple[Cell, float | None, str | None]:
    """What is written for a month, the hours it means, and the error if it means none.

    A column of hours left blank beside filled days or weeks is the sum of these.
    """
    cells = grid.rows[row]
    if slot.column is not None:
        value = cells[slot.column]
        if value is None and (row, slot.column) in grid.uncached:
            return None, None, "E_FORMULA_NO_CACHE"
        if value is not None:
            read = hours_of(value)
            return (
                value,
                None if read.hours is None else round(read.hours * slot.factor, 4),
                read.error,
            )
    return _summed(grid, slot, row)


def _summed(grid: Grid, slot: HoursSlot, row: int) -> tuple[Cell, float | None, str | None]:
    cells = grid.rows[row]
    written = [cells[c] for c in slot.parts if cells[c] is not None]
    if not written:
        uncached = any((row, c) in grid.uncached for c in slot.parts)
        return None, None, "E_FORMULA_NO_CACHE" if uncached else "E_HOURS_MISSING"
    hours = [read for cell in written if (read := part_hours(slot, cell)) is not None]
    if not hours:
        return written[0], None, "E_HOURS_UNREADABLE"
    return written[0], round(sum(hours), 4), None


def _own_month(grid: Grid, plan: Plan, row: int, when: Calendar) -> str | None:
    column = plan.columns.get(Role.MONTH)
    if column is None:
        return None
    written = _written_month(grid.rows[row][column])
    own_year = _own_year(grid, plan, row)
    if written is not None and own_year is not None:
        return written.in_year(own_year)
    return when.resolved(written)


def _written_month(value: Cell) -> WrittenMonth | None:
    """The month of a cell: its name, its number, a period that ends in it, a day of it."""
    if isinstance(value, str) and (months := period_in(value)[-1:] or months_in(value)):
        return months[0]
    if (isinstance(value, str) and value.isdecimal()) or isinstance(value, (int, float)):
        number = int(value)
        if 1 <= number <= 12:  # noqa: PLR2004
            return WrittenMonth(number)
    day = day_of(value).day
    return WrittenMonth(day.month, day.year) if day else None


def _own_year(grid: Grid, plan: Plan, row: int) -> int | None:
    column = plan.columns.get(Role.YEAR)
    value = grid.rows[row][column] if column is not None else None
    return int(value) if isinstance(value, (int, float)) else None


def _about(grid: Grid, plan: Plan, row: int, section_type: str | None) -> _About:
    cells = grid.rows[row]
    at = plan.columns

    def cell(role: Role) -> Cell:
        return cells[at[role]] if role in at else None

    kind = contract_type_of(cell(Role.TYPE))
    start, end = day_of(cell(Role.START)), day_of(cell(Role.END))
    if Role.DATES in at and Role.START not in at:
        start, end = span_of(cell(Role.DATES))
    tutor = " ".join(text for c in plan.tutors if isinstance(text := cells[c], str)) or None
    return _About(
        kind.code if Role.TYPE in at else section_type,
        start.day,
        end.day,
        tutor,
        _siret(cell(Role.SIRET)),
        day_of(cell(Role.BIRTH_DATE), pivot=OLDEST_BIRTH_PIVOT).day,
        tuple(_contract_errors(start, end, unknown=kind.unknown))
        + (("E_INJECTION",) if injects(cells) else ()),
        {
            name: grid.place(row, column)
            for name, column in (
                *zip(NAME_CELLS, plan.names, strict=False),
                *((role.value, column) for role, column in at.items()),
            )
            if cells[column] is not None
        },
    )


def _contract_errors(start: DayRead, end: DayRead, *, unknown: bool) -> list[str]:
    errors = []
    if start.unreadable or end.unreadable:
        errors.append("E_DATE_UNREADABLE")
    if start.day is not None and end.day is not None and end.day < start.day:
        errors.append("E_DATE_ORDER")
    if unknown:
        errors.append("E_CONTRACT_UNKNOWN")
    return errors


def _siret(value: Cell) -> str | None:
    if isinstance(value, float):
        value = str(int(value))
    digits = re.sub(r"\D", "", str(value)) if value is not None else ""
    return digits if len(digits) == SIRET_LENGTH else None


def _row(
    grid: Grid, plan: Plan, line: Line, what: tuple[HoursSlot, _About, str | None]
) -> SheetRow:
    slot, about, month = what
    _, hours, error = slot_hours(grid, slot, line.row)
    more = more_of(grid, plan, slot, line.row, month)
    errors = [] if line.name else ["E_NAME_MISSING"]
    if error:
        errors.append(error)
    if hours is not None:
        errors += _hours_errors(hours, month)
    measured = slot.column if slot.column is not None else (slot.parts[0] if slot.parts else None)
    cells = dict(about.cells)
    if measured is not None:
        cells["hours"] = grid.place(line.row, measured)
    return SheetRow(
        sheet=grid.name,
        row=grid.line(line.row),
        month=month,
        name_raw=line.name,
        hours=hours,
        contract_type=about.contract_type,
        start=about.start,
        end=about.end,
        tutor=about.tutor,
        company_siret=about.siret,
        birth_date=about.birth_date,
        errors=(*errors, *about.errors),
        cells={**cells, **more.cells},
        training=more.training,
        absence=more.absence,
        daily=more.daily,
    )


def _hours_errors(hours: float, month: str | None) -> list[str]:
    if hours < 0:
        return ["E_HOURS_NEGATIVE"]
    most = LONGEST_MONTH_HOURS
    if month is not None:
        most = calendar.monthrange(int(month[:4]), int(month[5:]))[1] * HOURS_PER_DAY
    return ["E_HOURS_ABSURD"] if hours > most else []
