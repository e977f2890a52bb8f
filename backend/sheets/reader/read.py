"""Reading a company's monthly file: bytes in, what it says out. Never guesses silently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.sheets.reader.context import line_text, months_stated, siret_stated, year_stated
from backend.sheets.reader.doubts import doubts_of
from backend.sheets.reader.refusals import Refused
from backend.sheets.reader.table import Hints, SheetTables, best_view, read_tables
from backend.sheets.reader.workbook import grids_of
from sync.notation.text import plain
from sync.reconcile.reading import SheetReading, SheetRow, StatedTotal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.sheets.reader.grid import Grid
    from backend.sheets.reader.header import Header
    from sync.notation.months import WrittenMonth

LINES_OF_A_COVER = 60
FEWEST_REPEATED = 3


def read_sheet(
    content: bytes, slot_months: Sequence[str] = (), meanings: Mapping[str, str] | None = None
) -> SheetReading:
    """The rows, months, totals and SIRET of a file, or why it is refused.

    `slot_months` are the months of the deposit: they complete a month written without a year, and
    stand for the month when the file states none. `meanings` are what was said before of this
    company's headers: {"prestation": "hours"}; they beat the vocabulary.
    """
    try:
        grids = [replace(grid, meanings=meanings or {}) for grid in grids_of(content)]
        return _read(grids, tuple(slot_months))
    except Refused as refusal:
        return SheetReading(file_errors=(refusal.code,), why_fr=refusal.fr, why_en=refusal.en)


def _read(grids: list[Grid], slot_months: tuple[str, ...]) -> SheetReading:
    views = [(grid, *best_view(grid)) for grid in grids]
    found = [view for view in views if view[2]]
    clear = [view for view in found if not view[2][0].guessed] or found
    visible = [view for view in clear if not view[0].hidden] or clear
    if not visible:
        raise Refused("F_UNSUPPORTED")
    read = {id(view) for view in visible}
    covers = [view[0] for view in views if id(view) not in read and not view[0].hidden]
    hints = _hints(covers, slot_months)
    sheets: list[SheetTables] = []
    count = 0
    for _, grid, headers in visible:
        sheet = read_tables(grid, headers, hints, count)
        sheets.append(sheet)
        count += len(sheet.rows)
    if not any(sheet.plans for sheet in sheets):
        raise Refused("F_UNSUPPORTED")
    return _reading(sheets, covers, hints)


def _hints(covers: Sequence[Grid], slot_months: tuple[str, ...]) -> Hints:
    lines = [line_text(row) for grid in covers for row in grid.rows[:LINES_OF_A_COVER]]
    return Hints(slot_months, months_stated(lines), year_stated(lines))


def _reading(sheets: list[SheetTables], covers: list[Grid], hints: Hints) -> SheetReading:
    rows, totals = _without_recaps(sheets)
    grids = [sheet.grid for sheet in sheets] + covers
    taken = {n: _table_lines(sheet) for n, sheet in enumerate(sheets)}
    months = sorted({row.month for row in rows if row.month})
    return SheetReading(
        company_siret=siret_stated(
            [grid if not grid.transposed else grid.turned() for grid in grids], taken
        ),
        months=tuple(months or _stated_months(sheets, hints)),
        rows=tuple(rows),
        totals=tuple(totals),
        questions=doubts_of(sheets, rows, totals),
        layout=_fingerprint([header for sheet in sheets for header in sheet.headers]),
    )


def _table_lines(sheet: SheetTables) -> list[tuple[int, int]]:
    """The lines where only table cells are, in which no SIRET of the title block is looked for."""
    if sheet.grid.transposed or not sheet.headers:
        return []
    lines = [row.row for row in sheet.rows]
    return [(sheet.headers[0].top, max(lines, default=sheet.headers[0].bottom))]


def _stated_months(sheets: Sequence[SheetTables], hints: Hints) -> list[str]:
    """The months of a sheet on which nobody worked: its titles', else the deposit's."""
    stated: list[WrittenMonth] = [month for sheet in sheets for month in sheet.stated]
    year = hints.year or (int(hints.slot_months[-1][:4]) if hints.slot_months else None)
    months = {text for month in stated if (text := month.in_year(year))}
    return sorted(months) if months else list(hints.slot_months[:1])


def _without_recaps(sheets: list[SheetTables]) -> tuple[list[SheetRow], list[StatedTotal]]:
    """All rows and totals, less those of a tab that only repeats what the other tabs say."""
    kept: list[SheetTables] = []
    for sheet in sorted(sheets, key=lambda s: _is_recap_name(s.grid.name)):
        said = {_said(row) for other in kept for row in other.rows}
        enough = len(sheet.rows) >= FEWEST_REPEATED or _is_recap_name(sheet.grid.name)
        if enough and sheet.rows and all(_said(row) in said for row in sheet.rows):
            continue
        kept.append(sheet)
    rows: list[SheetRow] = []
    totals: list[StatedTotal] = []
    count = 0
    for sheet in sheets:
        if not any(sheet is other for other in kept):
            count += len(sheet.rows)
            continue
        shift = len(rows) - count
        totals += [
            replace(total, rows=tuple(i + shift for i in total.rows)) for total in sheet.totals
        ]
        rows += sheet.rows
        count += len(sheet.rows)
    return rows, totals


def _is_recap_name(name: str | None) -> bool:
    return any(
        word in plain(name or "") for word in ("recap", "synthese", "total", "bilan", "cumul")
    )


def _said(row: SheetRow) -> tuple[str, str | None, float | None]:
    return " ".join(sorted(plain(row.name_raw).split())), row.month, row.hours


def _fingerprint(headers: Sequence[Header]) -> str:
    """The words of the headers: the same layout next month has the same fingerprint."""
    return " / ".join(dict.fromkeys(header.text for header in headers))
