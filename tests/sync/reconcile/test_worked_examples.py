"""The five worked examples of the domain reference, to the minute."""

from datetime import date

from sync.reconcile.observed import Observed
from sync.reconcile.papers import Confirmation
from sync.reconcile.seen import Source
from tests.sync.reconcile.month import (
    ABSENT,
    AWA,
    ELEC,
    HOUR,
    MAY,
    codes,
    eligible,
    evidence,
    grid,
    hired,
    kept,
    line,
    may,
    month_of_awa,
    open_days_of_may,
    raised,
    roll_call,
    sheet,
)


def confirmed(minutes):
    return Confirmation(
        id="word", worker=AWA, company=ELEC, lot="lot-elec", month=MAY, minutes=minutes
    )


def test_two_hours_less_confirmed_of_120_is_within_tolerance():
    known = month_of_awa(120 * HOUR, Observed(confirmations=(confirmed(118 * HOUR),)))
    assert not {each for each in codes(known) if each.startswith("CONFIRMATION")}
    assert kept(known) == 120 * HOUR


def test_21_hours_more_than_the_130_confirmed_are_disputed_until_decided():
    known = month_of_awa(151 * HOUR, Observed(confirmations=(confirmed(130 * HOUR),)))
    (found,) = raised(known, "CONFIRMATION_GAP_HIGH")
    assert found.bounds[0].minutes == 130 * HOUR
    assert kept(known) == 130 * HOUR
    assert kept(known, dismissed={found.key}) == 151 * HOUR


def test_hired_on_18_may_2026_at_most_96_hours_are_retained():
    known = month_of_awa(119 * HOUR, employments=(hired(first=may(18)),))
    (found,) = raised(known, "BEYOND_CONTRACT_DAYS")
    assert found.rule.reference == "R-11"
    assert found.bounds[0].minutes == 96 * HOUR
    assert kept(known) == 96 * HOUR


def test_an_absence_shown_by_the_register_cuts_its_day_and_never_the_month():
    days = dict.fromkeys((day.day for day in open_days_of_may()), 7 * HOUR)
    days |= dict.fromkeys((4, 5, 6, 7, 11, 12, 13, 15), 8 * HOUR)
    days |= {2: 8 * HOUR, 9: 8 * HOUR, 16: 8 * HOUR}
    assert sum(days.values()) == 151 * HOUR
    days[12] = 7 * HOUR
    days[2] = 9 * HOUR
    written = line(151 * HOUR, days=grid(days))
    call = roll_call(12, ABSENT, Source.SITE_REGISTER)
    known = evidence(sheet(written), observed=Observed(roll_calls=(call,)))
    cuts = [cut for code in ("ABSENT_FULL_TIME", "DECLARED_BUT_ABSENT")
            for found in raised(known, code) for cut in found.cuts]  # fmt: skip
    assert [(cut.day, cut.minutes) for cut in cuts] == [(may(12), 7 * HOUR)]
    assert kept(known) == 144 * HOUR
    both = Observed(roll_calls=(call,), confirmations=(confirmed(130 * HOUR),))
    assert kept(evidence(sheet(written), observed=both)) == 130 * HOUR


def test_hours_after_the_last_eligible_day_are_cut_by_the_day_grid():
    worked = open_days_of_may()
    before, after = [d for d in worked if d.day <= 15], [d for d in worked if d.day > 15]
    days = {day.day: 70 * HOUR // len(before) for day in before}
    days[before[0].day] += 70 * HOUR - sum(days.values())
    days |= {day.day: 49 * HOUR // len(after) for day in after}
    days[after[0].day] += 119 * HOUR - sum(days.values())
    known = evidence(
        sheet(line(119 * HOUR, days=grid(days))), eligibilities=(eligible(last=date(2026, 5, 15)),)
    )
    (found,) = raised(known, "ELIGIBILITY_ENDS_IN_MONTH")
    assert sum(cut.minutes for cut in found.cuts) == 49 * HOUR
    assert kept(known) == 70 * HOUR
