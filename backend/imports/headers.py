"""Which columns of a file are which: by their heads, in any order, without case or accents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from backend.imports.columns import ID, Column, columns
from sync.notation.text import plain
from sync.record import Field, Kind
from sync.records import RECORDS

Words = frozenset[str]
LOOKED_AT = 30
SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "en",
        "un",
        "une",
        "au",
        "aux",
        "a",
        "of",
        "the",
        "in",
    ]
)
ASIDE = frozenset({"code", "date"})
"""Words that say how a column is filled rather than what it is."""
SAME = {
    "n": "numero", "no": "numero", "num": "numero", "tel": "telephone", "portable": "telephone",
    "email": "courriel", "mail": "courriel", "sexe": "genre", "denomination": "raison sociale",
    "societe": "entreprise", "notification": "notifie", "libelle": "intitule",
}  # fmt: skip
ALSO = {"birth_year": "date naissance", "name": "nom", "market_number": "reference marche"}
"""Other heads that people write for a field."""
_HINT = re.compile(r"\([^)]*\)|\*")
IDENTIFIER = Column(ID, Field("id", Kind.TEXT, "Identifiant", "Identifier"), "Identifiant",
                    "Identifier", required=False)  # fmt: skip


@dataclass(frozen=True)
class Unknown:
    """A head that is no column of the register, and the one that may have been meant."""

    head: str
    place: int
    near: str | None


@dataclass(frozen=True)
class Heading:
    """The line of heads: which column stands where (counted from 0), what was not recognised."""

    line: int
    places: dict[int, Column]
    unknown: tuple[Unknown, ...]
    twice: tuple[str, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """How good a line of heads it is, for choosing among several: more known, fewer unknown."""
        return len(self.places), -len(self.unknown)


def heading_of(table: str, rows: Sequence[Sequence[object]]) -> Heading | None:
    """Return the first line with the most heads of a register's columns; None: there is none."""
    found = [_read(table, number, row) for number, row in enumerate(rows[:LOOKED_AT])]
    best = max(found, key=lambda each: (each.worth, -each.line), default=None)
    return best if best is not None and best.places else None


def _read(table: str, number: int, row: Sequence[object]) -> Heading:
    places: dict[int, Column] = {}
    unknown: list[Unknown] = []
    twice: list[str] = []
    for place, cell in enumerate(row):
        if cell is None or not plain(str(cell)):
            continue
        column = column_of(table, str(cell))
        if column is None:
            unknown.append(Unknown(str(cell), place, _near(table, str(cell))))
        elif column in places.values():
            twice.append(str(cell))
        else:
            places[place] = column
    return Heading(number, places, tuple(unknown), tuple(twice))


def column_of(table: str, head: str) -> Column | None:
    """Return the column of a head: the same words in any order, or words of one column alone.

    Of several that have the words, one that must be filled is meant.
    """
    offered = {column: _names(table, column) for column in (*columns(table), IDENTIFIER)}
    said = _words(head)
    for words in filter(None, (said, said - ASIDE)):
        within = [each for each, names in offered.items() if any(words <= name for name in names)]
        same = [each for each in within if words in offered[each]]
        needed = [each for each in within if each.required]
        for found in (same, within, needed):
            if len(found) == 1:
                return found[0]
    return None


@cache
def _names(table: str, column: Column) -> tuple[Words, ...]:
    """What a column may be called; a field of the record itself also with the record's name."""
    own, field = RECORDS[table], column.path[-1]
    names = [_words(column.fr), _words(column.en)]
    if len(column.path) == 1:
        names += [_words(f"{own.fr.split()[0]} {column.fr}"), _words(f"{own.en} {column.en}")]
        names += [_words(ALSO[field])] if field in ALSO else []
    return tuple(names)


def _words(head: str) -> Words:
    words = plain(_HINT.sub(" ", head)).split()
    same = " ".join(SAME.get(word, word) for word in words)
    found = frozenset(same.split())
    return found - SMALL or found


def _near(table: str, head: str) -> str | None:
    heads = {plain(column.fr): column.fr for column in columns(table)}
    found = get_close_matches(plain(head), heads, 1, 0.75)
    return heads[found[0]] if found else None
