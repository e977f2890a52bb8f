"""Whose line is this? Written names matched to workers, with bits of evidence added up.

A Fellegi-Sunter score with fixed, written weights: each comparison is worth log2(m/u) bits, where u
comes from how often a name is met in the register; the company's own employments are the prior.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sync.notation.text import plain
from sync.reconcile.bands import Candidate, banded, remembered, with_chances
from sync.reconcile.comparison import Evidence, compare_days, compare_names
from sync.reconcile.names import written_name
from sync.reconcile.persons import Decisions, Employment, Person, Register
from sync.reconcile.reading import RowMatch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sync.reconcile.names import WrittenName
    from sync.reconcile.persons import Known
    from sync.reconcile.reading import SheetRow

__all__ = ["Decisions", "Employment", "Person", "Register", "match_rows"]

ACTIVE, INACTIVE, ELSEWHERE = 0.90, 0.04, 0.03
ALIKE = 50.0
DATE_AGREES = 2.0
CLEAR_LEAD, WORTH_OWNING = 4.0, 2.0
MOST_RANKED = 24
MANY = 300


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
            if employment.worker_id in register:
                self._contracts[employment.worker_id].append(employment)
        self._priors: dict[str | None, _Prior] = {}
        self._alone: dict[tuple[object, ...], list[Candidate]] = {}
        self._evidence: dict[tuple[str, str], Evidence | None] = {}

    def matches(self, rows: Sequence[SheetRow]) -> list[RowMatch]:
        """What each line is, once the persons clearly meant by other lines are taken."""
        lists = [self._candidates(row) if row.name_raw else [] for row in rows]
        owners = _owners(rows, lists)
        return [self._settled(row, cs, owners) for row, cs in zip(rows, lists, strict=True)]

    def _candidates(self, row: SheetRow) -> list[Candidate]:
        key = (row.name_raw, row.birth_date, row.start, row.end, row.month)
        if key not in self._alone:
            name = written_name(row.name_raw)
            found = self._worth_comparing(name, row.birth_date)
            scored = [c for key in found if (c := self._candidate(row, name, key)) is not None]
            self._alone[key] = sorted(scored, key=lambda c: (-c.bits, c.key))[:MOST_RANKED]
        return self._alone[key]

    def _worth_comparing(self, name: WrittenName, birth_date: date | None) -> set[str]:
        """Everyone employed here, or of very many those with a name near; namesakes elsewhere."""
        near = self._register.near(name)
        found = self._register.namesakes(near, name).union(self._register.born_on(birth_date))
        here = self._contracts.keys()
        if len(here) <= MANY:
            return found.union(here)
        return found | (here & near.union(self._register.same_first_name(name)))

    def _candidate(self, row: SheetRow, name: WrittenName, worker: str) -> Candidate | None:
        if (plain(row.name_raw), worker) in self._decisions.refused:
            return None
        known = self._register.known(worker)
        contracts = self._contracts.get(worker, ())
        days = compare_days(row, known.person.birth_date, [(c.start, c.end) for c in contracts])
        names = self._names(name, known, told=days.bits > DATE_AGREES)
        if names is None:
            return None
        if row.month not in self._priors:
            self._priors[row.month] = _Prior(self._contracts, row.month, len(self._register))
        evidence = names + days + self._priors[row.month].of(worker)
        return Candidate(worker, evidence, here=bool(contracts))

    def _names(self, name: WrittenName, known: Known, *, told: bool) -> Evidence | None:
        """The evidence of the names, None when they have nothing in common and no date speaks."""
        key = (name.joined, known.person.id)
        if key not in self._evidence:
            alike = told or _alike(name.joined, known)
            self._evidence[key] = (
                compare_names(name, known.surnames, known.first, self._register.frequencies)
                if alike
                else None
            )
        return self._evidence[key]

    def _settled(
        self, row: SheetRow, candidates: list[Candidate], owners: Mapping[str, str]
    ) -> RowMatch:
        if not row.name_raw:
            return RowMatch("none")
        written = plain(row.name_raw)
        if written in self._decisions.same:
            return remembered(self._decisions.same[written])
        return banded(with_chances(candidates, written, owners))


def _alike(written: str, known: Known) -> bool:
    """Whether two names have enough in common, in any order, to be worth comparing."""
    return (
        fuzz.token_set_ratio(written, known.whole) >= ALIKE
        or fuzz.ratio(written, known.whole) >= ALIKE
        or fuzz.ratio(written, known.turned) >= ALIKE
    )


class _Prior:
    """How likely each person is before reading the name: a contract running here weighs most."""

    def __init__(
        self, contracts: Mapping[str, Sequence[Employment]], month: str | None, persons: int
    ) -> None:
        self._active = {w for w, own in contracts.items() if any(c.active_in(month) for c in own)}
        self._ended = contracts.keys() - self._active
        running = math.log2(ACTIVE / max(len(self._active), 1))
        over = math.log2(INACTIVE / max(len(self._ended), 1))
        none = math.log2(ELSEWHERE / max(persons - len(contracts), 1))
        self._running = Evidence.of(running, "contrat en cours ici", "contract running here")
        self._over = Evidence.of(
            over, "contrat ici, pas ce mois-là", "contract here, not that month"
        )
        self._none = Evidence.of(none, "aucun contrat ici", "no contract here")

    def of(self, worker: str) -> Evidence:
        """What the contracts say of one person."""
        if worker in self._active:
            return self._running
        return self._over if worker in self._ended else self._none


def _owners(rows: Sequence[SheetRow], lists: Sequence[list[Candidate]]) -> dict[str, str]:
    """For each person clearly meant by some line, the written name that means them best."""
    best: dict[str, tuple[float, str]] = {}
    for row, candidates in zip(rows, lists, strict=True):
        if not candidates:
            continue
        first = candidates[0]
        lead = first.bits - candidates[1].bits if len(candidates) > 1 else math.inf
        if lead > CLEAR_LEAD and first.bits > best.get(first.key, (WORTH_OWNING, ""))[0]:
            best[first.key] = (first.bits, plain(row.name_raw))
    return {key: written for key, (_, written) in best.items()}
