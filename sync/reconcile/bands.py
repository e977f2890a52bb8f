"""From bits to an answer: sure, to confirm, ambiguous or nobody, with the reasons in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.reconcile.comparison import Evidence
from sync.reconcile.reading import RowMatch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.reconcile.reading import Band

NOBODY = 0.03
SURE, LIKELY = 0.999, 0.5
TIE = 6.0
MOST_CANDIDATES = 6
WORTH_SHOWING = 0.02
MOST_BITS = 60.0
TAKEN = Evidence.of(-7.0, "déjà pris par une autre ligne", "already taken by another line")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person for a line, the evidence, and the chance that it is the one."""

    key: str
    evidence: Evidence
    here: bool
    chance: float = 0.0

    @property
    def bits(self) -> float:
        """Prior and evidence added up."""
        return self.evidence.bits


def with_chances(
    candidates: list[Candidate], written: str, owners: Mapping[str, str]
) -> list[Candidate]:
    """The candidates with their chances, likeliest first; with nobody they add up to one."""
    weighed = [
        c if owners.get(c.key, written) == written else replace(c, evidence=c.evidence + TAKEN)
        for c in candidates
    ]
    total = NOBODY + sum(2.0 ** min(c.bits, MOST_BITS) for c in weighed)
    ranked = sorted(weighed, key=lambda c: (-c.bits, c.key))
    return [replace(c, chance=2.0 ** min(c.bits, MOST_BITS) / total) for c in ranked]


def banded(weighed: list[Candidate]) -> RowMatch:
    """Sure only where the company's contracts or a birth date speak, and nothing is doubtful."""
    shown = [c for c in weighed if c.chance >= WORTH_SHOWING][:MOST_CANDIDATES]
    if not shown:
        return RowMatch("none")
    best = shown[0]
    evidence = best.evidence
    if best.chance >= SURE and (best.here or evidence.birth_date) and not evidence.doubtful:
        return _answer("sure", shown, best.key)
    second = shown[1].chance if len(shown) > 1 else 0.0
    if second * TIE > best.chance and sum(c.chance for c in weighed) >= LIKELY:
        return _answer("ambiguous", shown, None)
    if best.chance >= LIKELY:
        return _answer("confirm", shown, best.key)
    return _answer("none", shown, None)


def _answer(band: Band, shown: list[Candidate], worker: str | None) -> RowMatch:
    best = shown[0]
    ids = tuple(c.key for c in shown)
    bits = round(best.bits, 1) if math.isfinite(best.bits) else 0.0
    why = tuple((c.evidence.fr, c.evidence.en) for c in shown)
    return RowMatch(band, worker, ids, bits, best.evidence.fr, best.evidence.en, why)


def remembered(worker: str | None) -> RowMatch:
    """What a person decided before stands, refusals too."""
    fr, en = ("décision déjà prise pour ce nom",), ("already decided for this name",)
    if worker is None:
        return RowMatch("none", reasons_fr=fr, reasons_en=en)
    return RowMatch("sure", worker, (worker,), reasons_fr=fr, reasons_en=en)
