"""A discrepancy: one difference between what was declared and what else is known.

It is a value: its rule, its weight, whom and when it concerns, its effect in minutes, the very
records and cells that show it, and one sentence in French and in English.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Severity(StrEnum):
    """What a discrepancy does to the month until it is decided."""

    BLOCKING = "blocking"
    MAJOR = "major"
    TO_CONFIRM = "to_confirm"
    MINOR = "minor"
    INFO = "info"


class Effect(StrEnum):
    """What a discrepancy takes from a line: nothing, minutes of named days, or an upper limit."""

    NONE = "none"
    CUT = "cut"
    BOUND = "bound"


class Audience(StrEnum):
    """Who is asked: the company, or the insertion unit about its own work."""

    COMPANY = "company"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the field names it.

    ``reference`` is its number in section D of the domain reference, empty without one;
    ``core`` marks the 22 rules of the reconciliation corpus.
    """

    code: str
    reference: str
    severity: Severity
    effect: Effect
    fr: str
    en: str
    core: bool = False
    audience: Audience = Audience.COMPANY


class ClaimKey(NamedTuple):
    """One line of the month: a sheet's hours for one person (or one line without a person)."""

    sheet: str
    company: str
    month: str
    subject: str

    def __str__(self) -> str:
        return "/".join(self)


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence: a record by type and id, with the cell of the company's file where there is one.

    ``masked`` evidence (what a worker said) is never shown to the company.
    """

    kind: str
    id: str
    cell: str | None = None
    masked: bool = False


class Cut(NamedTuple):
    """Minutes taken from one day of one line."""

    claim: ClaimKey
    day: date
    minutes: int


class Bound(NamedTuple):
    """An upper limit on one line of the month, in minutes."""

    claim: ClaimKey
    minutes: int


class Place(NamedTuple):
    """Where a line stands in the company's file."""

    tab: str | None
    row: int | None


def key_of(where: str, month: str | None, code: str, about: str) -> str:
    """The key of a discrepancy from its parts; ``where`` is the sheet's id (a party's)."""
    return "|".join((where, month or "-", code, about))


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One difference, with its evidence and its effect.

    ``key`` is stable (sheet or lot, month, rule, subject): a decision is recorded under it.
    ``basis`` is the digest of the figures and evidence it rests on, so that a decision taken on
    other figures can be told apart.
    """

    rule: Rule
    severity: Severity
    fr: str
    en: str
    month: str | None = None
    worker: str | None = None
    day: date | None = None
    sheet: str | None = None
    company: str | None = None
    lot: str | None = None
    site: str | None = None
    subject: str = ""
    place: Place | None = None
    cuts: tuple[Cut, ...] = ()
    bounds: tuple[Bound, ...] = ()
    evidence: tuple[Link, ...] = ()
    audience: Audience = Audience.COMPANY

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def effect(self) -> Effect:
        """What it does to retained minutes."""
        if self.cuts:
            return Effect.CUT
        return Effect.BOUND if self.bounds else Effect.NONE

    @property
    def key(self) -> str:
        """The stable name under which it is decided."""
        where = self.sheet or "/".join(filter(None, (self.site, self.lot, self.company)))
        return key_of(where, self.month, self.code, self.about)

    @property
    def about(self) -> str:
        """Whom or what it is about within its sheet: at most 120 characters."""
        subject = self.subject or self.worker or "-"
        return f"{subject}@{self.day.isoformat()}" if self.day else subject

    @property
    def basis(self) -> str:
        """Sixteen hexadecimal digits of the figures and evidence it rests on."""
        shown = (self.key, self.severity, self.fr, self.cuts, self.bounds, self.evidence)
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]

    def for_company(self) -> Discrepancy | None:
        """The same as the company may see it: without masked evidence, None if not for it."""
        if self.audience is not Audience.COMPANY:
            return None
        return replace(self, evidence=tuple(link for link in self.evidence if not link.masked))
