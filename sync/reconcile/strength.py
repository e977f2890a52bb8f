"""How well a month's line is supported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.papers import Register

if TYPE_CHECKING:
    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Facts

_STRENGTH = {
    Register.TIME_CLOCK: 5, Register.SIGN_SHEET: 4, Register.PAYSLIP: 3, Register.STATEMENT: 3,
}  # fmt: skip


_CONFIRMED = 1


def strength(facts: Facts, claim: Claim) -> tuple[bool, int]:
    """How well a month's line is supported: by a contract, then by the best month-long document."""
    kinds = facts.documents.get((claim.worker or "", claim.company, claim.month), frozenset())
    best = max((_STRENGTH[kind] for kind in kinds), default=0)
    if not best and _is_confirmed(facts, claim):
        best = _CONFIRMED
    return bool(claim.active), best


def _is_confirmed(facts: Facts, claim: Claim) -> bool:
    found = facts.confirmation_of(claim)
    return found is not None and not found.contested
