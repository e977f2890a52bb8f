"""A receipt as PDF: a screen reader can read it (PDF/UA-1), an archive can keep it (PDF/A-2a)."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import typst

HERE = Path(__file__).parent
TEMPLATE = "receipt.typ"
FONTS = HERE.parent / "documents" / "fonts"
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
SHOWN_INSTEAD = "□"
LATIN = "\u02af"  # what our fonts certainly have, up to here
MOST_REPAIRS = 20
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
    """Return a receipt as PDF, dated ``at``. A letter that no font has is shown as □."""
    said = json.dumps(asdict(receipt), ensure_ascii=False)
    for _ in range(MOST_REPAIRS):
        try:
            return _compiled(said, at)
        except typst.TypstError as error:
            unknown = {sign for found in NO_LETTER.findall(error.diagnostic) for sign in found}
            unknown = {sign for sign in unknown if sign > LATIN}
            if not unknown:
                raise
            said = said.translate({ord(sign): SHOWN_INSTEAD for sign in unknown})
    raise ValueError("the receipt holds too many signs that no font has")


def _compiled(said: str, at: datetime) -> bytes:
    with TemporaryDirectory(prefix="jalon-receipt-") as name:
        folder = Path(name)
        copyfile(HERE / TEMPLATE, folder / TEMPLATE)
        compiler = typst.Compiler(
            folder / TEMPLATE,
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"told": said},
        )
        found = compiler.compile(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=at.replace(microsecond=0)
        )
    assert isinstance(found, bytes)
    return found


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
