"""For which months a party owes a sheet, and until when.

The engine's rules (``sync.reconcile.due_sheets``) judge what is late or missing; this says what is
awaited, for the people who fill and the people who remind.
"""

from collections.abc import Iterable
from datetime import date

from sync.hours import days_of, month_after, months_between

AWAITED = frozenset({"", "due", "draft", "returned"})
"""States in which the company has still something to do."""


def months_owed(spans: Iterable[tuple[date, date | None]], today: date) -> frozenset[str]:
    """Return the months touched by the spans in which somebody worked, this month included."""
    owed: set[str] = set()
    for first, last in spans:
        end = min(last or today, today)
        if first <= end:
            owed.update(months_between(first, end))
    return frozenset(owed)


def due_on(month: str, due_day: int) -> date:
    """Return the day by which the sheet of a month is due: in the month after it."""
    return days_of(month_after(month))[due_day - 1]


def is_late(state: str, due: date, handed_in: date | None, today: date) -> bool:
    """Tell whether a sheet is awaited and overdue, or was first handed in after its due day."""
    if handed_in is not None:
        return handed_in > due
    return state in AWAITED and today > due


def steps_due(due: date, today: date, before: Iterable[int], after: Iterable[int]) -> list[int]:
    """Return the reminders of a schedule whose day has come, in days from the due day.

    ``before`` and ``after`` are days ahead of it and past it. A reminder missed while nobody ran
    the command is not sent late: only the latest whose day has come within a week counts.
    """
    schedule = sorted({-days for days in before} | set(after))
    passed = (today - due).days
    come = [step for step in schedule if step <= passed < step + 7]
    return come[-1:]
