"""Folding of written text, so that comparison forgets case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "ı": "i",
        "đ": "d",
    }
)
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of signs that nobody sees: they end a line, turn what stands around, or do nothing."""
_MARK, _BEFORE = "'", " \u00a0'"
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200b\ufeff]+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, without accents, every run of punctuation one space."""
    letters = text.lower()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
        letters = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _NOT_WORD.sub(" ", letters).strip()


def squeezed(text: str) -> str:
    """The text as written on one line: each kind of space an ordinary one, no sign unseen."""
    spaced = _SPACES.sub(" ", text)
    if not spaced.isprintable():
        spaced = "".join(filter(_is_seen, spaced))
    return spaced.strip()


def is_one_line(text: str) -> bool:
    """Whether all of a text is seen, on one line: two that look alike are then the same."""
    return text.isprintable() or all(map(_is_seen, text))


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNSEEN


def harmless(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    return _MARK + text if text.lstrip(_BEFORE).startswith(_COMMANDS) else text


def meant(cell: str) -> str:
    """The text of a cell that a mark keeps from being run as a formula."""
    guarded = cell[:1] == _MARK and cell.lstrip(_BEFORE).startswith(_COMMANDS)
    return cell[1:] if guarded else cell


def within_one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours turns a into b."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )
