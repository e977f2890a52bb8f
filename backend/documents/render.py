"""The minutes as PDF."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from backend import paper
from backend.wordings import DEMO, Words

TEMPLATE = Path(__file__).with_name("minutes.typ")
ORDINARY_PAGES = 2
WORDS = {
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

    It is set smaller where that brings the text from three pages to two.
    """
    beside = {str(place): each for place, each in enumerate(frame.pictures.values())}
    told = {"minutes": minutes, "frame": _around(frame, minutes["language"])}
    found, pages = paper.pdf_and_pages(TEMPLATE, told | {"compact": False}, at, beside)
    if pages == ORDINARY_PAGES + 1:
        smaller, fewer = paper.pdf_and_pages(TEMPLATE, told | {"compact": True}, at, beside)
        return smaller if fewer < pages else found
    return found


def _around(frame: Frame, language: str) -> dict[str, Any]:
    words: dict[str, Any] = {key: said.said_in(language) for key, said in WORDS.items()}
    pictures = {digest: str(place) for place, digest in enumerate(frame.pictures)}
    demo = DEMO.said_in(language) if frame.demo else ""
    return words | {"issuer": frame.issuer, "demo": demo, "pictures": pictures}
