"""The rules of the corpus on tutors and contract terms, at and around their bounds."""

from datetime import date

import pytest

from sync.reconcile.observed import Observed
from sync.reconcile.tutorship import TutoringCheck
from tests.sync.reconcile.month import (
    AWA,
    ELEC,
    HOUR,
    LAST,
    ONE_DAY,
    evidence,
    hired,
    kept,
    line,
    may,
    raises,
    sheet,
)


def check(day, met):
    return TutoringCheck(id=f"check-{day}", worker=AWA, company=ELEC, day=day, tutor_met=met)


@pytest.mark.parametrize(
    ("day", "met", "differs"),
    [
        (date(2026, 1, 29), "Emmanuel Petit", True),
        (date(2026, 1, 28), "Emmanuel Petit", False),
        (LAST, "Emmanuel Petit", True),
        (LAST + ONE_DAY, "Emmanuel Petit", False),
        (may(12), None, False),
        (may(12), "Walid RAHMANI", False),
    ],
)
def test_the_tutor_written_should_be_the_one_met_at_the_latest_check(day, met, differs):
    observed = Observed(checks=(check(day, met),))
    known = evidence(sheet(line(70 * HOUR, tutor="M. RAHMANI")), observed=observed)
    assert raises(known, "TUTOR_DIFFERS") is differs


@pytest.mark.parametrize(("written", "differs"), [("CDD", False), ("CTT", True), (None, False)])
def test_the_type_of_contract_should_be_that_of_an_active_contract(written, differs):
    known = evidence(sheet(line(70 * HOUR, contract=written)))
    assert raises(known, "CONTRACT_TYPE_DIFFERS") is differs
    assert kept(known) == 70 * HOUR


@pytest.mark.parametrize(
    ("first", "last", "differs"),
    [
        (date(2025, 1, 4), date(2026, 12, 31), False),
        (date(2025, 1, 5), None, True),
        (date(2025, 1, 1), date(2027, 1, 3), False),
        (date(2025, 1, 1), date(2027, 1, 4), True),
        (None, date(2024, 1, 1), False),
    ],
)
def test_contract_dates_may_be_three_days_off(first, last, differs):
    jobs = (hired(last=date(2026, 12, 31)),)
    known = evidence(sheet(line(70 * HOUR, first=first, last=last)), employments=jobs)
    assert raises(known, "CONTRACT_DATES_DIFFER") is differs


def test_an_end_written_for_a_contract_without_end_differs():
    known = evidence(sheet(line(70 * HOUR, first=date(2025, 1, 1), last=date(2027, 1, 1))))
    assert raises(known, "CONTRACT_DATES_DIFFER")
