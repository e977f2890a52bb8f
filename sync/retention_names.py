"""Finding a person's name in whatever was written, and masking it.

Case, accents, apostrophes and hyphens do not matter; the order of first and last name neither. A
last name alone counts where no other known person bears it; a word of every day only where it is
written as a name. Of two people with one name neither is masked: nobody could tell which is meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sync.notation.text import plain

MASK = "Personne effacée"
SHORTEST_ALONE = 3
_COMMON = """
adam aime ami ange beau bel bon bonne bois boucher boulanger bref brun carre caron chef
chevalier clair claire clerc colle court cousin dernier deux droit duc fer fin fontaine fort
foret francais gai garde grand gros haut jardin jaune jeune joie joly jour lac large legal long
loup maire maison maitre marais marchand mercier meunier midi moulin moyen mur neuf noir noel
page parent paris pas petit pierre place plat poirier pont port porte premier prieur rey riviere
roche roi rose rouge rousse roux rue sable seul simple soleil tour tournier travers vert vide
vidal vieux vigne ville vrai
"""
COMMON = frozenset(_COMMON.split())
"""Words of every day that are names too: alone they count only where written as a name."""
SEPARATORS = 3
"""Signs between two words of a name: `KONATÉ, Awa`."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a person is written: whole names as folded words, and words that are enough alone."""

    whole: frozenset[tuple[str, ...]]
    alone: frozenset[tuple[str, ...]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.whole or self.alone)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a person is called together with somebody else: only a human can tell who is meant."""

    names: Names
    others: Names
    """Whole names of those who bear the last name beside another first name."""

    def __bool__(self) -> bool:
        return bool(self.names)

    def in_text(self, text: str) -> bool:
        """Tell whether a text has a name that may be the person's, and may be another's."""
        return says(text, self.names) and says(masked(text, self.others), self.names)


def names_of(
    people: Iterable[Mapping[str, Any]], others: Iterable[str], written: Iterable[str] = ()
) -> Names:
    """Return how records of one person name him; ``others`` are the names of all other people.

    ``written`` is what files called the person; one word is no spelling.
    """
    elsewhere, taken = _folded(others)
    whole, alone = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for first, last in _parts(people):
        if first:
            whole |= {first + last, last + first}
        if sum(map(len, last)) >= SHORTEST_ALONE and not taken.intersection(last):
            alone.add(last)
    whole |= {words for each in written if len(words := tuple(plain(each).split())) > 1}
    mine = (each for each in whole if tuple(sorted(each)) not in elsewhere)
    return Names(frozenset(mine), frozenset(alone))


def shared_of(people: Iterable[Mapping[str, Any]], others: Iterable[str]) -> Shared:
    """Return what records of one person call him that somebody else is called too."""
    elsewhere, taken = _folded(others)
    whole, alone = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for first, last in _parts(people):
        if first and tuple(sorted(first + last)) in elsewhere:
            whole |= {first + last, last + first}
        if sum(map(len, last)) >= SHORTEST_ALONE and taken.intersection(last):
            alone.add(last)
    theirs = {
        order
        for each in elsewhere.values()
        if each not in whole and any(set(last) <= set(each) for last in alone)
        for order in (each, each[-1:] + each[:-1], each[1:] + each[:1])
    }
    return Shared(Names(frozenset(whole), frozenset(alone)), Names(frozenset(theirs)))


def _folded(names: Iterable[str]) -> tuple[dict[tuple[str, ...], tuple[str, ...]], set[str]]:
    """Return names by their words in whatever order, and every word of them."""
    found = [words for each in names if (words := tuple(plain(each).split()))]
    return {tuple(sorted(each)): each for each in found}, {word for each in found for word in each}


def _parts(people: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield first and last names as folded words; nobody without a last name."""
    for data in people:
        first = tuple(plain(data.get("first_name") or "").split())
        for name in (data.get("last_name"), data.get("birth_name")):
            if last := tuple(plain(name or "").split()):
                yield first, last


def masked(text: str, names: Names) -> str:
    """Return a text with every mention of the person replaced; the same where there is none."""
    spans = _found(text, names)
    for start, end in reversed(spans):
        text = text[:start] + MASK + text[end:]
    return text


def says(text: str, names: Names) -> bool:
    """Tell whether a text mentions the person."""
    return bool(_found(text, names))


def may_say(text: str, names: Names) -> bool:
    """Tell quickly whether a text has all words of a mention somewhere; most texts do not."""
    return has_words(letters_of(text), names)


def has_words(letters: str, names: Names) -> bool:
    """Tell whether folded letters have all words of a mention somewhere."""
    return any(all(word in letters for word in words) for words in names.whole | names.alone)


def letters_of(text: str) -> str:
    """Return a text in lower case without accents, whatever else stands in it: quickly."""
    letters = text.lower()
    if letters.isascii():
        return letters
    plain_ = unicodedata.normalize("NFD", letters).translate(_ONE_LETTER)
    return plain_.encode("ascii", "ignore").decode()


def masked_value(value: Any, names: Names) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value with its texts masked, the keys of its objects too."""
    if isinstance(value, str):
        return masked(value, names)
    if isinstance(value, list | tuple):
        return [masked_value(each, names) for each in value]
    if isinstance(value, Mapping):
        return {masked(str(k), names): masked_value(each, names) for k, each in value.items()}
    return value


def patterns(names: Names) -> list[str]:
    """Return patterns of SQL's ILIKE, one of which every text that mentions the person matches.

    A letter that may bear an accent stands as any sign, or is followed by an accent of its own.
    """
    every = names.alone | {each for each in names.whole if not _holds_any(each, names.alone)}
    shapes = (_accented, _decomposed)
    return sorted({f"%{'%'.join(map(shape, words))}%" for words in every for shape in shapes})


def _holds_any(words: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    return any(set(each) <= set(words) for each in others)


_ONE_LETTER = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d"}
)
_ACCENTED = frozenset("acdegilnosuyz")


def _accented(word: str) -> str:
    for pair in ("oe", "ae", "ss"):
        word = word.replace(pair, "%")
    return "".join("_" if sign in _ACCENTED else sign for sign in word)


def _decomposed(word: str) -> str:
    return "".join(f"{sign}%" if sign in _ACCENTED else sign for sign in word)


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """Return the words of a text with their places; an accent apart belongs to its letter."""
    found: list[_Word] = []
    start = -1
    for place, sign in enumerate(f"{text} "):
        inside = sign.isalnum() or (start >= 0 and unicodedata.combining(sign))
        if inside and start < 0:
            start = place
        elif not inside and start >= 0:
            found.append(_Word(plain(text[start:place]).replace(" ", ""), start, place))
            start = -1
    return found


def _found(text: str, names: Names) -> list[tuple[int, int]]:
    words = _words(text)
    close = [b.start - a.end <= SEPARATORS for a, b in pairwise(words)]
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        length = _longest(text, words, close, place, names)
        if length:
            spans.append((words[place].start, words[place + length - 1].end))
        place += length or 1
    return spans


def _longest(text: str, words: list[_Word], close: list[bool], place: int, names: Names) -> int:
    """Return how many words from a place on are a mention, 0 when none is."""
    for wanted, by_itself in ((names.whole, False), (names.alone, True)):
        for mention in sorted(wanted, key=len, reverse=True):
            end = place + len(mention)
            if tuple(word.folded for word in words[place:end]) != mention:
                continue
            needs_capital = by_itself and not COMMON.isdisjoint(mention)
            if needs_capital and text[words[place].start].islower():
                continue
            if all(close[place : end - 1]):
                return len(mention)
    return 0
