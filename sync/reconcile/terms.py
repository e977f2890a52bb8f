"""What the rules look at: what is owed, by whom and until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Training(StrEnum):
    """Whether training hours count towards a clause."""

    NO = "no"
    CAPPED = "capped"
    YES = "yes"


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

    ``retained`` are the minutes in the ledger so far; ``trained`` those of training before the
    months judged.
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
