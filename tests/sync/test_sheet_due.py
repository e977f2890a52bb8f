"""For which months a sheet is awaited, when it is late, and when people are reminded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.sheet_due import due_on, is_late, months_owed, steps_due

TODAY = date(2026, 3, 11)
DUE = date(2026, 3, 10)
DAYS = st.integers(-40, 60)


def test_every_month_in_which_somebody_worked_is_owed_until_today():
    spans = [(date(2025, 12, 30), date(2026, 1, 2)), (date(2026, 3, 1), None)]
    assert months_owed(spans, TODAY) == {"2025-12", "2026-01", "2026-03"}


def test_nothing_is_owed_for_days_to_come():
    assert months_owed([(date(2026, 4, 1), None)], TODAY) == frozenset()


def test_the_sheet_of_december_is_due_in_january():
    assert due_on("2025-12", 10) == date(2026, 1, 10)


@pytest.mark.parametrize(
    ("state", "handed_in", "late"),
    [
        ("draft", None, True),
        ("returned", DUE, False),
        ("submitted", DUE, False),
        ("closed", DUE + timedelta(days=1), True),
    ],
)
def test_late_is_what_is_overdue_or_came_after_its_day(state, handed_in, late):
    assert is_late(state, DUE, handed_in, TODAY) is late


def test_a_sheet_is_not_late_on_its_due_day():
    assert not is_late("due", DUE, None, DUE)


@given(DAYS)
def test_at_most_one_reminder_is_due_on_a_day_and_never_before_its_time(passed):
    come = steps_due(DUE, DUE + timedelta(days=passed), before=(5, 1), after=(2, 9))
    assert len(come) <= 1
    assert all(step <= passed < step + 7 for step in come)


def test_run_every_day_each_reminder_of_the_schedule_comes():
    days = (DUE + timedelta(days=passed) for passed in range(-30, 30))
    come = {step for day in days for step in steps_due(DUE, day, before=(5,), after=(2, 9))}
    assert come == {-5, 2, 9}
