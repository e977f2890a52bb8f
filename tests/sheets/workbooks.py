"""Writes a grid of cells as the kinds of file that companies send."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

import xlsxwriter

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


@dataclass
class Formula:
    """A formula with the value that was saved with it, None when none was."""

    text: str
    value: object = None


@dataclass
class Tab:
    """One sheet to write: cells by row, merged ranges (top, left, bottom, right), hidden or not."""

    cells: list[list[object]]
    name: str = "Feuil1"
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False


def xlsx(*tabs: Tab) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    formats = {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "duration": book.add_format({"num_format": "[h]:mm"}),
    }
    for tab in tabs:
        sheet = book.add_worksheet(tab.name)
        for top, left, bottom, right in tab.merges:
            sheet.merge_range(top, left, bottom, right, "")
        for row, cells in enumerate(tab.cells):
            for column, cell in enumerate(cells):
                _write(sheet, row, column, cell, formats)
        if tab.hidden:
            sheet.hide()
    book.close()
    return held.getvalue()


def _write(sheet, row, column, cell, formats):
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["date"])
    elif isinstance(cell, timedelta):
        sheet.write_number(row, column, cell.total_seconds() / 86400, formats["duration"])
    elif isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, None, "" if cell.value is None else cell.value)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell))


def as_text(cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(cell, float):
        return f"{cell:.2f}".replace(".", ",")
    return str(cell)


def csv_file(tab: Tab, delimiter: str = ";", encoding: str = "cp1252") -> bytes:
    held = io.StringIO()
    width = max(len(row) for row in tab.cells)
    writer = csv.writer(held, delimiter=delimiter, lineterminator="\r\n")
    for row in tab.cells:
        writer.writerow([as_text(cell) for cell in row] + [""] * (width - len(row)))
    return held.getvalue().encode(encoding, errors="replace")


def html_file(tab: Tab) -> bytes:
    covered: set[tuple[int, int]] = set()
    spans = {
        (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in tab.merges
    }
    for top, left, bottom, right in tab.merges:
        covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {
            (top, left)
        }
    lines = []
    for row, cells in enumerate(tab.cells):
        line = "".join(
            _td(cell, spans.get((row, column), (1, 1)))
            for column, cell in enumerate(cells)
            if (row, column) not in covered
        )
        lines.append(f"<tr>{line}</tr>")
    body = "\n".join(lines)
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<head><meta charset="utf-8"><title>Classeur</title>'
        f"<style>td {{ border: 1px }}</style></head><body><table "
        f"border=1>{body}</table></body></html>"
    ).encode()


def _td(cell, span) -> str:
    down, across = span
    attributes = (f' rowspan="{down}"' if down > 1 else "") + (
        f' colspan="{across}"' if across > 1 else ""
    )
    return f"<td{attributes}>{escape(as_text(cell)) or '&nbsp;'}</td>"


def spreadsheetml(*tabs: Tab) -> bytes:
    sheets = "".join(_ml_sheet(tab) for tab in tabs)
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


def _ml_sheet(tab: Tab) -> str:
    rows = []
    for number, cells in enumerate(tab.cells, 1):
        line = "".join(
            _ml_cell(column, cell) for column, cell in enumerate(cells, 1) if cell not in (None, "")
        )
        if line:
            rows.append(f'<Row ss:Index="{number}">{line}</Row>')
    return f'<Worksheet ss:Name="{escape(tab.name)}"><Table>{"".join(rows)}</Table></Worksheet>'


def _ml_cell(column, cell) -> str:
    if isinstance(cell, date):
        kind, text = "DateTime", f"{cell.isoformat()}T00:00:00.000"
    elif isinstance(cell, (int, float)):
        kind, text = "Number", str(cell)
    else:
        kind, text = "String", escape(as_text(cell))
    return f'<Cell ss:Index="{column}"><Data ss:Type="{kind}">{text}</Data></Cell>'


def ods(*tabs: Tab) -> bytes:
    tables = "".join(
        f'<table:table table:name="{escape(tab.name)}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
            for row in tab.cells
        )
        + "</table:table>"
        for tab in tabs
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{OFFICE}office:1.0" '
        f'xmlns:table="{OFFICE}table:1.0" xmlns:text="{OFFICE}text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?>'
        f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED
        )
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def _ods_cell(cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    text = f"<text:p>{escape(as_text(cell))}</text:p>"
    if isinstance(cell, date):
        kind, value = "date", f'office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        kind, value = "time", f'office:time-value="PT{minutes // 60:02d}H{minutes % 60:02d}M00S"'
    elif isinstance(cell, (int, float)):
        kind, value = "float", f'office:value="{cell}"'
    else:
        kind, value = "string", ""
    return f'<table:table-cell office:value-type="{kind}" {value}>{text}</table:table-cell>'
