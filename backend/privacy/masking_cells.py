"""Masking a person in the cells of a row: there a first name alone is the person, and only there.

A workbook keeps its texts apart from its rows: a text goes once no row needs it any more.
"""

import html
import re
from collections.abc import Iterator, Mapping

from sync.notation.text import plain
from sync.retention_names import MASK, Names, masked, says

MARKED = re.compile(r"(<[^>]*>)")
SHARED = "xl/sharedStrings.xml"
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
OPEN_DOCUMENT = "content.xml"
_TEXT = re.compile(r"<(?:\w+:)?si\b(?:[^>]*/>|.*?</(?:\w+:)?si>)", re.DOTALL)
_ROW = re.compile(
    r"<(?:\w+:)?(?:table-)?row\b(?:[^>]*[^/>])?>.*?</(?:\w+:)?(?:table-)?row>", re.DOTALL
)
_CELL = re.compile(
    r"<(?P<p>\w+:)?c\b(?P<a>[^>]*?)(?:/>|(?<!/)>(?P<in>.*?)</(?:\w+:)?c>)", re.DOTALL
)
_KIND = re.compile(r"\s+t=\"(\w+)\"")
_RESULT = re.compile(r'string-value="([^"]*)"')
_VALUE = re.compile(r"<(?:\w+:)?v>(\d+)</(?:\w+:)?v>")


def masked_cell(cell: str, names: Names) -> str:
    """Mask a cell of a row that names the person: parts of the name are the name there."""
    if is_part(MARKED.sub(" ", cell), names):
        start, end = re.search(r"\w", cell), re.search(r"\w\W*$", cell)
        assert start is not None and end is not None  # noqa: PT018 - there are words
        return cell[: start.start()] + MASK + cell[end.start() + 1 :]
    return masked(cell, names)


def is_part(cell: str, names: Names) -> bool:
    """Tell whether a cell holds nothing but words of the name."""
    words = plain(cell).split()
    return bool(words) and _words(names).issuperset(words)


def row_says(cells: list[str], names: Names) -> bool:
    """Tell whether the cells of a row name the person, together or apart."""
    if says(" ".join(cells), names):
        return True
    apart = {word for each in cells if is_part(each, names) for word in plain(each).split()}
    return any(apart.issuperset(mention) for mention in names.whole)


def masked_rows(value: object, names: Names) -> object:
    """Mask the rows of a table kept as JSON."""
    if isinstance(value, dict):
        return {key: masked_rows(each, names) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    texts = [each for each in value if isinstance(each, str)]
    if len(texts) > 1 and row_says(texts, names):
        return [masked_cell(each, names) if isinstance(each, str) else each for each in value]
    return [masked_rows(each, names) for each in value]


def without_in_rows(parts: Mapping[str, bytes], names: Names) -> dict[str, bytes]:
    """Return the parts of a workbook that change once the person is out of its rows."""
    new: dict[str, bytes] = {}
    for name, content in parts.items():
        if name == OPEN_DOCUMENT or SHEETS.fullmatch(name):
            texts = _texts(parts.get(SHARED, b"")) if name != OPEN_DOCUMENT else []
            said = content.decode(errors="replace")
            made = _ROW.sub(lambda row: _row(row[0], texts, names), said)  # noqa: B023 - used at once
            if made != said:
                new[name] = made.encode()
    if SHARED in parts and new:
        new[SHARED] = _unused_gone(parts, new, names)
    return new


def _words(names: Names) -> set[str]:
    return {word for mention in names.whole | names.alone for word in mention}


def _texts(shared: bytes) -> list[str]:
    return [_said(each) for each in _TEXT.findall(shared.decode(errors="replace"))]


def _said(marked: str) -> str:
    return html.unescape(MARKED.sub("", marked))


def _row(row: str, texts: list[str], names: Names) -> str:
    cells = list(_CELL.finditer(row))
    if not cells:
        runs = MARKED.split(row)
        if not row_says([html.unescape(each) for each in runs[::2]], names):
            return row
        return "".join(_run(each, names) for each in runs)
    if not row_says([_cell_text(each, texts) for each in cells], names):
        return row
    return _CELL.sub(lambda cell: _cell(cell, texts, names), row)


def _run(run: str, names: Names) -> str:
    """Mask a text of an open document's row, or the result of a formula in its tag."""
    if run.startswith("<"):
        found = _RESULT.search(run)
        whole = found is not None and is_part(html.unescape(found[1]), names)
        return _RESULT.sub(f'string-value="{MASK}"', run) if whole else run
    return masked_cell(run, names) if is_part(html.unescape(run), names) else run


def _cell(cell: re.Match[str], texts: list[str], names: Names) -> str:
    if not is_part(_cell_text(cell, texts), names):
        return cell[0]
    p, rest = cell["p"] or "", _KIND.sub("", cell["a"])
    return f'<{p}c{rest} t="inlineStr"><{p}is><{p}t>{MASK}</{p}t></{p}is></{p}c>'


def _cell_text(cell: re.Match[str], texts: list[str]) -> str:
    at = _shared_at(cell)
    if at is not None:
        return texts[at] if at < len(texts) else ""
    kind = _KIND.search(cell["a"])
    return _said(cell["in"] or "") if kind is not None else ""


def _shared_at(cell: re.Match[str]) -> int | None:
    kind, value = _KIND.search(cell["a"]), _VALUE.search(cell["in"] or "")
    return int(value[1]) if kind is not None and kind[1] == "s" and value is not None else None


def _used(sheets: Mapping[str, bytes]) -> Iterator[int]:
    for name, content in sheets.items():
        if SHEETS.fullmatch(name):
            for cell in _CELL.finditer(content.decode(errors="replace")):
                at = _shared_at(cell)
                if at is not None:
                    yield at


def _unused_gone(parts: Mapping[str, bytes], new: Mapping[str, bytes], names: Names) -> bytes:
    """Return the shared texts without the parts of the name that no row holds any more."""
    before, after = set(_used(parts)), set(_used({**parts, **new}))
    said = parts[SHARED].decode(errors="replace")
    made, end = [], 0
    for at, found in enumerate(_TEXT.finditer(said)):
        gone = at in before - after and is_part(_said(found[0]), names)
        made += [said[end : found.start()], _blank(found[0]) if gone else found[0]]
        end = found.end()
    return "".join([*made, said[end:]]).encode()


def _blank(text: str) -> str:
    prefix = re.match(r"<(\w+:)?", text)
    p = (prefix[1] or "") if prefix is not None else ""
    return f"<{p}si><{p}t>{MASK}</{p}t></{p}si>"
