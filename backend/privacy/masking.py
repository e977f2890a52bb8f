"""Masking a person in the bytes of a file, whatever its kind; None: it cannot be done."""

import html
import json
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineError, CalamineWorkbook

from backend.privacy.masking_cells import (
    MARKED,
    masked_cell,
    masked_rows,
    row_says,
    without_in_rows,
)
from sync.retention_names import Names, letters_of, masked, masked_value, says

ZIP, OLD, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
CELLS = re.compile(r"([;\t,|]|</t[dh]>)")
ATTRIBUTE = re.compile(r'="([^"]+)"')
ENDS = re.compile(r"</(?:\w+:)?(?:si|is|c|row|p|h|td|tr|comment)>")
"""Tags after which another text begins; others may stand within a name."""
TEXT_IN_ZIP = (".xml", ".rels", ".txt", ".vml")
LARGEST = 200 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "cp1252")
BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def letters_in(content: bytes) -> str | None:
    """Return everything that a file says as folded letters, in whatever order, to be searched.

    None of what cannot be searched: a picture, a PDF, a file that is damaged or under a password.
    """
    if content.startswith(ZIP):
        parts = _texts_in_zip(content)
    elif content.startswith(OLD):
        rows = _old_rows(content)
        parts = None if rows is None else [" ".join(each) for each in rows]
    else:
        text = None if content.startswith(PDF) else _decoded(content)
        parts = None if text is None else [text[0]]
    if parts is None:
        return None
    said = html.unescape("\n".join(parts))
    return letters_of(f"{said}\n{MARKED.sub('', said)}" if "<" in said else said)


def _texts_in_zip(content: bytes) -> list[str] | None:
    try:
        with ZipFile(BytesIO(content)) as source:
            entries = [each for each in source.infolist() if each.filename.endswith(TEXT_IN_ZIP)]
            if sum(each.file_size for each in entries) > LARGEST:
                return None
            return [_part_said(source.read(each)) for each in entries]
    except (BadZipFile, RuntimeError, NotImplementedError):
        return None


def _part_said(content: bytes) -> str:
    return content.decode(BOMS.get(content[:2], "utf-8"), errors="replace")


def _old_rows(content: bytes) -> list[list[str]] | None:
    try:
        return list(_rows_of(CalamineWorkbook.from_filelike(BytesIO(content))))
    except (CalamineError, ValueError, OSError, OverflowError):
        return None


def _rows_of(book: CalamineWorkbook) -> Iterator[list[str]]:
    for name in book.sheet_names:
        yield [name]
        for row in book.get_sheet_by_name(name).to_python():
            yield [each for each in row if isinstance(each, str)]


def masked_file(content: bytes, names: Names) -> bytes | None:
    """Return a file without the person: itself where it never names him, None where none can be.

    A binary workbook of old is read, never written anew. What cannot be searched (`letters_in`) is
    returned as it is.
    """
    if content.startswith(OLD):
        rows = _old_rows(content) or ()
        return None if any(row_says(each, names) for each in rows) else content
    if content.startswith(ZIP):
        return _masked_zip(content, names)
    text = _decoded(content)
    if text is None:
        return content
    said, encoding = text
    new = "".join(_masked_line(line, names) for line in said.splitlines(keepends=True))
    return content if new == said else new.encode(encoding, errors="replace")


def masked_json(content: bytes, names: Names) -> bytes:
    """Return a JSON text without the person."""
    found = json.loads(content)
    new = masked_value(masked_rows(found, names), names)
    return content if new == found else json.dumps(new, ensure_ascii=False).encode()


def _masked_line(line: str, names: Names) -> str:
    """Mask a line of a table cell by cell, so that no column moves."""
    if not says(MARKED.sub(" ", line), names):
        return line
    return "".join(
        part if CELLS.fullmatch(part) else masked_cell(part, names) for part in CELLS.split(line)
    )


def _decoded(content: bytes) -> tuple[str, str] | None:
    encoding = BOMS.get(content[:2])
    if encoding is None and b"\0" in content:
        return None
    for each in (encoding,) if encoding else ENCODINGS:
        try:
            text = content.decode(each)
        except UnicodeDecodeError:
            continue
        bom = "utf-8" if each == "utf-8-sig" and not content.startswith(b"\xef\xbb\xbf") else each
        return text, bom
    return None


def _masked_zip(content: bytes, names: Names) -> bytes | None:
    target = BytesIO()
    changed = False
    try:
        with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as made:
            if sum(each.file_size for each in source.infolist()) > LARGEST:
                return None
            parts = {each.filename: source.read(each) for each in source.infolist()}
            rows = without_in_rows(parts, names)
            for entry in source.infolist():
                old = parts[entry.filename]
                new = _masked_part(entry, rows.get(entry.filename, old), names)
                if new is None:
                    return None
                changed = changed or new != old
                made.writestr(entry, new, compress_type=entry.compress_type)
    except (BadZipFile, RuntimeError, NotImplementedError):
        return None
    return target.getvalue() if changed else content


def _masked_part(entry: ZipInfo, content: bytes, names: Names) -> bytes | None:
    """Return an entry without the person, None where a mention cannot be taken out."""
    if not entry.filename.endswith(TEXT_IN_ZIP):
        return content
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    new = "".join(
        _masked_tag(part, names) if part.startswith("<") else _masked_text(part, names)
        for part in MARKED.split(text)
    )
    split = says(html.unescape(MARKED.sub("", ENDS.sub("\n", new))), names)
    return None if split else content if new == text else new.encode()


def _masked_tag(tag: str, names: Names) -> str:
    """Mask the values of attributes: the name of a sheet, the result of a formula."""
    return ATTRIBUTE.sub(lambda found: f'="{_masked_text(found[1], names)}"', tag)


def _masked_text(part: str, names: Names) -> str:
    said = html.unescape(part)
    new = masked(said, names)
    return part if new == said else html.escape(new, quote=False)
