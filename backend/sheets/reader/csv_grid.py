"""A CSV as a grid: its encoding, its delimiter, its records."""

from __future__ import annotations

import csv
import io
from collections import Counter

from backend.sheets.reader.grid import MOST_ROWS, Grid, cleaned, rectangular
from backend.sheets.reader.refusals import Refused
from sync.notation.text import meant

DELIMITERS = ";\t,|"
SAMPLE_LINES = 200
LONGEST_FIELD = 200_000
MOST_CONTROL_SHARE = 0.02


def decoded(content: bytes) -> str:
    """UTF-16 by its mark, UTF-8 when strictly valid, else the Windows code page."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for coding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def looks_like_text(content: bytes) -> bool:
    """Whether the first bytes are text: no NUL outside UTF-16, hardly any control character."""
    head = content[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)  # noqa: PLR2004
    return b"\0" not in head and control <= MOST_CONTROL_SHARE * len(head)


def csv_grid(content: bytes) -> Grid:
    """The records of a CSV; blank records count, as for the person who looks at the file."""
    text = decoded(content)
    if text[:4].lower() == "sep=":
        delimiter = text[4:5]
        text = "\n" + text.partition("\n")[2]
    else:
        delimiter = _delimiter(text)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise Refused("F_CORRUPT") from fault
    if len(records) > MOST_ROWS:
        raise Refused("F_TOO_BIG", f"{len(records)} lignes")
    return Grid(
        None, rectangular([[cleaned(meant(cell)) for cell in record] for record in records])
    )


def _delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of fields, more than one."""
    sample = "\n".join(text.splitlines()[:SAMPLE_LINES])
    return max(DELIMITERS, key=lambda mark: (_regularity(sample, mark), -DELIMITERS.index(mark)))


def _regularity(sample: str, mark: str) -> float:
    try:
        widths = Counter(
            len(record) for record in csv.reader(io.StringIO(sample), delimiter=mark) if record
        )
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, lines = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1] * min(pair[0], 8)))
    return lines * min(width, 8) if width > 1 else 0
