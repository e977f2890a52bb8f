"""Reconciliation: what companies declared beside what was confirmed, seen and registered.

``reconcile`` takes evidence and gives every discrepancy of the months asked for, with the minutes
retained of each line. It is a function of its arguments alone: the order of sheets, of records and
of rules is irrelevant, and running it again changes nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from sync.reconcile import (
    absences,
    captures,
    clause_terms,
    confirmation,
    contract_days,
    contract_terms,
    copies,
    counted_absences,
    daily_limits,
    deposit,
    doubles,
    due_checks,
    due_sheets,
    eligibility,
    elsewhere,
    employment,
    identity,
    legal_limits,
    meetings,
    observation,
    plausible,
    presence,
    progress,
    register,
    sightings,
    structures,
    totals,
    training,
    tutor_register,
    tutoring,
    tutors_met,
    two_places,
    unconfirmed,
    weekly_limits,
)
from sync.reconcile.facts import Facts
from sync.reconcile.retained import Retained, retained
from sync.reconcile.rule import Rule
from sync.reconcile.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from sync.reconcile.claims import Claim
    from sync.reconcile.discrepancy import Discrepancy
    from sync.reconcile.effects import ClaimKey
    from sync.reconcile.evidence import Evidence
    from sync.reconcile.facts import Check

ENGINE_VERSION = "1"
FAMILIES = (
    absences,
    captures,
    clause_terms,
    confirmation,
    contract_days,
    contract_terms,
    copies,
    counted_absences,
    daily_limits,
    deposit,
    doubles,
    due_checks,
    due_sheets,
    eligibility,
    elsewhere,
    employment,
    identity,
    legal_limits,
    meetings,
    observation,
    plausible,
    presence,
    progress,
    register,
    sightings,
    structures,
    totals,
    training,
    tutor_register,
    tutoring,
    tutors_met,
    two_places,
    unconfirmed,
    weekly_limits,
)
CHECKS: tuple[Check, ...] = tuple(check for family in FAMILIES for check in family.CHECKS)
OF_LOTS_AND_SITES = (captures, clause_terms, due_checks, progress)
"""Families that never speak of a sheet."""
SHEET_CHECKS: tuple[Check, ...] = tuple(
    check for family in FAMILIES if family not in OF_LOTS_AND_SITES for check in family.CHECKS
)
"""The checks whose discrepancies are settled on a sheet, and the only ones that lower hours."""
RULES: dict[str, Rule] = {
    rule.code: rule
    for family in FAMILIES
    for rule in vars(family).values()
    if isinstance(rule, Rule)
}
CORE_CODES = frozenset(code for code, rule in RULES.items() if rule.core)
DEFAULTS = Thresholds()


@dataclass(frozen=True)
class Reconciliation:
    """A result with all that explains it years later."""

    evidence: Evidence
    thresholds: Thresholds
    discrepancies: tuple[Discrepancy, ...]
    retained: Mapping[ClaimKey, Retained]
    claims: Mapping[ClaimKey, Claim]
    engine_version: str = ENGINE_VERSION

    @cached_property
    def inputs_digest(self) -> str:
        """The SHA-256 of the evidence: computed when asked, as when a month is closed."""
        return inputs_digest(self.evidence)


def discrepancies_of(
    evidence: Evidence,
    thresholds: Thresholds = DEFAULTS,
    months: Iterable[str] | None = None,
    checks: Iterable[Check] = CHECKS,
) -> tuple[Discrepancy, ...]:
    """Every discrepancy of these months (of all sheets loaded without them), in order of keys."""
    facts = Facts(evidence, None if months is None else frozenset(months))
    return _all(facts, thresholds, checks)


def reconcile(
    evidence: Evidence,
    thresholds: Thresholds = DEFAULTS,
    months: Iterable[str] | None = None,
    dismissed: Container[str] = (),
    checks: Iterable[Check] = CHECKS,
) -> Reconciliation:
    """Discrepancies and retained minutes; ``dismissed`` holds the keys of those lifted."""
    facts = Facts(evidence, None if months is None else frozenset(months))
    found = _all(facts, thresholds, checks)
    kept = retained(facts.claims, found, dismissed)
    claims = {claim.key: claim for claim in facts.claims}
    return Reconciliation(evidence, thresholds, found, kept, claims)


def inputs_digest(evidence: Evidence) -> str:
    """The SHA-256 of the evidence, the same in whatever order it was loaded."""
    return hashlib.sha256(_canonical(evidence).encode()).hexdigest()


def _all(facts: Facts, thresholds: Thresholds, checks: Iterable[Check]) -> tuple[Discrepancy, ...]:
    found = {each.key: each for check in checks for each in check(facts, thresholds)}
    return tuple(found[key] for key in sorted(found))


def _canonical(value: Any) -> str:  # noqa: ANN401 - evidence of any of its types
    if isinstance(value, tuple | frozenset):
        parts = map(_canonical, cast("tuple[Any, ...]", value))
        return f"[{','.join(sorted(parts))}]"
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return f"{{{','.join(sorted(f'{key}:{_canonical(each)}' for key, each in pairs))}}}"
    if is_dataclass(value):
        told = (f"{field.name}={_canonical(getattr(value, field.name))}" for field in fields(value))
        return f"{type(value).__name__}({','.join(told)})"
    return repr(value)
