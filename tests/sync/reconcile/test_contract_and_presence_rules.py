"""Further rules on eligibility, contracts and presence, at and around their bounds."""

from datetime import date

import pytest

from sync.reconcile.declared import Mode
from sync.reconcile.observed import Observed
from sync.reconcile.registers import Company
from sync.reconcile.seen import RollCall, Seen, Source, Status
from tests.sync.reconcile.month import (
    ABSENT,
    AWA,
    ELEC,
    ETTI,
    FIRST,
    HOUR,
    JUSTIFIED,
    SEEN,
    TOIT,
    by_day,
    clause,
    eligible,
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
    roll_call,
    severities,
    sheet,
)


@pytest.mark.parametrize(
    ("state", "first", "raising"),
    [
        (True, date(2025, 1, 1), False),
        (True, date(2026, 5, 1), False),
        (True, date(2026, 5, 2), True),
        (False, date(2025, 1, 1), True),
    ],
)
def test_eligibility_is_validated_before_the_first_day_of_the_line(state, first, raising):
    known = month_of_awa(70 * HOUR, eligibilities=(eligible(first=first, valid=state),))
    assert raises(known, "NOT_ELIGIBLE") is raising
    assert kept(known) == (0 if raising else 70 * HOUR)


def test_the_last_eligible_day_still_counts_and_the_next_does_not():
    known = by_day({15: 420, 18: 420}, eligibilities=(eligible(last=may(15)),))
    (found,) = raised(known, "ELIGIBILITY_ENDS_IN_MONTH")
    assert [(cut.day, cut.minutes) for cut in found.cuts] == [(may(18), 420)]
    assert not raises(by_day({15: 420}, eligibilities=(eligible(last=may(15)),)),
                      "ELIGIBILITY_ENDS_IN_MONTH")  # fmt: skip


def test_without_a_day_grid_eligibility_that_ends_bounds_in_proportion():
    # 22 working days in May 2026, of which 10 until the 15th
    known = month_of_awa(110 * HOUR, eligibilities=(eligible(last=may(15)),))
    (found,) = raised(known, "ELIGIBILITY_ENDS_IN_MONTH")
    assert found.bounds[0].minutes == 50 * HOUR


def test_days_outside_the_contract_are_cut():
    known = by_day({15: 420, 18: 420}, employments=(hired(first=may(18)),))
    (found,) = raised(known, "BEYOND_CONTRACT_DAYS")
    assert [(cut.day, cut.minutes) for cut in found.cuts] == [(may(15), 420)]


@pytest.mark.parametrize(("minutes", "beyond"), [(96 * HOUR, False), (96 * HOUR + 1, True)])
def test_a_part_of_the_month_holds_its_cap(minutes, beyond):
    known = month_of_awa(minutes, employments=(hired(first=may(18)),))
    assert raises(known, "BEYOND_CONTRACT_DAYS") is beyond


@pytest.mark.parametrize(
    ("changed", "severity", "left"),
    [
        ({"mode": Mode.DIRECT_HIRE, "employer": ELEC}, None, 4200),
        ({"mode": Mode.LABOUR_SUPPLY}, "minor", 4200),
        ({"employer": ETTI}, "major", 0),
    ],
)
def test_only_another_employer_takes_hours_away(changed, severity, left):
    jobs = (hired(mode=Mode.DIRECT_HIRE),)
    known = evidence(sheet(line(4200, **changed)), employments=jobs)
    assert severities(known, "EXECUTION_MODE_DIFFERS") == ([severity] if severity else [])
    assert kept(known) == left


@pytest.mark.parametrize(
    ("siae", "until", "raising"),
    [("ETTI", None, False), ("ETTI", FIRST, False), ("ETTI", date(2026, 4, 30), True),
     (None, None, True)],
)  # fmt: skip
def test_supplied_hours_need_an_active_insertion_structure(siae, until, raising):
    agency = Company(id=ETTI, name="Interim", siae=siae, active_until=until)
    jobs = (hired(employer=ETTI, host=ELEC, mode=Mode.LABOUR_SUPPLY),)
    known = month_of_awa(70 * HOUR, employments=jobs, companies=(agency,))
    assert raises(known, "STRUCTURE_NOT_ACTIVE") is raising


@pytest.mark.parametrize(
    ("source", "status", "taken"),
    [
        (Source.SITE_REGISTER, ABSENT, 420),
        (Source.TIME_CLOCK, ABSENT, 420),
        (Source.SITE_MANAGER_SAID, JUSTIFIED, 420),
        (Source.SITE_MANAGER_SAID, Status.IN_TRAINING, 0),
        (Source.OFFICER_SAW, ABSENT, 0),
        (Source.WORKER_SAID, ABSENT, 0),
        (Source.SITE_REGISTER, Status.NOT_SEEN, 0),
    ],
)
def test_only_the_firms_own_word_cuts_the_day_of_an_absence(source, status, taken):
    observed = Observed(roll_calls=(roll_call(12, status, source),))
    known = by_day({11: 420, 12: 420}, observed=observed)
    assert kept(known) == 840 - taken


def test_a_clause_that_counts_absences_keeps_the_day():
    observed = Observed(roll_calls=(roll_call(12, ABSENT, Source.SITE_REGISTER),))
    known = by_day({11: 420, 12: 420}, observed=observed, clauses=(clause(absence_counts=True),))
    assert kept(known) == 840


@pytest.mark.parametrize(("minutes", "raising"), [(0, True), (1, False)])
def test_seen_on_a_day_without_hours_asks_whether_hours_are_missing(minutes, raising):
    known = by_day({11: 420, 12: minutes}, observed=Observed(roll_calls=(roll_call(12, SEEN),)))
    assert raises(known, "SEEN_DAY_NOT_DECLARED") is raising
    assert kept(known) == 420 + minutes


@pytest.mark.parametrize(("day", "raising"), [(24, False), (23, True)])
def test_a_person_seen_and_still_unknown_is_asked_about_after_fifteen_days(day, raising):
    seen = Seen(id="s", worker=None, company=ELEC, status=Status.UNKNOWN, label="Un inconnu")
    call = RollCall(id="v", site="site", day=may(day), companies=frozenset({ELEC}), seen=(seen,))
    known = evidence(observed=Observed(roll_calls=(call,)), as_of=date(2026, 6, 8))
    assert raises(known, "SEEN_PERSON_UNKNOWN") is raising


def at_work_for(company, day=12):
    seen = Seen(id="s", worker=AWA, company=company, status=SEEN)
    call = RollCall(id="v", site="x", day=may(day), companies=frozenset({company}), seen=(seen,))
    return Observed(roll_calls=(call,))


def test_a_day_at_work_for_another_company_without_a_link_is_cut():
    known = by_day({11: 420, 12: 420}, observed=at_work_for(TOIT))
    assert raises(known, "WRONG_HOST_OR_LOT")
    assert kept(known) == 420


def test_a_subcontractor_or_a_second_contract_explains_work_for_another_company():
    linked = frozenset({frozenset({ELEC, TOIT})})
    assert not raises(by_day({12: 420}, observed=at_work_for(TOIT), linked=linked),
                      "WRONG_HOST_OR_LOT")  # fmt: skip
    jobs = (hired(), hired(id="two", employer=TOIT))
    assert not raises(by_day({12: 420}, observed=at_work_for(TOIT), employments=jobs),
                      "WRONG_HOST_OR_LOT")  # fmt: skip
    assert not raises(by_day({11: 420}, observed=at_work_for(TOIT)), "WRONG_HOST_OR_LOT")


@pytest.mark.parametrize(("there", "taken"), [(300, 0), (301, 1), (420, 120)])
def test_one_day_on_two_sheets_beyond_ten_hours_is_cut_from_the_weaker(there, taken):
    known = evidence(
        sheet(line(300, days=grid({12: 300}))), elsewhere(there, days=grid({12: there}))
    )
    cuts = [cut for found in raised(known, "TWO_PLACES") for cut in found.cuts]
    assert sum(cut.minutes for cut in cuts) == taken
    assert {cut.claim.company for cut in cuts} <= {TOIT}


def test_seen_on_two_sites_the_same_half_day_is_asked_about():
    morning = [
        RollCall(
            id=site, site=site, day=may(12), companies=frozenset({ELEC}),
            seen=(Seen(id=site, worker=AWA, company=ELEC, status=SEEN, morning=True),),
        )
        for site in ("site", "x")
    ]  # fmt: skip
    known = month_of_awa(70 * HOUR, Observed(roll_calls=tuple(morning)))
    assert raises(known, "TWO_PLACES")
    assert kept(known) == 70 * HOUR
