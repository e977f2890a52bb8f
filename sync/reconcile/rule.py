"""A rule as the field names it: its code, its weight, its effect, and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a discrepancy does to the month until it is decided."""

    BLOCKING = "blocking"
    MAJOR = "major"
    TO_CONFIRM = "to_confirm"
    MINOR = "minor"
    INFO = "info"


RANKS = {severity.value: rank for rank, severity in enumerate(Severity)}
"""The gravest first."""


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
