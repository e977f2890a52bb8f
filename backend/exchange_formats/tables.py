"""A table as data, and its two files: a workbook, and a CSV that a spreadsheet opens as it is.

A text never becomes a formula, whatever it begins with. Durations are exact: ``[h]:mm``.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sync.hours import HOUR
from sync.notation.text import harmless

DAY = 24 * HOUR
WIDEST, NARROWEST = 48, 10
SAMPLE = 200
GREY = "#595959"


class Content(StrEnum):
    """What a column holds."""

    TEXT = "text"
    MINUTES = "minutes"
    PER_MILLE = "per_mille"
    COUNT = "count"
    HUNDREDTHS = "hundredths"
    CENTS = "cents"


@dataclass(frozen=True)
class Column:
    """A column: its key in the rows, its heading, what it holds."""

    key: str
    head: str
    content: Content = Content.TEXT


@dataclass(frozen=True)
class Table:
    """A table with a name and a line that says of when and what it is."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[dict[str, Any]]


FORMATS = {
    Content.TEXT: "@",
    Content.MINUTES: "[h]:mm",
    Content.PER_MILLE: "0.0 %",
    Content.COUNT: "0",
    Content.HUNDREDTHS: "0.00",
    Content.CENTS: "#,##0.00 [$€-40C]",
}
DIVISORS = {
    Content.MINUTES: DAY,
    Content.PER_MILLE: 1000,
    Content.COUNT: 1,
    Content.HUNDREDTHS: 100,
    Content.CENTS: 100,
}


def workbook(table: Table) -> bytes:
    """Return a table as a workbook: headings fixed and filtered, figures as figures."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    book.set_properties({"title": table.title})
    sheet = book.add_worksheet(table.name[:31])
    styles = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    head = book.add_format({"bold": True, "bg_color": "#DDDDDD", "text_wrap": True, "border": 1})
    sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_color": GREY}))
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(table, column))
        sheet.write_string(1, number, column.head, head)
    for row, told in enumerate(table.rows, 2):
        for number, column in enumerate(table.columns):
            _write(sheet, (row, number), told.get(column.key), (column, styles[column.content]))
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, max(2, len(table.rows) + 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    book.close()
    return held.getvalue()


def _write(sheet: Worksheet, cell: tuple[int, int], value: Any, how: tuple[Column, Any]) -> None:  # noqa: ANN401
    column, style = how
    if value is None or value == "":
        return
    if column.content is Content.TEXT:
        sheet.write_string(*cell, str(value), style)
    else:
        sheet.write_number(*cell, value / DIVISORS[column.content], style)


def _width(table: Table, column: Column) -> int:
    shown = (len(_plain(column, row.get(column.key))) for row in table.rows[:SAMPLE])
    longest = max(shown, default=0)
    return max(NARROWEST, min(WIDEST, max(longest, len(column.head) // 2) + 2))


def comma_separated(table: Table) -> bytes:
    """Return a table as CSV with semicolons and a mark of UTF-8, as French spreadsheets read it."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([harmless(column.head) for column in table.columns])
    writer.writerows(_cells(table.columns, row) for row in table.rows)
    return held.getvalue().encode("utf-8-sig")


def _cells(columns: Iterable[Column], row: dict[str, Any]) -> list[str]:
    return [
        harmless(text) if column.content is Content.TEXT else text
        for column in columns
        for text in [_plain(column, row.get(column.key))]
    ]


def _plain(column: Column, value: Any) -> str:  # noqa: ANN401 - whatever a row holds
    if value is None:
        return ""
    if column.content is Content.MINUTES:
        whole, rest = divmod(value, HOUR)
        return f"{whole}:{rest:02d}"
    if column.content is Content.PER_MILLE:
        return f"{value / 10:.1f}".replace(".", ",")
    if column.content in (Content.HUNDREDTHS, Content.CENTS):
        return f"{value / 100:.2f}".replace(".", ",")
    return str(value)
