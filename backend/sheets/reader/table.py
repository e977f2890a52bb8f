"""Reading one sheet: its tables one after the other, its rows, its totals."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from backend.sheets.reader.context import line_text, months_stated, year_stated
from backend.sheets.reader.header import headers_of, repeats
from backend.sheets.reader.headless import guessed_header
from backend.sheets.reader.hours_columns import DOUBTFUL
from backend.sheets.reader.lines import Kind, lines_of
from backend.sheets.reader.names import is_name_like
from backend.sheets.reader.people import Calendar, rows_of
from backend.sheets.reader.plan import Plan, plans_of
from backend.sheets.reader.repair import repaired_headers
from backend.sheets.reader.totals import TotalKeeper
from backend.sheets.reader.vocabulary import Role, head_of
from sync.notation.contract_types import contract_type_of, names_a_type
from sync.notation.months import WrittenMonth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.sheets.reader.grid import Cell, Grid
    from backend.sheets.reader.header import Header
    from backend.sheets.reader.lines import Line
    from sync.reconcile.reading import SheetRow, StatedTotal


CLEAR = 9.0
"""The worth of a header that leaves nothing to win by turning the sheet."""
ENOUGH_PEOPLE = 5


@dataclass(slots=True)
class SheetTables:
    """What one sheet gave: rows, totals, the lines its tables take, the months its titles state."""

    grid: Grid
    headers: list[Header]
    first_index: int
    rows: list[SheetRow] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    stated: tuple[WrittenMonth, ...] = ()
    plans: list[Plan] = field(default_factory=list)

    def close(self, totals: Sequence[TotalKeeper]) -> None:
        """A table has ended: the totals written above its rows can be told."""
        self.totals += [total for keeper in totals for total in keeper.finished()]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known outside the sheet: the months of the deposit, of other tabs, the year."""

    slot_months: tuple[str, ...] = ()
    months: tuple[WrittenMonth, ...] = ()
    year: int | None = None


def best_view(grid: Grid) -> tuple[Grid, list[Header]]:
    """The sheet as it stands or turned on its side, whichever shows the better header.

    Without one, a header with an unknown word, then the contents alone.
    """
    upright = headers_of(grid)
    best = _worth(grid, upright)
    if best > CLEAR:
        return grid, upright
    turned = grid.turned()
    sideways = headers_of(turned)
    if _worth(turned, sideways) > best + 0.5:
        return turned, sideways
    if upright:
        return grid, upright
    for view in (grid, turned):
        if headers := repaired_headers(view):
            return view, headers
    guess = guessed_header(grid)
    return grid, [guess] if guess else []


def _worth(grid: Grid, headers: Sequence[Header]) -> float:
    """The best header's score, weighed by the names that stand below it."""
    worth = 0.0
    for header in headers:
        for plan in plans_of(grid, header, len(grid.rows))[:1]:
            rows = grid.rows[header.bottom : header.bottom + ENOUGH_PEOPLE * 2]
            named = sum(
                isinstance(n := row[plan.names[0]], str) and is_name_like(n) for row in rows
            )
            worth = max(worth, header.score + min(named, ENOUGH_PEOPLE) if named else 0.1)
    return worth


def read_tables(
    grid: Grid, headers: Sequence[Header], hints: Hints, first_index: int
) -> SheetTables:
    """Every table of a sheet. A repeated header continues its table; a title starts another."""
    result = SheetTables(grid, list(headers), first_index)
    above = 0
    months: tuple[WrittenMonth, ...] = ()
    totals: list[TotalKeeper] = []
    ends = [*(header.top for header in headers[1:]), len(grid.rows)]
    every_plan = _worth_reading([plans_of(grid, h, e) for h, e in zip(headers, ends, strict=True)])
    for number, (header, last) in enumerate(zip(headers, ends, strict=True)):
        titles = _titles(grid, above, header.top)
        own = months_stated([*grid.notes, *titles] if number == 0 else titles)
        continued = number > 0 and not own and repeats(header, headers[number - 1])
        months = own or (months if continued else ()) or _of_tab(grid)
        result.stated = (*result.stated, *(m for m in own if m not in result.stated))
        when = _calendar(months, hints, [grid.name or "", *titles])
        plans = every_plan[number]
        if not continued or len(plans) != len(totals):
            result.close(totals)
            totals = [TotalKeeper() for _ in plans]
        for plan, keeper in zip(plans, totals, strict=True):
            above = _read_plan(result, plan, (header.bottom, last), when, keeper)
    result.close(totals)
    result.stated = result.stated or _of_tab(grid)
    return result


def _worth_reading(plans: list[list[Plan]]) -> list[list[Plan]]:
    """Beside a table of hours done, a table of planned or cumulated hours alone is none."""
    best = max((slot.rank for some in plans for plan in some for slot in plan.slots), default=0.0)
    if best < DOUBTFUL:
        return plans
    return [[p for p in some if any(s.rank >= DOUBTFUL for s in p.slots)] for some in plans]


def _titles(grid: Grid, first: int, last: int) -> list[str]:
    """The lines above a header; of a sheet turned on its side, any line not of the table."""
    if grid.transposed:
        return [
            line_text(row)
            for row in grid.turned().rows
            if head_of(row[0] if row else None) is None or _is_month_line(row)
        ]
    return [line_text(row) for row in grid.rows[first:last]]


def _is_month_line(row: Sequence[Cell]) -> bool:
    return (head := head_of(row[0])) is not None and head.role is Role.MONTH


def _of_tab(grid: Grid) -> tuple[WrittenMonth, ...]:
    return months_stated([grid.name]) if grid.name else ()


def _calendar(months: tuple[WrittenMonth, ...], hints: Hints, texts: Sequence[str]) -> Calendar:
    """The month of lines that state none: the title's, the tab's, another tab's, the deposit's."""
    chosen = months or hints.months
    stated = year_stated(texts) or hints.year
    slots = [WrittenMonth(int(slot[5:]), int(slot[:4])) for slot in hints.slot_months]
    years = {m.number: m.year for m in slots if m.year and stated in {None, m.year}}
    years |= {m.number: m.year for m in chosen if m.year}
    year = next((m.year for m in chosen if m.year), None) or stated
    when = Calendar(None, year or (slots[-1].year if slots else None), years)
    candidates = [month for m in chosen if (month := when.resolved(m))]
    in_slot = [month for month in candidates if month in hints.slot_months]
    if not candidates and len(hints.slot_months) == 1:
        candidates = list(hints.slot_months)
    return replace(when, month=next(reversed(in_slot or candidates), None))


def _read_plan(
    result: SheetTables, plan: Plan, span: tuple[int, int], when: Calendar, totals: TotalKeeper
) -> int:
    """Reads the lines of one plan; answers where its people end: titles are looked for below."""
    result.plans.append(plan)
    section = (
        contract_type_of(result.grid.name).code if names_a_type(result.grid.name or "") else None
    )
    end = span[0]
    for line in lines_of(result.grid, plan, *span):
        if line.kind is Kind.TITLE:
            section, when = _section(line, section, when)
        elif line.kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            result.totals += totals.total(result.grid, plan, line)
            end = line.row + 1
        elif line.kind is Kind.PERSON:
            for slot, row in rows_of(result.grid, plan, line, when, section):
                totals.person(result.first_index + len(result.rows), row, slot)
                result.rows.append(row)
            end = line.row + 1
    return end


def _section(line: Line, section: str | None, when: Calendar) -> tuple[str | None, Calendar]:
    """A title between lines may name the kind of contract or the month of what follows."""
    if names_a_type(line.label):
        section = contract_type_of(line.label).code
    months = months_stated([line.label])
    if len(months) == 1 and (month := when.resolved(months[0])):
        when = replace(when, month=month)
    return section, when
