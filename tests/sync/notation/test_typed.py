"""Figures typed into the form: every notation comes back as the minutes it was written from."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.hours import HOUR
from sync.notation.typed import DAY_MINUTES, NOTHING, Typed, typed_minutes
from sync.reconcile.wording import hours

MONTH = "2026-02"
LONGEST = 24 * HOUR * 28
MINUTES = st.integers(0, LONGEST)


def exact(minutes):
    return f"{minutes / HOUR:.6f}"


NOTATIONS = (
    hours,
    lambda m: f"{m // HOUR}:{m % HOUR:02d}",
    lambda m: f"{m // HOUR}h{m % HOUR:02d}",
    lambda m: f"{m // HOUR} h {m % HOUR:02d} min",
    lambda m: f"{m // HOUR} heures {m % HOUR:02d}",
    exact,
    lambda m: exact(m).replace(".", ","),
    lambda m: f"{exact(m).replace('.', ',')} h",
    lambda m: f" {exact(m)}\u00a0h ",
    lambda m: f"{m} min",
)


@given(MINUTES, st.sampled_from(NOTATIONS))
def test_hours_come_back_in_every_notation(minutes, write):
    assert typed_minutes(write(minutes), MONTH) == Typed(minutes)


@given(st.integers(0, 28), st.sampled_from(["", " j", "j", " jours", " jour", " days"]))
def test_days_come_back_where_the_form_counts_days(days, unit):
    assert typed_minutes(f"{days}{unit}", MONTH, in_days=True) == Typed(days * DAY_MINUTES)


@given(st.integers(0, 56))
def test_half_days_are_days(halves):
    text = f"{halves / 2:g}".replace(".", ",")
    assert typed_minutes(f"{text} j", MONTH) == Typed(halves * DAY_MINUTES // 2)


@given(MINUTES)
def test_hours_stay_hours_where_the_form_counts_days(minutes):
    assert typed_minutes(hours(minutes), MONTH, in_days=True) == Typed(minutes)


@given(st.text(max_size=40), st.booleans())
@example(text="1e999 j", in_days=False)
@example(text="1e308 j", in_days=False)
@example(text="nan", in_days=True)
@example(text="inf", in_days=True)
def test_whatever_is_typed_gives_minutes_nothing_or_a_reason(text, in_days):
    read = typed_minutes(text, MONTH, in_days=in_days)
    assert (read.minutes is None) or (read.error is None and 0 <= read.minutes <= LONGEST)
    assert read.error in {None, "hours_unreadable", "hours_negative", "hours_absurd"}


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0"])
def test_nothing_typed_is_nothing(blank):
    assert typed_minutes(blank, MONTH) == NOTHING


def test_more_than_the_hours_of_the_month_is_refused():
    assert typed_minutes("672", MONTH) == Typed(LONGEST)
    assert typed_minutes("672,1", MONTH).error == "hours_absurd"
