"""What was read in a company's sheet: values shared by reader, matching and rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Band = Literal["sure", "confirm", "none", "ambiguous"]
MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person, one month, one line (or column) of a sheet, as read and before matching.

    `hours` are decimal hours exactly as written; everything computed from them uses `minutes`
    or compares with a tolerance. `training` and `absence` are written beside them; `daily` are the
    hours of single days by ISO date. `company_siret` is the row's own SIRET column, None without
    one. `cells` says which cell each value came from ("hours": "Feuil1!E12", "2026-02-03": …).
    """

    sheet: str | None
    row: int
    month: str | None
    name_raw: str
    hours: float | None = None
    contract_type: str | None = None
    start: date | None = None
    end: date | None = None
    tutor: str | None = None
    company_siret: str | None = None
    birth_date: date | None = None
    errors: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    training: float | None = None
    absence: float | None = None
    daily: Mapping[str, float] = field(default_factory=dict)

    @property
    def minutes(self) -> int | None:
        """The hours in whole minutes, None when they were not read."""
        return None if self.hours is None else round(self.hours * MINUTES_PER_HOUR)


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total or subtotal written in the sheet, with the indices of the rows it should add up.

    `month` is None when the total covers rows of several months.
    """

    sheet: str | None
    row: int
    month: str | None
    kind: Literal["total", "subtotal"]
    hours: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt of the reader, to be answered by the company or the supervisor; never a refusal.

    ``proposed`` are the hours that a yes would give to the cell.
    """

    code: str
    cell: str | None
    fr: str
    en: str
    proposed: float | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """All that one file said. A refused file has `file_errors` and no rows."""

    file_errors: tuple[str, ...] = ()
    why_fr: str = ""
    why_en: str = ""
    company_siret: str | None = None
    months: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    questions: tuple[Question, ...] = ()
    layout: str = ""

    @property
    def readable(self) -> bool:
        """Whether the file could be read as a table of hours."""
        return not self.file_errors


@dataclass(frozen=True, slots=True)
class RowMatch:
    """Whose line it is, how sure, and why in words.

    `worker_id` is set for "sure" and "confirm" only; `candidates` are ids, best first, and
    `why[i]` the reasons for the candidate `candidates[i]`, in French and in English.
    """

    band: Band
    worker_id: str | None = None
    candidates: tuple[str, ...] = ()
    bits: float = 0.0
    reasons_fr: tuple[str, ...] = ()
    reasons_en: tuple[str, ...] = ()
    why: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedSheet:
    """A file of the month with its deposit (who sent it, when, for what) and its matched rows.

    `matches[i]` belongs to `reading.rows[i]`; both empty when the file was refused.
    `slot_months` are the months of the deposit; `reading.months` what the file states.
    """

    file: str
    account_siret: str
    received_on: date
    site_id: str
    lot_id: str
    slot_months: tuple[str, ...]
    reading: SheetReading
    matches: tuple[RowMatch, ...] = ()
