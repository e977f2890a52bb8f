"""A discrepancy: one difference between what was declared and what else is known.

It is a value: its rule, its weight, whom and when it concerns, its effect in minutes, the very
records and cells that show it, and one sentence in French and in English.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.reconcile.effects import Bound, Cut, Link, Place
from sync.reconcile.rule import Audience, Effect, Rule, Severity

if TYPE_CHECKING:
    from datetime import date


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
