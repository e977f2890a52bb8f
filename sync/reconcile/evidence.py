"""What the rules look at, first part: what companies declared and what the registers say.

Small frozen values of the engine's own, filled from the batch reference (``batch``) or from the
application's records (``from_records``). Minutes are integers, months ``YYYY-MM``, days French.
Ids are those of the source, so that evidence links lead back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sync.reconcile.observed import Observed

if TYPE_CHECKING:
    from datetime import date


class Match(StrEnum):
    """Whether a line's person is known; only KNOWN lines have consequences."""

    KNOWN = "known"
    NOBODY = "nobody"
    AMBIGUOUS = "ambiguous"
    NAMELESS = "nameless"


class Mode(StrEnum):
    """The way a clause is executed by one employment."""

    DIRECT_HIRE = "direct_hire"
    LABOUR_SUPPLY = "labour_supply"
    SUBCONTRACTING = "subcontracting"
    CO_CONTRACTING = "co_contracting"


class Training(StrEnum):
    """Whether training hours count towards a clause."""

    NO = "no"
    CAPPED = "capped"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person, one month, one line of a sheet.

    ``minutes`` are those credited to the clause, training included, None when unreadable.
    ``counted`` is false for negative, absurd and duplicate rows. ``company`` is the line's own
    SIRET column or the sender. ``digest`` changes whenever the line's figures change.
    """

    id: str
    month: str
    name: str
    company: str
    match: Match = Match.KNOWN
    worker: str | None = None
    candidates: tuple[str, ...] = ()
    minutes: int | None = None
    counted: bool = True
    duplicate: bool = False
    training: int = 0
    absence: int = 0
    absence_noted: bool = False
    days: tuple[tuple[date, int], ...] = ()
    contract: str | None = None
    first: date | None = None
    last: date | None = None
    dates_in_order: bool = True
    tutor: str | None = None
    mode: Mode | None = None
    employer: str | None = None
    tab: str | None = None
    row: int | None = None
    cell: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenTotal:
    """A total written in a sheet and the sum of its rows; None where a row has no hours."""

    month: str | None
    written: int
    computed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A company's sheet as deposited: who sent it, when, for which lot and months.

    ``id`` names the slot and is the same for every version, ``version`` the very document.
    ``siret`` is the account's, ``title_siret`` the digits written in the title block.
    """

    id: str
    version: str = ""
    company: str
    siret: str = ""
    title_siret: str | None = None
    lot: str
    site: str
    slot: tuple[str, ...]
    stated: tuple[str, ...]
    received: date
    faults: tuple[str, ...] = ()
    totals: tuple[WrittenTotal, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """A work contract; ``companies`` are all whose sheets may carry it.

    They are the employer, the host and those for whose lots the person is allocated.
    """

    id: str
    worker: str
    employer: str
    host: str | None = None
    allocated: tuple[str, ...] = ()
    contract: str | None = None
    mode: Mode | None = None
    first: date
    last: date | None = None
    weekly_minutes: int = 35 * 60
    lots: frozenset[str] = frozenset()
    site: str | None = None

    @property
    def companies(self) -> tuple[str, ...]:
        """The employer, the host company and those of the allocations, each once."""
        named = (self.employer, self.host, *self.allocated)
        return tuple(dict.fromkeys(company for company in named if company is not None))

    def covers(self, day: date) -> bool:
        """Tell whether the contract runs on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """From when to when (last day included) a person may count; ``valid`` once validated."""

    id: str
    worker: str
    first: date
    last: date
    valid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company; ``siae`` tells an insertion structure, active until a day or without end."""

    id: str
    name: str
    siae: str | None = None
    active_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A sheet is owed by a company for a lot in every month that this interval touches.

    ``sheet`` is the id that the sheet would have, where that is known.
    """

    lot: str
    site: str
    company: str
    first: date
    last: date
    sheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Days on which a site stood still."""

    id: str
    site: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What a lot owes. ``signed`` is the figure of the signed documents, where it is known.

    ``retained`` and ``trained`` are the minutes kept for the lot so far, before the months judged.
    """

    id: str
    lot: str
    required: int
    signed: int | None = None
    first: date
    due: date
    training: Training = Training.YES
    training_percent: int = 0
    absence_counts: bool = False
    retained: int = 0
    trained: int = 0
    sheet_due_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise of the offer; ``weekly_minutes`` is the tutoring time promised, if it is that."""

    id: str
    lot: str
    theme: str
    text: str
    weekly_minutes: int | None = None


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
