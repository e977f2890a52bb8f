"""When a person's file falls due, and what keeps it from going: days in, days out.

What keeps a file from being purged is a ``Guard``; what stops a whole run is ``Refused``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sync.hours import last_day, months_later


class Phase(StrEnum):
    """Where a person's file stands on a day."""

    ACTIVE = "active"
    NOTICE = "notice"
    """It falls due within the time of the notice: the supervisor sees it."""
    ARCHIVE = "archive"
    """It is to leave the active base now."""
    ARCHIVED = "archived"
    PURGE = "purge"
    """Its archive is to be purged now."""


@dataclass(frozen=True, slots=True)
class Times:
    """The durations that a territory chose."""

    active_months: int = 24
    archive_months: int = 24
    notice_days: int = 30


def due_on(last_contact: date, times: Times) -> date:
    """Return the day on which a file leaves the active base."""
    return months_later(last_contact, times.active_months)


def phase(last_contact: date, today: date, times: Times) -> Phase:
    """Return where a file that is in the active base stands."""
    due = due_on(last_contact, times)
    if today >= due:
        return Phase.ARCHIVE
    return Phase.NOTICE if today >= due - timedelta(days=times.notice_days) else Phase.ACTIVE


def phase_of_archive(archived_on: date, today: date, times: Times) -> Phase:
    """Return where an archived file stands."""
    over = today >= months_later(archived_on, times.archive_months)
    return Phase.PURGE if over else Phase.ARCHIVED


class Guard(StrEnum):
    """Why a file whose time is over is not touched yet."""

    EMPLOYED = "employed"
    """A job is still running: its hours are yet to be told."""
    OPEN_DISCREPANCY = "open_discrepancy"
    OPEN_MONTH = "open_month"
    LITIGATION = "litigation"
    LIMITATION = "limitation"
    UNSENT_WORK = "unsent_work"
    OPEN_MATTER = "open_matter"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person's file by which its guards are told."""

    employed: bool = False
    open_discrepancies: int = 0
    open_months: Collection[str] = ()
    litigation: bool = False
    limitation: bool = False
    phones_with_unsent: int = 0
    open_matters: int = 0


def guards(standing: Standing) -> tuple[Guard, ...]:
    """Return every reason for which the file must stay as it is."""
    found: Mapping[Guard, object] = {
        Guard.EMPLOYED: standing.employed,
        Guard.OPEN_DISCREPANCY: standing.open_discrepancies,
        Guard.OPEN_MONTH: standing.open_months,
        Guard.LITIGATION: standing.litigation,
        Guard.LIMITATION: standing.limitation,
        Guard.UNSENT_WORK: standing.phones_with_unsent,
        Guard.OPEN_MATTER: standing.open_matters,
    }
    return tuple(guard for guard, holds in found.items() if holds)


MOST_AT_ONCE_PERCENT = 20
LONGEST_SILENCE = timedelta(days=30)
FEW = 5
"""So many files may always go in one run, however small the territory is."""


class Refused(StrEnum):
    """Why a whole run of the purge is refused."""

    CLOCK_MOVED = "clock_moved"
    TOO_MANY = "too_many"


def refusal(last_run: date | None, today: date, due: int, known: int) -> Refused | None:
    """Return why a run must not touch anything: a clock that jumped, or too many files at once."""
    if last_run is not None and not timedelta(0) <= today - last_run <= LONGEST_SILENCE:
        return Refused.CLOCK_MOVED
    most = max(FEW, known * MOST_AT_ONCE_PERCENT // 100)
    return Refused.TOO_MANY if due > most else None


def last_contact(days: Iterable[str | None]) -> date | None:
    """Return the latest of some days, months or instants in their wire form."""
    found = [day for each in days if each and (day := _day(each))]
    return max(found, default=None)


def _day(text: str) -> date | None:
    try:
        if len(text) == len("2026-01"):
            return last_day(text)
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
