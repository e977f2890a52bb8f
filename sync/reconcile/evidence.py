"""What the rules look at, first part: what companies declared and what the registers say.

Small frozen values of the engine's own, filled from the batch reference (``batch``) or from the
application's records (``from_records``). Minutes are integers, months ``YYYY-MM``, days French.
Ids are those of the source, so that evidence links lead back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.reconcile.declared import Sheet
from sync.reconcile.observed import Observed
from sync.reconcile.registers import Company, Eligibility, Employment
from sync.reconcile.terms import Clause, Commitment, Owed, Stop

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that is known, of as many months as are loaded; ``as_of`` is the day of the question.

    ``linked`` are pairs of companies that may lend each other people (holder and subcontractor).
    With ``sheet_per_lot`` a sheet is owed for each lot, else one of the company is enough.
    """

    as_of: date
    sheets: tuple[Sheet, ...] = ()
    employments: tuple[Employment, ...] = ()
    eligibilities: tuple[Eligibility, ...] = ()
    companies: tuple[Company, ...] = ()
    birth_years: tuple[tuple[str, int], ...] = ()
    owed: tuple[Owed, ...] = ()
    stops: tuple[Stop, ...] = ()
    clauses: tuple[Clause, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    linked: frozenset[frozenset[str]] = frozenset()
    sheet_per_lot: bool = True
    observed: Observed = field(default_factory=Observed)
