"""Further rules on days, weeks and the whole month, at, just under and just over their bounds."""

from datetime import date, timedelta

import pytest

from tests.sync.reconcile.month import (
    AWA,
    ELEC,
    HOUR,
    MAY,
    TOIT,
    by_day,
    elsewhere,
    evidence,
    grid,
    hired,
    kept,
    line,
    may,
    month_of_awa,
    raised,
    raises,
    severities,
    sheet,
)


@pytest.mark.parametrize(("there", "impossible"), [(102 * HOUR, False), (102 * HOUR + 1, True)])
def test_over_all_lots_a_month_holds_202_hours_shared_in_proportion(there, impossible):
    jobs = (hired(), hired(id="two", employer=TOIT))
    known = evidence(sheet(line(100 * HOUR)), elsewhere(there), employments=jobs)
    assert raises(known, "IMPOSSIBLE_MONTH") is impossible
    assert kept(known) == 202 * HOUR
    shares = [found.bounds[0].minutes for found in raised(known, "IMPOSSIBLE_MONTH")]
    assert sum(shares) == (202 * HOUR if impossible else 0)


@pytest.mark.parametrize(("minutes", "raising"), [(8925, False), (8926, True)])
def test_a_quarter_more_than_the_contract_is_not_asked_about(minutes, raising):
    # 17 open days of 7 h are 7 140 minutes, and a quarter
    assert raises(month_of_awa(minutes), "ABOVE_CONTRACT") is raising


@pytest.mark.parametrize(
    ("minutes", "severity", "taken"),
    [(600, None, 0), (601, "minor", 0), (720, "minor", 0), (721, "blocking", 1)],
)
def test_a_day_beyond_ten_hours_is_asked_about_and_cut_beyond_twelve(minutes, severity, taken):
    known = by_day({12: minutes})
    assert severities(known, "DAILY_MAX") == ([severity] if severity else [])
    assert kept(known) == minutes - taken


@pytest.mark.parametrize(
    ("last", "severity", "left"),
    [(480, None, 2880), (481, "major", 2880), (1200, "major", 2880), (1201, "blocking", 2880)],
)
def test_a_week_holds_48_hours(last, severity, left):
    days = {18: 480, 19: 480, 20: 480, 21: 480, 22: 480, 23: last}
    known = by_day(days)
    assert severities(known, "WEEKLY_MAX") == ([severity] if severity else [])
    assert kept(known) == left


def test_a_week_is_summed_over_two_months_and_two_lots():
    april = line(960, id="april", month="2026-04", days=((date(2026, 4, 29), 480),
                                                         (date(2026, 4, 30), 480)))  # fmt: skip
    before = sheet(april, id="elec-april", slot=("2026-04",), stated=("2026-04",))
    here = sheet(line(1000, days=grid({2: 1000})))
    there = elsewhere(1000, days=grid({1: 1000}))
    known = evidence(before, here, there)
    assert len(raised(known, "WEEKLY_MAX")) == 3
    assert len(raised(known, "WEEKLY_MAX", months=[MAY])) == 2


def weeks_of(minutes, count=12):
    """Sheets by month with this many minutes a week, on each Wednesday."""
    wednesdays = [date(2026, 5, 27) - timedelta(weeks=n) for n in range(count)]
    months = sorted({day.isoformat()[:7] for day in wednesdays})
    for month in months:
        days = tuple((day, minutes) for day in sorted(wednesdays) if day.isoformat()[:7] == month)
        written = line(sum(m for _, m in days), id=month, month=month, days=days)
        yield sheet(written, id=f"elec-{month}", slot=(month,), stated=(month,))


@pytest.mark.parametrize(("minutes", "raising"), [(44 * HOUR, False), (44 * HOUR + 1, True)])
def test_twelve_weeks_average_44_hours(minutes, raising):
    known = evidence(*weeks_of(minutes))
    assert bool(raised(known, "AVERAGE_12_WEEKS", months=[MAY])) is raising


@pytest.mark.parametrize(
    ("day", "severity"), [(2, None), (3, "minor"), (8, "minor"), (25, "minor"), (1, "major")]
)
def test_hours_on_a_sunday_or_a_public_holiday_are_asked_about(day, severity):
    known = by_day({day: 420})
    assert severities(known, "HOLIDAY_OR_SUNDAY") == ([severity] if severity else [])
    assert kept(known) == 420


@pytest.mark.parametrize(
    ("born", "days", "raising"),
    [
        (2008, {12: 481}, True),
        (2008, {12: 480}, False),
        (2007, {12: 481}, False),
        (2008, dict.fromkeys((18, 19, 20, 21, 22), 420), False),
        (2008, dict.fromkeys((18, 19, 20, 21, 22), 421), True),
    ],
)
def test_a_possible_minor_works_at_most_8_hours_a_day_and_35_a_week(born, days, raising):
    assert raises(by_day(days, birth_years=((AWA, born),)), "MINOR_WORKER") is raising


@pytest.mark.parametrize(("minutes", "above"), [(40 * HOUR, False), (40 * HOUR + 1, True)])
def test_four_ordinary_days_of_a_short_contract_are_not_above_legal(minutes, above):
    known = month_of_awa(minutes, employments=(hired(first=may(26), last=may(29)),))
    assert raises(known, "HOURS_ABOVE_LEGAL") is above


def test_sums_over_companies_do_not_tell_one_what_the_other_declares():
    jobs = (hired(), hired(id="two", employer=TOIT))
    known = evidence(sheet(line(150 * HOUR)), elsewhere(61 * HOUR), employments=jobs)
    (found,) = (each for each in raised(known, "IMPOSSIBLE_MONTH") if each.company == ELEC)
    assert found.fr.startswith("Plus de 202 h")
    assert "211" not in found.fr + found.en
