"""Where we stand: rates that are never clamped, linear forecasts, full-time equivalents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hours import HOUR
from sync.indicators import Due, Figures, by_month, fte, objective, standing_of, summed
from sync.records.clause_amendment import required_on

NEW_YEAR, DUE = date(2026, 1, 1), date(2026, 12, 31)
SEED_ANNUAL = 109_575
"""1,826 h 15: 35 h × 365.25 / 7."""


def due(required, retained=0, *, first=NEW_YEAR, last=DUE, received_on=None, month="2026-03"):
    figures = Figures(retained, retained, retained, 0, retained)
    return Due(
        clause="c", required=required, first=first, due=last, received_on=received_on,
        figures={month: figures},
    )  # fmt: skip


def test_the_933_160_hours_of_2009_are_511_full_time_equivalents():
    assert fte(933_160 * HOUR, SEED_ANNUAL) == 510_97
    assert round(fte(933_160 * HOUR, SEED_ANNUAL) / 100) == 511


@pytest.mark.parametrize(("annual", "shown"), [(1820, 512_73), (1607, 580_68)])
def test_another_divisor_gives_another_figure(annual, shown):
    assert fte(933_160 * HOUR, annual * HOUR) == shown


def test_the_rate_of_received_operations_is_129_percent_and_is_not_clamped():
    received = due(295_899 * HOUR, 381_710 * HOUR, received_on=date(2026, 2, 1))
    stands = standing_of([received, due(637_261 * HOUR)], date(2026, 6, 30))
    assert stands.required == 933_160 * HOUR
    assert stands.received.rate == 1290
    assert (stands.rate, stands.missing) == (409, (933_160 - 381_710) * HOUR)


def test_an_operation_received_later_is_not_received_yet():
    later = due(100, 100, received_on=date(2026, 7, 1))
    assert standing_of([later], date(2026, 6, 30)).received is None


@pytest.mark.parametrize(
    ("day", "required"),
    [("2026-02-28", 100), ("2026-03-01", 80), ("2026-06-01", 120)],
)
def test_the_last_amendment_in_effect_holds(day, required):
    said = {"c": ("2026-06-01", 120), "b": ("2026-03-01", 80), "a": ("2026-03-01", 90)}
    changes = [
        (key, {"effective_on": since, "required_minutes": minutes})
        for key, (since, minutes) in said.items()
    ]
    assert required_on({"required_minutes": 100}, changes, day) == required


def test_half_the_time_gone_forecasts_twice_the_hours():
    half = due(1000 * HOUR, 300 * HOUR, first=date(2026, 1, 1), last=date(2026, 3, 2))
    stands = standing_of([half], date(2026, 1, 31))
    assert (stands.elapsed, stands.forecast) == (500, 600 * HOUR)
    assert stands.pace == 300 * HOUR * 1461 // (48 * 30)
    assert stands.pace_needed == 700 * HOUR * 1461 // (48 * 30)


def test_before_the_start_there_is_no_forecast_and_after_the_end_no_pace_to_hold():
    before = standing_of([due(100)], NEW_YEAR)
    assert (before.forecast, before.pace, before.elapsed) == (None, None, 0)
    after = standing_of([due(100, 40)], date(2027, 3, 1))
    assert (after.forecast, after.elapsed, after.pace_needed) == (40, 1000, None)


def test_what_is_done_already_needs_no_pace():
    assert standing_of([due(100, 140)], date(2026, 6, 1)).pace_needed == 0


def test_no_clause_stands_nowhere():
    nothing = standing_of([], NEW_YEAR)
    assert (nothing.required, nothing.rate, nothing.elapsed, nothing.due_on) == (
        0,
        None,
        None,
        None,
    )


def test_a_linear_pace_reaches_the_hours_due_in_the_month_of_the_due_day():
    aimed = objective([due(1200)], date(2027, 6, 1))
    assert aimed["2026-12"] == 1200
    assert aimed["2026-01"] == 1200 * 31 // 364
    assert list(aimed)[-1] == "2026-12"


minutes = st.integers(0, 10**7)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
clauses = st.builds(
    lambda required, got, span, month: due(
        required, got, first=min(span), last=max(span), month=month
    ),
    minutes, minutes, st.tuples(days, days), st.sampled_from(["2026-01", "2026-02", "2026-12"]),
)  # fmt: skip


@given(dues=st.lists(clauses, max_size=6), cut=st.integers(0, 6), day=days)
def test_parts_add_up_to_the_whole(dues, cut, day):
    whole, parts = (
        standing_of(dues, day),
        [standing_of(dues[:cut], day), standing_of(dues[cut:], day)],
    )
    assert whole.required == sum(each.required for each in parts)
    assert whole.figures == summed(each.figures for each in parts)
    assert (whole.forecast or 0) == sum(each.forecast or 0 for each in parts)
    assert (whole.pace_needed or 0) == sum(each.pace_needed or 0 for each in parts)
    assert summed(by_month(dues).values()) == whole.figures


@given(dues=st.lists(clauses, min_size=1, max_size=6), day=days)
def test_time_gone_lies_between_nothing_and_all_of_it(dues, day):
    elapsed = standing_of(dues, day).elapsed
    assert elapsed is None or 0 <= elapsed <= 1000
