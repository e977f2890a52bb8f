"""The rules of the corpus at, just under and just over their bounds."""

from dataclasses import replace
from datetime import date

import pytest

from sync.reconcile.declared import Match, WrittenTotal
from sync.reconcile.observed import Observed
from sync.reconcile.terms import Owed, Stop
from sync.reconcile.visited import Announced
from tests.sync.reconcile.month import (
    ABSENT,
    AWA,
    ELEC,
    FIRST,
    HOUR,
    JUSTIFIED,
    LAST,
    MAY,
    ONE_DAY,
    SEEN,
    calls,
    codes,
    eligible,
    elsewhere,
    evidence,
    hired,
    kept,
    line,
    may,
    month_of_awa,
    nobody,
    raised,
    raises,
    roll_call,
    sheet,
)

FULL = 9100
WHOLE_DAY_SHEET = line(70 * HOUR)


def test_a_plain_month_raises_no_core_discrepancy():
    known = month_of_awa(119 * HOUR, calls((12, SEEN), (20, SEEN)))
    assert codes(known) <= {"NO_TUTOR", "CHECK_OVERDUE"}


@pytest.mark.parametrize("fault", ["F_ENCRYPTED", "F_CORRUPT", "F_TOO_BIG", "F_EMPTY"])
def test_of_an_unreadable_sheet_only_that_is_asked(fault):
    known = evidence(sheet(faults=(fault,)))
    (found,) = raised(known, "SHEET_UNREADABLE")
    assert found.severity == "blocking"


def test_a_sheet_of_another_month_counts_for_nothing_and_its_rows_are_not_judged():
    known = evidence(sheet(line(226 * HOUR, month="2025-05"), stated=("2025-05",)))
    assert raises(known, "WRONG_MONTH")
    assert not raises(known, "HOURS_ABOVE_LEGAL")
    assert kept(known) == 0


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, False), (11, True)])
def test_a_sheet_is_late_after_the_tenth_of_the_next_month(day, late):
    sent = sheet(WHOLE_DAY_SHEET, received=date(2026, 6, day))
    assert raises(evidence(sent), "SHEET_LATE") is late
    assert kept(evidence(sent)) == 70 * HOUR


@pytest.mark.parametrize(("as_of", "missing"), [(10, False), (11, True)])
def test_a_sheet_is_missing_once_its_due_day_has_passed(as_of, missing):
    owed = Owed(lot="lot-elec", site="site", company=ELEC, first=may(31), last=may(31))
    known = evidence(owed=(owed,), as_of=date(2026, 6, as_of))
    assert raises(known, "SHEET_MISSING") is missing


def test_a_sheet_of_another_lot_covers_the_month_only_where_one_for_all_lots_is_enough():
    owed = Owed(lot="lot-gros-oeuvre", site="site", company=ELEC, first=FIRST, last=LAST)
    known = evidence(sheet(WHOLE_DAY_SHEET), owed=(owed,), as_of=date(2026, 7, 1))
    assert raises(known, "SHEET_MISSING")
    assert not raises(replace(known, sheet_per_lot=False), "SHEET_MISSING")


@pytest.mark.parametrize(
    ("written", "differs"),
    [(None, False), ("73282932000074", False), ("73282932000075", True), ("55210055400013", True)],
)
def test_the_siret_written_must_be_the_accounts(written, differs):
    sent = sheet(WHOLE_DAY_SHEET, siret="73282932000074", title_siret=written)
    assert raises(evidence(sent), "SIRET_MISMATCH") is differs
    assert kept(evidence(sent)) == 70 * HOUR


@pytest.mark.parametrize(
    ("written", "computed", "differs"),
    [(6030, 6000, False), (5970, 6000, False), (6031, 6000, True), (5969, 6000, True),
     (9000, None, False)],
)  # fmt: skip
def test_a_total_may_be_half_an_hour_off(written, computed, differs):
    sent = sheet(WHOLE_DAY_SHEET, totals=(WrittenTotal(MAY, written, computed),))
    assert raises(evidence(sent), "TOTAL_MISMATCH") is differs


@pytest.mark.parametrize(
    ("first", "last", "stopped"),
    [(FIRST, LAST, True), (FIRST + ONE_DAY, LAST, False), (FIRST, LAST - ONE_DAY, False)],
)
def test_no_hours_are_kept_of_a_month_in_which_the_site_stood_still(first, last, stopped):
    stop = Stop(id="stop", site="site", first=first, last=last)
    known = month_of_awa(70 * HOUR, stops=(stop,))
    assert raises(known, "NO_WORK_MONTH") is stopped
    assert kept(known) == (0 if stopped else 70 * HOUR)


@pytest.mark.parametrize(("announced", "differs"), [(2, False), (3, False), (4, True), (0, True)])
def test_the_headcount_announced_may_be_one_off(announced, differs):
    meeting = Announced(meeting="m", site="site", day=may(20), company=ELEC, persons=announced)
    lines = (WHOLE_DAY_SHEET, nobody("KEITA", 700))
    known = evidence(sheet(*lines), observed=Observed(announced=(meeting,)))
    assert raises(known, "MEETING_HEADCOUNT_DIFFERS") is differs


@pytest.mark.parametrize(
    ("match", "code"),
    [(Match.NOBODY, "UNKNOWN_PERSON"), (Match.AMBIGUOUS, "AMBIGUOUS_PERSON"),
     (Match.NAMELESS, "NAME_MISSING")],
)  # fmt: skip
def test_an_unresolved_line_is_one_question_without_other_consequences(match, code):
    written = nobody("TRAORÉ M.", 240 * HOUR, match, candidates=(AWA,), contract="CTT")
    known = evidence(sheet(written), observed=calls((12, SEEN), (20, SEEN)))
    assert {each.code for each in raised(known, code)} == {code}
    assert codes(known) - {code} <= {"CHECK_OVERDUE"}
    assert kept(known) == 0


def test_hours_without_any_contract_with_the_company_are_bounded_at_zero():
    known = month_of_awa(70 * HOUR, employments=(hired(employer="autre"),))
    assert raises(known, "NOT_ASSIGNED")
    assert kept(known) == 0
    assert not raises(month_of_awa(0, employments=()), "NOT_ASSIGNED")


@pytest.mark.parametrize(
    ("last", "outside"), [(date(2026, 4, 30), True), (may(4), False), (None, False)]
)
def test_a_contract_that_ended_before_the_month_holds_no_hours(last, outside):
    known = month_of_awa(7 * HOUR, employments=(hired(last=last),))
    assert raises(known, "OUTSIDE_CONTRACT") is outside
    assert (kept(known) == 0) is outside


@pytest.mark.parametrize(("minutes", "above"), [(12754, False), (12755, True)])
def test_the_legal_bound_of_31_days_is_212_hours_34(minutes, above):
    known = month_of_awa(minutes)
    assert raises(known, "HOURS_ABOVE_LEGAL") is above
    assert kept(known) == 202 * HOUR


@pytest.mark.parametrize(("minutes", "above"), [(12343, False), (12344, True)])
def test_the_legal_bound_of_april_2025_is_205_hours_43(minutes, above):
    written = line(minutes, month="2025-04")
    sent = sheet(written, slot=("2025-04",), stated=("2025-04",))
    known = evidence(sent)
    assert raises(known, "HOURS_ABOVE_LEGAL") is above
    assert kept(known) == 12343


@pytest.mark.parametrize(
    ("minutes", "above"), [(152 * HOUR, False), (152 * HOUR + 1, True), (12755, False)]
)
def test_eight_hours_each_open_day_are_plausible_of_what_is_legal(minutes, above):
    written = line(minutes, month="2025-05")
    sent = sheet(written, slot=("2025-05",), stated=("2025-05",))
    assert raises(evidence(sent), "HOURS_ABOVE_PLAUSIBLE") is above


@pytest.mark.parametrize(("minutes", "above"), [(FULL, False), (FULL + 1, True)])
def test_a_full_month_of_151_hours_40_is_always_plausible(minutes, above):
    assert raises(month_of_awa(minutes), "HOURS_ABOVE_PLAUSIBLE") is above


@pytest.mark.parametrize(("other", "double"), [(0, False), (1, True)])
def test_two_companies_that_declare_one_person_are_both_asked(other, double):
    jobs = (hired(), hired(id="job-2", employer="toit"))
    known = evidence(sheet(WHOLE_DAY_SHEET), elsewhere(other), employments=jobs)
    assert len(raised(known, "DOUBLE_DECLARATION")) == (2 if double else 0)
    assert kept(known) == 70 * HOUR + other


def test_of_two_companies_the_one_without_contract_is_bounded_at_zero():
    known = evidence(sheet(WHOLE_DAY_SHEET), elsewhere(70 * HOUR))
    bounds = {d.company: d.bounds[0].minutes for d in raised(known, "DOUBLE_DECLARATION")}
    assert bounds["toit"] == 0
    assert bounds[ELEC] > 70 * HOUR


def test_of_two_companies_neither_learns_the_others_figures():
    known = evidence(sheet(WHOLE_DAY_SHEET), elsewhere(11 * HOUR))
    (found,) = (d for d in raised(known, "DOUBLE_DECLARATION") if d.company == ELEC)
    assert "11 h" not in found.fr
    assert "toit" not in found.fr
    shown = found.for_company()
    assert "line-toit" in {link.id for link in found.evidence}
    assert "line-toit" not in {link.id for link in shown.evidence}


@pytest.mark.parametrize(
    ("last", "expired"), [(FIRST - ONE_DAY, True), (FIRST, False), (LAST, False)]
)
def test_eligibility_is_expired_when_the_month_begins_after_its_last_day(last, expired):
    known = month_of_awa(70 * HOUR, eligibilities=(eligible(last=last),))
    assert raises(known, "ELIGIBILITY_EXPIRED") is expired
    assert not raises(known, "NOT_ELIGIBLE")


@pytest.mark.parametrize(
    ("minutes", "seen", "raising"),
    [
        (35 * HOUR, ((12, ABSENT), (20, None)), True),
        (35 * HOUR - 1, ((12, ABSENT), (20, None)), False),
        (35 * HOUR, ((12, ABSENT),), False),
        (35 * HOUR, ((12, None), (20, SEEN)), False),
        (35 * HOUR, ((12, None), (20, JUSTIFIED)), False),
    ],
)
def test_never_seen_at_two_roll_calls_is_asked_and_lowers_nothing(minutes, seen, raising):
    known = month_of_awa(minutes, calls(*seen))
    assert raises(known, "DECLARED_NOT_OBSERVED") is raising
    assert kept(known) == minutes


def test_roll_calls_that_did_not_check_the_company_say_nothing():
    unchecked = roll_call(12, companies=frozenset({"toit"}))
    known = month_of_awa(70 * HOUR, Observed(roll_calls=(roll_call(20), unchecked)))
    assert not raises(known, "DECLARED_NOT_OBSERVED")


@pytest.mark.parametrize(
    ("minutes", "raising"), [(119 * HOUR - 1, False), (119 * HOUR, True), (FULL, True)]
)
def test_an_absence_is_asked_about_where_the_full_month_is_declared(minutes, raising):
    known = month_of_awa(minutes, calls((12, ABSENT), (20, SEEN)))
    assert raises(known, "ABSENT_FULL_TIME") is raising
    assert kept(known) == minutes


@pytest.mark.parametrize(
    ("lines", "raising"),
    [
        ((), True),
        ((line(0),), True),
        ((line(None),), False),
        ((line(-60, counted=False),), False),
        ((line(60_000, counted=False),), False),
        ((nobody("DIALLO A.", 700, Match.AMBIGUOUS, candidates=(AWA, "alpha")),), False),
    ],
)
def test_somebody_seen_at_work_should_be_declared(lines, raising):
    known = evidence(sheet(*lines), observed=calls((12, SEEN)))
    assert raises(known, "OBSERVED_NOT_DECLARED") is raising
