"""From the bytes of a file to its grids, or a refusal. Looks at bytes, never at the name."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING

import python_calamine as calamine

from backend.sheets.reader import archive, csv_grid, markup_grid
from backend.sheets.reader.grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid, cleaned, rectangular
from backend.sheets.reader.raw_cells import NOTHING_RAW, RawCells, raw_cells
from backend.sheets.reader.refusals import Refused

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Merge

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
NOT_SHEETS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
MOST_BYTES = 100 * archive.MEGABYTE
_SHEET_PART = re.compile(r"^/?xl/worksheets/[^/]+\.xml$")
_TARGET = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*?>")


def grids_of(content: bytes) -> list[Grid]:
    """The sheets of a file; raises `Refused` for everything that is not a readable table."""
    if len(content) > MOST_BYTES:
        raise Refused("F_TOO_BIG")
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("F_EMPTY")
    grids = _opened(content)
    if all(grid.empty for grid in grids):
        raise Refused("F_EMPTY")
    return [grid for grid in grids if not grid.empty]


def _opened(content: bytes) -> list[Grid]:
    if content.startswith(OLE):
        return _ole(content)
    if content.startswith(ZIP):
        return _zipped(content)
    if content.startswith(NOT_SHEETS):
        raise Refused("F_UNSUPPORTED")
    if not csv_grid.looks_like_text(content):
        raise Refused("F_CORRUPT")
    return _text(content)


def _text(content: bytes) -> list[Grid]:
    head = csv_grid.decoded(content[:4096]).lstrip("\ufeff \t\r\n").lower()
    if not head.startswith("<"):
        return [csv_grid.csv_grid(content)]
    text = csv_grid.decoded(content)
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<html" not in head:
        return markup_grid.spreadsheetml_grids(text)
    if "<table" in text.lower():
        return [markup_grid.html_grid(text)]
    raise Refused("F_UNSUPPORTED")


def _ole(content: bytes) -> list[Grid]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("F_ENCRYPTED")
    try:
        return _grids(content, {})
    except Refused as refusal:
        if refusal.code == "F_CORRUPT" and _has_password(content):
            raise Refused("F_ENCRYPTED") from refusal
        raise


def _has_password(content: bytes) -> bool:
    import msoffcrypto  # noqa: PLC0415 - heavy, and only for an old workbook that would not open

    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted())
    except Exception:  # noqa: BLE001 - it raises anything at all on a damaged file
        return False


def _zipped(content: bytes) -> list[Grid]:
    parts = archive.inflated(content)
    if "content.xml" in parts:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Refused("F_ENCRYPTED")
        return _grids(content, {})
    if not any(name.lstrip("/").startswith("xl/") for name in parts):
        raise Refused("F_UNSUPPORTED")
    sheets = {name: data for name, data in parts.items() if _SHEET_PART.match(name)}
    archive.refuse_far_cells(list(sheets.values()))
    return _grids(content, _raw_by_sheet(parts, sheets))


def _raw_by_sheet(parts: dict[str, bytes], sheets: dict[str, bytes]) -> dict[str, RawCells]:
    """What only the XML tells, by the name of the sheet."""
    targets: dict[str, str] = {}
    for relation in _TARGET.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        text = relation.decode("utf-8", errors="replace")
        identity, target = _attribute(text, "Id"), _attribute(text, "Target")
        targets[identity] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    named: dict[str, RawCells] = {}
    workbook = parts.get("xl/workbook.xml", b"").decode("utf-8", errors="replace")
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", workbook):
        part = targets.get(_attribute(tag, r"\w+:id"), "")
        if part in sheets:
            named[unescape(_attribute(tag, "name"))] = raw_cells(sheets[part])
    return named


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return match[1] if match else ""


def _grids(content: bytes, raw: dict[str, RawCells]) -> list[Grid]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _grid(book, meta, raw.get(meta.name, NOTHING_RAW))
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError as fault:
        raise Refused("F_ENCRYPTED") from fault
    except (calamine.CalamineError, ValueError, OSError, OverflowError) as fault:
        raise Refused("F_CORRUPT") from fault


def _grid(book: calamine.CalamineWorkbook, meta: calamine.SheetMetadata, raw: RawCells) -> Grid:
    sheet = book.get_sheet_by_name(meta.name)
    end = sheet.end
    if end is not None and (end[0] >= MOST_ROWS or end[1] >= MOST_COLUMNS):
        raise Refused("F_TOO_BIG", f"{end[0] + 1} lignes, {end[1] + 1} colonnes")
    cells = sheet.to_python(skip_empty_area=False)
    rows = _completed([[cleaned(cell) for cell in row] for row in cells], raw)
    merges: list[Merge] = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    return Grid(meta.name, rows, merges, raw.uncached, hidden=hidden)


def _completed(rows: list[list[Cell]], raw: RawCells) -> list[list[Cell]]:
    """The rows with what the parser left blank: errors as text, formulas without values."""
    trimmed = rectangular(rows)
    places = raw.uncached | raw.texts.keys()
    height = max((row + 1 for row, _ in places), default=0)
    width = max((column + 1 for _, column in places), default=0)
    if not trimmed or height > MOST_ROWS or width > MOST_COLUMNS:
        return trimmed
    width = max(width, len(trimmed[0]))
    trimmed += [[] for _ in range(height - len(trimmed))]
    wide: list[list[Cell]] = [row + [None] * (width - len(row)) for row in trimmed]
    for (row, column), text in raw.texts.items():
        wide[row][column] = cleaned(text)
    return wide
