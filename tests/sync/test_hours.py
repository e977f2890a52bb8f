from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import hours
from sync.hours import HOUR

MAY = "2026-05"
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
minutes = st.integers(0, 60_000)


def span(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_may_2026_has_four_public_holidays_and_seventeen_open_days():
    found = [day.day for day in hours.days_of(MAY) if hours.is_public_holiday(day)]
    assert found == [1, 8, 14, 25]
    assert hours.open_days(hours.days_of(MAY)) == 17
    assert hours.open_days(hours.days_of(MAY)) * 7 * HOUR == 119 * HOUR


def test_the_cap_of_may_2026_is_202_hours_and_96_from_the_18th():
    assert hours.cap(hours.days_of(MAY)) == 202 * HOUR
    assert hours.cap(span(date(2026, 5, 18), date(2026, 5, 31))) == 96 * HOUR


@pytest.mark.parametrize("year", range(2020, 2036))
def test_there_are_eleven_public_holidays_of_which_none_is_alsatian(year):
    found = hours.public_holidays(year)
    assert date(year, 12, 26) not in found
    # Ascension falls on 1 or 8 May in some years
    assert len(found) in (10, 11)


def test_whit_monday_is_a_public_holiday():
    assert hours.is_public_holiday(date(2025, 6, 9))


def test_thirty_days_at_48_hours_a_week_are_205_hours_43():
    assert hours.average_bound(30) == 205 * HOUR + 43


def test_an_ordinary_day_is_legal_for_a_contract_of_one_day():
    assert hours.legal_bound([date(2026, 5, 18)]) == 10 * HOUR


def test_the_legal_maximum_of_a_month_is_the_lower_of_average_and_cap():
    assert hours.legal_bound(hours.days_of(MAY)) == 202 * HOUR
    assert hours.legal_bound(hours.days_of("2025-04")) == hours.average_bound(30)


@pytest.mark.parametrize(
    ("figure", "small", "large"),
    [(0, 2, 7), (40, 2, 7), (70, 3.5, 7), (118, 5.9, 11.8), (130, 6.5, 13), (151, 7.55, 15.1)],
)
def test_tolerances_are_two_hours_or_five_percent_and_seven_hours_or_ten(figure, small, large):
    assert hours.tol(figure * HOUR) == int(small * HOUR)
    assert hours.tol2(figure * HOUR) == int(large * HOUR)


@pytest.mark.parametrize(
    ("month", "count", "then"),
    [("2026-12", 1, "2027-01"), ("2026-01", -1, "2025-12"), ("2026-05", -11, "2025-06")],
)
def test_months_follow_one_another_over_new_year(month, count, then):
    assert hours.month_after(month, count) == then


def test_twelve_weeks_end_with_the_week_asked_for():
    weeks = hours.weeks_ending_with((2026, 2), 12)
    assert len(weeks) == 12
    assert weeks[-1] == (2026, 2)
    assert weeks[0] == (2025, 43)


@given(first=days, length=st.integers(0, 60))
def test_the_cap_never_exceeds_48_hours_a_week_nor_10_hours_a_working_day(first, length):
    covered = span(first, first + timedelta(days=length))
    weeks = {hours.iso_week(day) for day in covered}
    worked = sum(map(hours.is_working_day, covered))
    assert hours.cap(covered) <= min(48 * HOUR * len(weeks), 10 * HOUR * worked)


@given(amount=minutes, parts=st.dictionaries(st.text(max_size=3), minutes, min_size=1, max_size=6))
def test_shares_add_up_to_the_minute_in_whatever_order(amount, parts):
    shares = hours.share(amount, parts)
    assert shares == hours.share(amount, dict(reversed(parts.items())))
    assert sum(shares.values()) == (amount if sum(parts.values()) else 0)
    assert all(share >= 0 for share in shares.values())


@given(
    heights=st.dictionaries(st.text(max_size=3), st.integers(0, 800), min_size=1, max_size=8),
    room=st.integers(0, 6000),
)
def test_leveling_takes_exactly_what_does_not_fit_off_the_highest(heights, room):
    taken = hours.level(heights, room)
    left = {key: height - taken.get(key, 0) for key, height in heights.items()}
    assert sum(left.values()) == min(room, sum(heights.values()))
    assert all(minutes >= 0 for minutes in left.values())
    if taken:
        lowered = max(left[key] for key in taken)
        assert all(left[key] <= lowered + 1 for key in heights)


@given(day=days)
def test_a_day_is_in_its_month_and_its_week(day):
    assert day in hours.days_of(hours.month_of(day))
    assert 0 <= (day - hours.monday_of(hours.iso_week(day))).days < 7
