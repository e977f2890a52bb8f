"""HTML and SpreadsheetML saved under the name .xls, as grids."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from backend.sheets.reader.grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid, cleaned, rectangular
from backend.sheets.reader.refusals import Refused

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Merge

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


class _Tables(HTMLParser):
    """Collects the rows of every table of a page, and the lines of text outside them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Cell]] = []
        self.merges: list[Merge] = []
        self.notes: list[str] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._hidden = 0
        self._taken: dict[tuple[int, int], bool] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "title"):
            self._hidden += 1
        elif tag == "tr":
            self._close_cell()
            self.rows.append([])
            if len(self.rows) > MOST_ROWS:
                raise Refused("F_TOO_BIG")
        elif tag in ("td", "th") and self.rows:
            self._close_cell()
            given = dict(attrs)
            self._span = (_count(given.get("rowspan")), _count(given.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "title"):
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._text is not None:
            self._text.append(data)
        elif data.strip():
            self.notes.append(" ".join(data.split()))

    def _close_cell(self) -> None:
        if self._text is None:
            return
        row, line = self.rows[-1], len(self.rows) - 1
        while self._taken.pop((line, len(row)), False):
            row.append(None)
        down, across = self._span
        if len(row) + across > MOST_COLUMNS:
            raise Refused("F_TOO_BIG")
        if down * across > 1:
            self.merges.append((line, len(row), line + down - 1, len(row) + across - 1))
        for below in range(1, down):
            for beside in range(across):
                self._taken[(line + below, len(row) + beside)] = True
        row.append(cleaned("".join(self._text)))
        row.extend([None] * (across - 1))
        self._text = None


def _count(written: str | None) -> int:
    return max(1, min(int(written), MOST_COLUMNS)) if written and written.isdecimal() else 1


def html_grid(text: str) -> Grid:
    """All the tables of a page, one below the other."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return Grid(None, rectangular(reader.rows), reader.merges, notes=reader.notes)


def spreadsheetml_grids(text: str) -> list[Grid]:
    """The worksheets of an Excel 2003 XML file."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused("F_CORRUPT", "DTD")
    body = text[text.find("<", text.find("?>")) :] if text.lstrip().startswith("<?xml") else text
    try:
        root = ET.fromstring(body)  # no document type: refused above  # noqa: S314  # nosec B314
    except ET.ParseError as fault:
        raise Refused("F_CORRUPT") from fault
    return [_worksheet(sheet) for sheet in root.iter(f"{_SS}Worksheet")]


def _worksheet(sheet: ET.Element) -> Grid:
    rows: list[list[Cell]] = []
    merges: list[Merge] = []
    for row in sheet.iter(f"{_SS}Row"):
        line = _whole(row, "Index", len(rows) + 1) - 1
        if line >= MOST_ROWS:
            raise Refused("F_TOO_BIG")
        rows.extend([] for _ in range(line - len(rows)))
        rows.append(_cells(row, line, merges))
    return Grid(sheet.get(f"{_SS}Name"), rectangular(rows), merges)


def _cells(row: ET.Element, line: int, merges: list[Merge]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in row.iter(f"{_SS}Cell"):
        column = _whole(cell, "Index", len(cells) + 1) - 1
        across, down = (
            _whole(cell, "MergeAcross", 0),
            _whole(cell, "MergeDown", 0),
        )
        if column + across >= MOST_COLUMNS:
            raise Refused("F_TOO_BIG")
        cells.extend([None] * (column - len(cells)))
        if across or down:
            merges.append((line, column, line + down, column + across))
        cells.append(_value(cell.find(f"{_SS}Data")))
        cells.extend([None] * across)
    return cells


def _whole(element: ET.Element, name: str, otherwise: int) -> int:
    written = element.get(f"{_SS}{name}")
    if written is None:
        return otherwise
    if not written.isdecimal():
        raise Refused("F_CORRUPT")
    return int(written)


def _value(data: ET.Element | None) -> Cell:
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_SS}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text.partition(".")[0])
    except ValueError:
        return cleaned(text)
    return cleaned(text)
