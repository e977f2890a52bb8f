"""Opening a file from outside, in the process without rights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.imports.laying_out import Plain
from backend.imports.problems import FileRefused
from backend.sheets.reader.grid import LONGEST_TEXT
from backend.sheets.reader.sandbox import call_safely


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file: its name (a CSV has none), its rows of plain values."""

    name: str | None
    rows: Sequence[Sequence[Plain]]
    hidden: bool = False


def sheets_of(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook or CSV: FileRefused with the reason."""
    told = opened("backend.imports.laying_out:laid_out", content)
    return [Sheet(each["name"], each["rows"], each["hidden"]) for each in told]


def opened(place: str, content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what a function of ours makes of a file there: FileRefused as it refuses."""
    told = call_safely(place, content)
    if isinstance(told, str):
        raise FileRefused(told)
    return told


def is_cut(text: str) -> bool:
    """Tell whether the reader may have cut a text: it keeps so many characters of a cell."""
    return len(text) >= LONGEST_TEXT
