"""A receipt as PDF."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from backend import paper

TEMPLATE = Path(__file__).with_name("receipt.typ")
PDF = "application/pdf"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a receipt says. The first ``words`` columns of the table are words, the others figures.

    ``notes`` stand below the table; ``demo`` is the line that says that all is fictitious.
    """

    language: str
    issuer: str
    title: str
    facts: tuple[tuple[str, str], ...]
    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    nobody: str
    words: int = 1
    notes: tuple[str, ...] = ()
    demo: str = ""
    page: tuple[str, str] = ("Page", "sur")


def pdf_of(receipt: Receipt, at: datetime) -> bytes:
    """Return a receipt as PDF, dated ``at``."""
    return paper.pdf_of(TEMPLATE, asdict(receipt), at)
