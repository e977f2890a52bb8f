"""The minutes as PDF: a screen reader can read it (PDF/UA-1), an archive can keep it (PDF/A-2a)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import typst

from backend.wordings import Words

HERE = Path(__file__).parent
TEMPLATE = "minutes.typ"
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
LAST_PAGE = "<last-page-of-text>"
ORDINARY_PAGES = 2
SHOWN_INSTEAD = "□"
LATIN = "\u02af"  # what our fonts certainly have, up to here
MOST_REPAIRS = 20
WORDS = {
    "demo": Words(
        "Démonstration : toutes les personnes et toutes les entreprises sont fictives.",
        "Demonstration: all people and all companies are fictitious.",
    ),
    "page": Words("Page", "Page"),
    "of": Words("sur", "of"),
    "signature": Words("Signature de", "Signature of"),
    "photos": Words("Photos", "Photos"),
}


@dataclass(frozen=True)
class Frame:
    """What stands around the minutes: who issues them, whether of a demonstration, photos at hand.

    ``pictures`` gives the file of a photo by its digest: JPEG, PNG or WebP.
    """

    issuer: str
    demo: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def pdf_of(minutes: Mapping[str, Any], frame: Frame, at: datetime) -> bytes:
    """The PDF of a value of minutes (its plain form), dated ``at``.

    A letter that no font has is shown as □: one odd sign must not cost the document.
    """
    said = json.dumps(minutes, ensure_ascii=False)
    for _ in range(MOST_REPAIRS):
        try:
            return _compiled(said, frame, minutes["language"], at)
        except typst.TypstError as error:
            unknown = {
                sign
                for said in NO_LETTER.findall(error.diagnostic)
                for sign in said
                if sign > LATIN
            }
            if not unknown:
                raise
            said = said.translate({ord(sign): SHOWN_INSTEAD for sign in unknown})
    raise ValueError("the minutes hold too many signs that no font has")


def _compiled(said: str, frame: Frame, language: str, at: datetime) -> bytes:
    """The PDF, set smaller where that brings it from three pages to two."""
    with TemporaryDirectory(prefix="jalon-minutes-") as name:
        folder = Path(name)
        copyfile(HERE / TEMPLATE, folder / TEMPLATE)
        around = _around(frame, language) | {"pictures": _brought(frame, folder)}
        pages, found = _set(folder, said, around | {"compact": False}, at)
        if pages == ORDINARY_PAGES + 1:
            fewer, smaller = _set(folder, said, around | {"compact": True}, at)
            return smaller if fewer < pages else found
        return found


def _set(folder: Path, said: str, around: dict[str, Any], at: datetime) -> tuple[int, bytes]:
    """How many pages the text takes, without those of photos, and the PDF."""
    compiler = typst.Compiler(
        folder / TEMPLATE,
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"minutes": said, "frame": json.dumps(around, ensure_ascii=False)},
    )
    found = compiler.compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=at.replace(microsecond=0)
    )
    assert isinstance(found, bytes)
    return int(compiler.query(LAST_PAGE, field="value", one=True)), found


def _around(frame: Frame, language: str) -> dict[str, Any]:
    words = {key: said.said_in(language) for key, said in WORDS.items()}
    return words | {"issuer": frame.issuer, "demo": words["demo"] if frame.demo else ""}


def _brought(frame: Frame, folder: Path) -> dict[str, str]:
    """The photos beside the template: it reads files of its own folder only."""
    for place, picture in enumerate(frame.pictures.values()):
        (folder / str(place)).write_bytes(picture)
    return {digest: str(place) for place, digest in enumerate(frame.pictures)}


@cache
def fonts() -> typst.Fonts:
    """Our own fonts and those in the wheel, never the machine's: every office prints alike."""
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])
