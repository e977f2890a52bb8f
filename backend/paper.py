"""Papers as PDF: a screen reader can read them (PDF/UA-1), an archive can keep them (PDF/A-2a).

What a template says stands in `sys.inputs.told` (JSON).
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import typst

FONTS = Path(__file__).with_name("fonts")
LAST_PAGE = "<last-page-of-text>"
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
SHOWN_INSTEAD = "□"
LATIN = "\u02af"  # what our fonts certainly have, up to here
MOST_REPAIRS = 20


def pdf_of(template: Path, told: Mapping[str, Any], at: datetime) -> bytes:
    """The PDF that a template makes of some values, dated ``at``.

    A letter that no font has is shown as □: one odd sign must not cost the document.
    """
    return _repaired(template, told, at)[0]


def pdf_and_pages(
    template: Path, told: Mapping[str, Any], at: datetime, beside: Mapping[str, bytes]
) -> tuple[bytes, int]:
    """The PDF, and on which page its text ends, where the template marks that (`LAST_PAGE`).

    ``beside``: files by name, next to the template, which reads no others.
    """
    return _repaired(template, told, at, beside, is_marked=True)


def _repaired(
    template: Path,
    told: Mapping[str, Any],
    at: datetime,
    beside: Mapping[str, bytes] | None = None,
    *,
    is_marked: bool = False,
) -> tuple[bytes, int]:
    said = json.dumps(told, ensure_ascii=False)
    with TemporaryDirectory(prefix="jalon-paper-") as name:
        place = Path(name, template.name)
        copyfile(template, place)
        for file, content in (beside or {}).items():
            place.with_name(file).write_bytes(content)
        for _ in range(MOST_REPAIRS):
            try:
                return _compiled(place, said, at, is_marked=is_marked)
            except typst.TypstError as error:
                unknown = {
                    sign
                    for shown in NO_LETTER.findall(error.diagnostic)
                    for sign in shown
                    if sign > LATIN
                }
                if not unknown:
                    raise
                said = said.translate({ord(sign): SHOWN_INSTEAD for sign in unknown})
    raise ValueError("the paper holds too many signs that no font has")


def _compiled(place: Path, said: str, at: datetime, *, is_marked: bool) -> tuple[bytes, int]:
    compiler = typst.Compiler(
        place,
        root=place.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"told": said},
    )
    found = compiler.compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=at.replace(microsecond=0)
    )
    assert isinstance(found, bytes)
    return found, int(compiler.query(LAST_PAGE, field="value", one=True)) if is_marked else 0


@cache
def _fonts() -> typst.Fonts:
    """Our own fonts and those in the wheel, never the machine's: every office prints alike."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
