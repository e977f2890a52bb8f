"""What two names or two days that agree, nearly agree or differ are worth, in bits."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, JaroWinkler

from sync.reconcile.nicknames import same_first_name
from sync.reconcile.other_names import may_be_another

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync.reconcile.names import Surname, WrittenName
    from sync.reconcile.reading import SheetRow

# The weights, in bits. A name that agrees is worth log2(1 / its frequency), within these bounds.
MOST_SURNAME, MOST_FIRST = 13.0, 10.0
ONE_EDIT, TWO_EDITS, RESEMBLES = -3.0, -5.5, -7.5
SURNAME_DIFFERS, FIRST_DIFFERS = -10.0, -9.0
MOST_FAMILY, MOST_NAMESAKE = 3.0, 6.0
SHORT_FORM, PART_OF_FIRST, EXTRA_FIRST, TOGETHER = -2.0, -1.5, -1.0, -1.0
INITIAL, NO_FIRST, NO_SURNAME = 3.5, -1.0, -3.0
CAPITALS_AGREE, CAPITALS_DISAGREE = 0.5, -2.0
BIRTH_SAME, BIRTH_NEAR, BIRTH_DIFFERS = 13.0, 6.0, -7.0
START_SAME, START_NEAR, END_SAME, START_FAR = 6.0, 3.0, 2.0, -1.5
SHORT, MIDDLING = 3, 6
NEAR_DAYS = 3
FAR_DAYS = 31
RESEMBLANCE = 0.9
SHORT_PENALTY = {3: -3.0, 4: -1.5}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bits, and the comparisons they come from, each with its words in French and English."""

    bits: float
    parts: tuple[tuple[float, str, str], ...] = ()
    birth_date: bool = False
    doubtful: bool = False

    @classmethod
    def of(
        cls, bits: float, fr: str, en: str, *, birth_date: bool = False, doubtful: bool = False
    ) -> Evidence:
        """One comparison with its reason and its bits."""
        return cls(bits, ((bits, fr, en),), birth_date, doubtful)

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.bits + other.bits,
            self.parts + other.parts,
            self.birth_date or other.birth_date,
            self.doubtful or other.doubtful,
        )

    @property
    def fr(self) -> tuple[str, ...]:
        """The reasons in French: "nom identique (+8,6)"."""
        return tuple(f"{fr} ({bits:+.1f})".replace(".", ",") for bits, fr, _ in self.parts)

    @property
    def en(self) -> tuple[str, ...]:
        """The reasons in English."""
        return tuple(f"{en} ({bits:+.1f})" for bits, _, en in self.parts)


NONE = Evidence(0.0)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often each surname and each first name is met in the register."""

    persons: int
    surnames: Mapping[str, int]
    first_names: Mapping[str, int]

    def surname_bits(self, text: str) -> float:
        """What agreeing on this surname is worth: a rare one says more."""
        return min(
            MOST_SURNAME, math.log2(max(self.persons, 2) / (self.surnames.get(text, 0) + 0.5))
        )

    def first_name_bits(self, text: str) -> float:
        """What agreeing on this first name is worth."""
        return min(
            MOST_FIRST, math.log2(max(self.persons, 2) / (self.first_names.get(text, 0) + 0.5))
        )


def compare_names(
    name: WrittenName, surnames: Sequence[Surname], first: Sequence[str], frequencies: Frequencies
) -> Evidence:
    """The best reading of the words as this person's surname and first name, in any order."""
    best: tuple[float, Evidence] = (-math.inf, NONE)
    words = name.words
    for cut in range(1, len(words) + 1):
        for order in (1, -1):
            ahead, behind = words[:cut], words[cut:]
            if order < 0:
                ahead, behind = behind, ahead
            capitals = _capitals(name, cut, order)
            alone = not behind and len(words) > 1
            by_surname = _surname("".join(ahead), surnames, frequencies, whole=alone)
            if by_surname.bits + capitals + MOST_FIRST < best[0]:
                continue
            if not ahead and len(behind) > len(first):
                continue
            evidence = _together(by_surname, _first_name(behind, first, frequencies))
            if evidence.bits + capitals > best[0]:
                best = (evidence.bits + capitals, evidence)
    return best[1]


def _together(surname: Evidence, first: Evidence) -> Evidence:
    """A surname alone proves a family, a first name alone nothing: half a name is worth little."""
    if surname.bits == NO_SURNAME and first.doubtful:
        return surname + Evidence.of(FIRST_DIFFERS, "prénom différent", "different first name")
    if first.bits <= FIRST_DIFFERS and surname.bits > MOST_FAMILY:
        surname = replace(surname, bits=MOST_FAMILY, parts=((MOST_FAMILY, *surname.parts[0][1:]),))
    if surname.bits <= SURNAME_DIFFERS and first.bits > MOST_NAMESAKE:
        first = replace(first, bits=MOST_NAMESAKE, parts=((MOST_NAMESAKE, *first.parts[0][1:]),))
    return surname + first


def _capitals(name: WrittenName, cut: int, order: int) -> float:
    """Whether the words in capitals are those read as the surname."""
    if not name.capitals:
        return 0.0
    surname = range(cut) if order > 0 else range(cut, len(name.words))
    return CAPITALS_AGREE if set(surname) == name.capitals else CAPITALS_DISAGREE


def _surname(
    written: str, surnames: Sequence[Surname], frequencies: Frequencies, *, whole: bool
) -> Evidence:
    """The best of a person's surnames for some words; all words at once must be nearly exact."""
    if not written:
        return Evidence.of(NO_SURNAME, "sans nom", "no surname", doubtful=True)
    best = (SURNAME_DIFFERS, "", "", True)
    for surname in surnames:
        likeness = _likeness(written, surname.text)
        if likeness is None or (whole and likeness[0] < ONE_EDIT):
            continue
        step, fr, en = likeness
        bits = frequencies.surname_bits(surname.text) - surname.cost + step
        if bits > best[0]:
            best = (bits, f"{surname.fr} {fr}", f"{surname.en} {en}", False)
    if best[3]:
        return Evidence.of(SURNAME_DIFFERS, "nom différent", "different surname", doubtful=True)
    return Evidence.of(best[0], best[1], best[2])


def _likeness(written: str, known: str) -> tuple[float, str, str] | None:
    """How far two names are: the bits lost, and the words for it; None when they differ."""
    if written == known:
        return 0.0, "identique", "identical"
    longest = max(len(written), len(known))
    if longest < SHORT or abs(len(written) - len(known)) > MIDDLING:
        return None
    edits = OSA.distance(written, known, score_cutoff=2)
    if edits == 1:
        return ONE_EDIT + SHORT_PENALTY.get(longest, 0.0), "à une lettre près", "but for one letter"
    if edits == 2 and longest >= MIDDLING:  # noqa: PLR2004
        return TWO_EDITS, "à deux lettres près", "but for two letters"
    if longest >= MIDDLING and JaroWinkler.similarity(written, known) >= RESEMBLANCE:
        return RESEMBLES, "ressemblant", "alike"
    return None


def _first_name(words: Sequence[str], first: Sequence[str], frequencies: Frequencies) -> Evidence:
    known = "".join(first)
    whole = frequencies.first_name_bits(known)
    if not words:
        return Evidence.of(NO_FIRST, "sans prénom", "no first name", doubtful=True)
    if all(len(word) == 1 for word in words) and not all(len(word) == 1 for word in first):
        return _initials(words, first)
    written = "".join(words)
    another = may_be_another(words, first, frequencies.first_names, frequencies.surnames)
    if (likeness := _likeness(written, known)) is not None:
        bits = whole + likeness[0] + TOGETHER
        fr, en = f"prénom {likeness[1]}", f"first name {likeness[2]}"
        return Evidence.of(bits, fr, en, doubtful=another or likeness[0] <= TWO_EDITS)
    if same_first_name(written, known) or (first and same_first_name(written, first[0])):
        return Evidence.of(
            whole + SHORT_FORM + TOGETHER, "prénom usuel équivalent", "usual form of the first name"
        )
    return replace(found := _part_of_first(words, first, whole), doubtful=found.doubtful or another)


def _initials(words: Sequence[str], first: Sequence[str]) -> Evidence:
    initials = "".join(word[0] for word in first)
    written = "".join(words)
    if initials.startswith(written) or (first and written == first[0][0]):
        return Evidence.of(
            INITIAL * len(written), "initiale du prénom", "initial of the first name", doubtful=True
        )
    return Evidence.of(FIRST_DIFFERS, "autre initiale", "another initial", doubtful=True)


def _part_of_first(words: Sequence[str], first: Sequence[str], whole: float) -> Evidence:
    """A first name of several words of which only one is written, or written with one more."""
    pairs = [(w, f) for w in words for f in first if len(w) >= SHORT and len(f) >= SHORT]
    same = [(w, f) for w, f in pairs if w == f]
    if same:
        loss = EXTRA_FIRST if len(words) > len(first) else PART_OF_FIRST
        return Evidence.of(
            min(whole, 7.0) + loss + TOGETHER,
            "un prénom sur plusieurs",
            "one first name of several",
        )
    near = [(w, f) for w, f in pairs if same_first_name(w, f) or _likeness(w, f) is not None]
    if near:
        return Evidence.of(
            min(whole, 7.0) + ONE_EDIT + PART_OF_FIRST + TOGETHER,
            "un prénom proche",
            "a close first name",
            doubtful=True,
        )
    joined = "".join(words)
    known = "".join(first)
    if min(len(joined), len(known)) >= SHORT and (
        known.startswith(joined) or joined.startswith(known)
    ):
        return Evidence.of(
            whole - 4.0 + TOGETHER, "début du prénom", "beginning of the first name", doubtful=True
        )
    return Evidence.of(FIRST_DIFFERS, "prénom différent", "different first name", doubtful=True)


def compare_days(
    row: SheetRow, birth_date: date | None, contracts: Sequence[tuple[date, date | None]]
) -> Evidence:
    """What the birth date and the dates of the contract say."""
    evidence = NONE
    if row.birth_date and birth_date:
        evidence += _births(row.birth_date, birth_date)
    if row.start and contracts:
        evidence += _starts(row, contracts)
    return evidence


def _births(written: date, known: date) -> Evidence:
    if written == known:
        return Evidence.of(
            BIRTH_SAME, "date de naissance identique", "same birth date", birth_date=True
        )
    parts = zip(
        (written.year, written.month, written.day),
        (known.year, known.month, known.day),
        strict=True,
    )
    swapped = (written.month, written.day, written.year) == (known.day, known.month, known.year)
    if swapped or sum(a == b for a, b in parts) == 2:  # noqa: PLR2004 - two of day, month, year
        return Evidence.of(BIRTH_NEAR, "date de naissance proche", "close birth date")
    return Evidence.of(
        BIRTH_DIFFERS, "date de naissance différente", "different birth date", doubtful=True
    )


def _starts(row: SheetRow, contracts: Sequence[tuple[date, date | None]]) -> Evidence:
    if row.start is None:
        return NONE
    distance, end = min((abs((row.start - start).days), end) for start, end in _dated(contracts))
    if distance == 0:
        bonus = END_SAME if row.end is not None and row.end == end else 0.0
        return Evidence.of(
            START_SAME + bonus, "début de contrat identique", "same start of contract"
        )
    if distance <= NEAR_DAYS:
        return Evidence.of(START_NEAR, "début de contrat proche", "close start of contract")
    if distance > FAR_DAYS:
        return Evidence.of(START_FAR, "autre début de contrat", "another start of contract")
    return NONE


def _dated(contracts: Sequence[tuple[date, date | None]]) -> list[tuple[date, date]]:
    return [(start, end or date.max) for start, end in contracts]
