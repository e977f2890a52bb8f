"""The minutes as a value: a head, then blocks in the order of the domain reference (E2).

A block holds parts that a page or a PDF lays out as they are: every text is final, in one
language, with days, hours and percentages already written out.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Tone = Literal["plain", "note", "alert"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a note says how to read what is above, an alert what is not as it should be."""

    text: str
    tone: Tone = "plain"
    kind: Literal["text"] = field(default="text", init=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what stands for each."""

    rows: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = field(default="facts", init=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences of equal rank under a caption, which may be empty."""

    caption: str
    items: tuple[str, ...]
    kind: Literal["list"] = field(default="list", init=False)


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; figures stand at its end, ``wide`` columns take the room left."""

    label: str
    figures: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first cell of a row says what the row is about."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: strokes as SVG path data in a box of 600 by 200, empty for a typed name."""

    name: str
    role: str
    detail: str
    strokes: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signed."""

    rows: tuple[Signed, ...]
    kind: Literal["signatures"] = field(default="signatures", init=False)


Part = Text | Facts | Listing | Table | Signatures


@dataclass(frozen=True, slots=True)
class Block:
    """One numbered part of the minutes; the key is that of the domain reference."""

    key: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo by the digest of its file; its caption stands in place of one not at hand."""

    sha256: str
    caption: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one visit in one language, for one circle of readers.

    ``copy`` is "office" (the insertion unit), "shared" (nobody in insertion is named) or the id of
    the company whose copy it is. ``notice`` says what a reader must know first: a draft, a copy.
    """

    visit: str
    language: str
    copy: str
    title: str
    subject: str
    occasion: str
    notice: str
    head: Facts
    blocks: tuple[Block, ...]
    photos: tuple[Picture, ...]

    def plain(self) -> dict[str, Any]:
        """The value as JSON holds it."""
        return asdict(self)
