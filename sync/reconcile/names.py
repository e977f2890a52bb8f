"""Names as they are written and as the register keeps them, taken apart for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sync.notation.text import plain
from sync.reconcile.nicknames import PARTICLES

SHORTEST_HALF = 3
MOST_WORDS = 7
_MARKERS = frozenset(
    [
        "nee",
        "ne",
        "epouse",
        "ep",
        "epse",
        "veuve",
        "vve",
        "usage",
        "dite",
        "dit",
        "alias",
        "jf",
        "m",
        "mr",
        "mme",
        "mlle",
        "monsieur",
        "madame",
        "mademoiselle",
        "mrs",
        "ms",
    ]
)
_PHONETIC = (
    (re.compile(r"ph"), "f"), (re.compile(r"[ck]h?|q(?:u(?=[aeiou]))?"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ou|w"), "u"), (re.compile(r"eau|au"), "o"), (re.compile(r"[ae]i|ay|ey"), "e"),
    (re.compile(r"[yj](?=[^aeiou]|$)"), "i"), (re.compile(r"y"), "i"), (re.compile(r"z|ss"), "s"),
    (re.compile(r"h"), ""), (re.compile(r"(.)\1+"), r"\1"), (re.compile(r"(?<=..)[esdtx]+$"), ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surname:
    """One way to write a surname, run together, and what using it costs in bits."""

    text: str
    cost: float
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as written: its words without civility, and which of them are in capitals."""

    words: tuple[str, ...]
    capitals: frozenset[int]

    @property
    def joined(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


@lru_cache(maxsize=8192)
def written_name(text: str) -> WrittenName:
    """Takes a written name apart. In "DIALLO Mamadou" the capitals tell the surname."""
    words: list[str] = []
    capitals: set[int] = set()
    mixed = text != text.upper()
    for raw in re.split(r"[\s,;/()\-–.]+", text.replace("’", "'")):
        for word in plain(raw).split():
            if word in _MARKERS and not (word in {"m", "ne"} and words):
                continue
            if mixed and len(raw) > 1 and raw == raw.upper():
                capitals.add(len(words))
            words.append(word)
    return WrittenName(tuple(words[:MOST_WORDS]), frozenset(capitals))


def phonetic(joined: str) -> str:
    """A rough French sound of a name run together, to find neighbours, never to decide."""
    for pattern, sound in _PHONETIC:
        joined = pattern.sub(sound, joined)
    return joined


@lru_cache(maxsize=65536)
def surnames_of(last_name: str, birth_name: str | None) -> tuple[Surname, ...]:
    """The ways a person's surname is met: usual, birth, both, without its particle, half of it."""
    last = plain(last_name).split()
    birth = plain(birth_name).split() if birth_name else []
    ways: dict[str, Surname] = {}

    def add(words: list[str], cost: float, fr: str, en: str) -> None:
        text = "".join(words)
        if text and (text not in ways or ways[text].cost > cost):
            ways[text] = Surname(text, cost, fr, en)

    add(last, 0.0, "nom", "surname")
    if birth and birth != last:
        add(birth, 0.7, "nom de naissance", "birth name")
        add([*last, *birth], 0.0, "noms d'usage et de naissance", "usual and birth names")
        add([*birth, *last], 0.0, "noms de naissance et d'usage", "birth and usual names")
    for whole, extra in ((last, 0.0), (birth, 0.7)):
        bare = _without_particles(whole)
        add(bare, 1.5 + extra, "nom sans particule", "surname without its particle")
        for half in whole if len(whole) > 1 else []:
            if len(half) >= SHORTEST_HALF and half not in PARTICLES:
                add([half], 2.5 + extra, "moitié du nom", "half of the surname")
    return tuple(ways.values())


def _without_particles(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0] in PARTICLES:
        kept = kept[1:]
    return kept


def first_names_of(first_name: str) -> tuple[str, ...]:
    """The words of a first name: Jean-Baptiste gives jean, baptiste."""
    return tuple(plain(first_name).split())
