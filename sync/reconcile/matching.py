"""Whose line is this? Written names matched to workers, with bits of evidence added up.

A Fellegi-Sunter score with fixed, written weights: each comparison is worth log2(m/u) bits, where u
comes from how often a name is met in the register; the company's own employments are the prior.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sync.notation.text import plain
from sync.reconcile.comparison import Evidence, Frequencies, compare_names, compare_days
from sync.reconcile.names import Surname, first_names_of, phonetic, surnames_of, written_name
from sync.reconcile.reading import RowMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sync.reconcile.names import WrittenName
    from sync.reconcile.reading import SheetRow

ACTIVE, INACTIVE, ELSEWHERE, NOBODY = 0.90, 0.04, 0.03, 0.03
SURE, LIKELY, TIE = 0.999, 0.5, 0.9
ROOM_FOR_STRANGERS = 60
ALIKE = 50.0
TAKEN_BY_ANOTHER = -7.0
MOST_CANDIDATES = 6
WORTH_SHOWING = 0.02


@dataclass(frozen=True, slots=True)
class Person:
    """A worker of the register, as far as matching needs."""

    id: str
    last_name: str
    first_name: str
    birth_name: str | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Employment:
    """A contract of a worker with the company that sent the sheet."""

    worker_id: str
    start: date
    end: date | None = None

    def active_in(self, month: str | None) -> bool:
        """Whether some day of the month (YYYY-MM) is inside the contract."""
        if month is None:
            return True
        return f"{self.start:%Y-%m}" <= month and (self.end is None or month <= f"{self.end:%Y-%m}")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided before about this company's written names; it beats any score.

    `same[plain name]` is the worker, or None for "nobody of the register"; `refused` are pairs
    (plain name, worker id) that were said to be wrong.
    """

    same: Mapping[str, str | None] = field(default_factory=dict)
    refused: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A person taken apart once for all comparisons."""

    person: Person
    surnames: tuple[Surname, ...]
    first: tuple[str, ...]
    whole: str


class Register:
    """The persons of a territory, indexed so that a name meets only its neighbours."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.known = {person.id: _known(person) for person in persons}
        surname_counts: Counter[str] = Counter()
        first_counts: Counter[str] = Counter()
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        self._by_birth: dict[date, list[str]] = defaultdict(list)
        for key, known in self.known.items():
            for surname in known.surnames:
                surname_counts[surname.text] += 1
                self._by_surname[surname.text].append(key)
            first_counts["".join(known.first)] += 1
            if known.person.birth_date:
                self._by_birth[known.person.birth_date].append(key)
        self._by_sound: dict[str, list[str]] | None = None
        self.frequencies = Frequencies(len(self.known), surname_counts, first_counts)

    def neighbours(self, name: WrittenName, birth_date: date | None) -> set[str]:
        """The persons a written name may be, found without looking at everyone."""
        found: set[str] = set(self._by_birth.get(birth_date, ())) if birth_date else set()
        words = name.words
        pieces = {
            "".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)
        }
        sounds = self._sounds()
        for piece in pieces:
            if len(piece) > 1:
                found.update(self._by_surname.get(piece, ()))
                found.update(sounds.get(phonetic(piece), ()))
        return found

    def _sounds(self) -> dict[str, list[str]]:
        if self._by_sound is None:
            self._by_sound = defaultdict(list)
            for text, keys in self._by_surname.items():
                self._by_sound[phonetic(text)] += keys
        return self._by_sound


def _known(person: Person) -> Known:
    surnames = surnames_of(person.last_name, person.birth_name)
    first = first_names_of(person.first_name)
    whole = plain(f"{person.last_name} {person.birth_name or ''} {person.first_name}")
    return Known(person, surnames, first, whole)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A person for a line: the prior and the evidence in bits, and the chance that it is the one."""

    key: str
    bits: float
    evidence: Evidence
    here: bool
    chance: float = 0.0


def match_rows(
    rows: Sequence[SheetRow],
    register: Register,
    employments: Sequence[Employment],
    decisions: Decisions | None = None,
) -> list[RowMatch]:
    """The match of each row of one company's sheet, one-to-one between written names and persons.

    A person may have two lines under one written name; two different names are two persons.
    """
    sheet = _Sheet(register, employments, decisions or Decisions())
    return sheet.matches(rows)


class _Sheet:
    """The matching of one sheet: what each line could be alone, then all lines together."""

    def __init__(
        self, register: Register, employments: Sequence[Employment], decisions: Decisions
    ) -> None:
        self._register = register
        self._decisions = decisions
        self._contracts: dict[str, list[Employment]] = defaultdict(list)
        for employment in employments:
            if employment.worker_id in register.known:
                self._contracts[employment.worker_id].append(employment)
        self._alone: dict[tuple[object, ...], list[_Candidate]] = {}
        self._evidence: dict[tuple[str, str], Evidence | None] = {}

    def matches(self, rows: Sequence[SheetRow]) -> list[RowMatch]:
        lists = [self._candidates(row) if row.name_raw else [] for row in rows]
        owners = _owners(rows, lists)
        return [
            self._settled(row, candidates, owners)
            for row, candidates in zip(rows, lists, strict=True)
        ]

    def _candidates(self, row: SheetRow) -> list[_Candidate]:
        key = (row.name_raw, row.birth_date, row.start, row.month)
        if key not in self._alone:
            name = written_name(row.name_raw)
            found = self._register.neighbours(name, row.birth_date) | self._contracts.keys()
            scored = [
                c for worker in found if (c := self._candidate(row, name, worker)) is not None
            ]
            self._alone[key] = sorted(scored, key=lambda c: (-c.bits, c.key))[: 4 * MOST_CANDIDATES]
        return self._alone[key]

    def _candidate(self, row: SheetRow, name: WrittenName, worker: str) -> _Candidate | None:
        known = self._register.known[worker]
        contracts = self._contracts.get(worker, [])
        days = compare_days(row, known.person.birth_date, [(c.start, c.end) for c in contracts])
        if (plain(row.name_raw), worker) in self._decisions.refused:
            return None
        names = self._names(name, known, told=days.bits > 2)  # noqa: PLR2004 - a date agrees
        if names is None:
            return None
        evidence = names + days + self._prior(row, contracts)
        return _Candidate(worker, evidence.bits, evidence, here=bool(contracts))

    def _names(self, name: WrittenName, known: Known, *, told: bool) -> Evidence | None:
        """The evidence of the names, None when they have nothing in common and no date speaks."""
        key = (name.joined, known.person.id)
        if key not in self._evidence:
            alike = told or fuzz.token_set_ratio(name.joined, known.whole) >= ALIKE
            self._evidence[key] = (
                compare_names(name, known.surnames, known.first, self._register.frequencies)
                if alike
                else None
            )
        return self._evidence[key]

    def _prior(self, row: SheetRow, contracts: Sequence[Employment]) -> Evidence:
        """How likely the person was before reading the name: a contract here weighs most."""
        active = sum(any(c.active_in(row.month) for c in cs) for cs in self._contracts.values())
        if any(c.active_in(row.month) for c in contracts):
            return Evidence.of(
                math.log2(ACTIVE / max(active, 1)), "contrat en cours ici", "contract running here"
            )
        if contracts:
            ended = len(self._contracts) - active
            return Evidence.of(
                math.log2(INACTIVE / max(ended, 1)),
                "contrat ici, pas ce mois-là",
                "contract here, not that month",
            )
        others = max(len(self._register.known) - len(self._contracts), 1)
        return Evidence.of(math.log2(ELSEWHERE / others), "aucun contrat ici", "no contract here")

    def _settled(
        self, row: SheetRow, candidates: list[_Candidate], owners: Mapping[str, str]
    ) -> RowMatch:
        if not row.name_raw:
            return RowMatch("none")
        written = plain(row.name_raw)
        if written in self._decisions.same:
            return _remembered(self._decisions.same[written])
        weighed = _with_chances(
            candidates, written, owners, math.log2(NOBODY) - self._stranger_bits(row)
        )
        return _banded(weighed)

    def _stranger_bits(self, row: SheetRow) -> float:
        """A name nobody bears is itself unlikely, less so when it is made of known words."""
        del row
        return 0.0


def _owners(rows: Sequence[SheetRow], lists: Sequence[list[_Candidate]]) -> dict[str, str]:
    """For each person clearly meant by some line, the written name that means them best."""
    best: dict[str, tuple[float, str]] = {}
    for row, candidates in zip(rows, lists, strict=True):
        if not candidates:
            continue
        first = candidates[0]
        lead = first.bits - candidates[1].bits if len(candidates) > 1 else math.inf
        if lead > 4 and first.bits > best.get(first.key, (2.0, ""))[0]:  # noqa: PLR2004 - sixteen times likelier than the next
            best[first.key] = (first.bits, plain(row.name_raw))
    return {key: written for key, (_, written) in best.items()}


def _with_chances(
    candidates: list[_Candidate], written: str, owners: Mapping[str, str], nobody: float
) -> list[_Candidate]:
    weighed = []
    for c in candidates:
        taken = owners.get(c.key, written) != written
        evidence = (
            c.evidence
            + Evidence.of(
                TAKEN_BY_ANOTHER, "déjà pris par une autre ligne", "already taken by another line"
            )
            if taken
            else c.evidence
        )
        weighed.append(_Candidate(c.key, evidence.bits, evidence, c.here))
    total = 2.0**nobody + sum(2.0 ** min(c.bits, 60) for c in weighed)
    ranked = sorted(weighed, key=lambda c: (-c.bits, c.key))
    return [
        _Candidate(c.key, c.bits, c.evidence, c.here, 2.0 ** min(c.bits, 60) / total)
        for c in ranked
    ]


def _banded(weighed: list[_Candidate]) -> RowMatch:
    shown = [c for c in weighed if c.chance >= WORTH_SHOWING][:MOST_CANDIDATES]
    if not shown:
        return RowMatch("none", candidates=())
    best = shown[0]
    ids = tuple(c.key for c in shown)
    reasons = {
        "bits": round(best.bits, 1),
        "reasons_fr": best.evidence.fr,
        "reasons_en": best.evidence.en,
    }
    if (
        best.chance >= SURE
        and (best.here or best.evidence.birth_date)
        and not best.evidence.doubtful
    ):
        return RowMatch(
            "sure", best.key, ids, round(best.bits, 1), best.evidence.fr, best.evidence.en
        )
    together = sum(c.chance for c in shown[:3])
    if len(shown) > 1 and shown[1].chance * 6 > best.chance and together >= LIKELY:
        return RowMatch(
            "ambiguous", None, ids, round(best.bits, 1), best.evidence.fr, best.evidence.en
        )
    if best.chance >= LIKELY:
        return RowMatch(
            "confirm", best.key, ids, round(best.bits, 1), best.evidence.fr, best.evidence.en
        )
    del reasons
    return RowMatch("none", None, ids, round(best.bits, 1), best.evidence.fr, best.evidence.en)


def _remembered(worker: str | None) -> RowMatch:
    fr, en = ("décision déjà prise pour ce nom",), ("already decided for this name",)
    if worker is None:
        return RowMatch("none", reasons_fr=fr, reasons_en=en)
    return RowMatch("sure", worker, (worker,), reasons_fr=fr, reasons_en=en)
