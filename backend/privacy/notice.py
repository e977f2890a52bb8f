"""The notice for workers in the languages of the sites, filled in for a territory."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from sync.settings import Settings

FOLDER = Path(__file__).parent / "notices"
BLANK = "…" * 40
"""To be written by hand where a setting is empty."""
FIRST = "fr"


@dataclass(frozen=True)
class Notice:
    """One language; ``reviewed`` is false until somebody whose language it is has read it."""

    code: str
    name: str
    rtl: bool
    reviewed: bool
    title: str
    intro: str
    complaint: str
    parts: tuple[tuple[str, str, str], ...]
    """Key, heading and text of each."""


@cache
def notices() -> dict[str, Notice]:
    """Return the notices by the code of their language, French first."""
    found = [_read(path) for path in FOLDER.glob("*.toml")]
    found.sort(key=lambda each: (each.code != FIRST, each.code))
    return {each.code: each for each in found}


def _read(path: Path) -> Notice:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    parts = tuple((each["key"], each["head"], each["text"]) for each in told.pop("parts"))
    return Notice(code=path.stem, parts=parts, **told)


def placeholders(notice: Notice) -> set[str]:
    """Return what a notice leaves to be filled in."""
    texts = [notice.intro, *(text for _, _, text in notice.parts)]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def filled(notice: Notice, settings: Settings, territory: str) -> dict[str, Any]:
    """Return what is printed of a notice in a territory."""
    values = {
        "controller": settings.text("controller") or territory,
        "dpo_contact": settings.text("dpo_contact") or BLANK,
        "active_months": settings.number("retention_active_months"),
        "archive_months": settings.number("retention_archive_months"),
    }
    return {
        "code": notice.code,
        "rtl": notice.rtl,
        "title": notice.title,
        "intro": notice.intro.format_map(values),
        "complaint": notice.complaint,
        "parts": [[head, text.format_map(values)] for _, head, text in notice.parts],
    }
