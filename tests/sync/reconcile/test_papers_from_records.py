"""Stops of a site, announced headcounts and payslips, from the application's records."""

import pytest

from sync.hours import HOUR
from sync.reconcile.from_records import evidence_of_records
from tests.sync.reconcile.month import AS_OF, MAY, kept, raised
from tests.sync.reconcile.test_from_records import territory


def known(**tables):
    return evidence_of_records(territory(**tables), as_of=AS_OF, since=MAY)


def stop(first, last, site="annex"):
    return {"stop": {"site_id": site, "from_on": first, "to_on": last}}


@pytest.mark.parametrize(
    ("first", "last", "retained"),
    [
        ("2026-05-01", "2026-05-31", 0),
        ("2026-04-20", "2026-06-02", 0),
        ("2026-05-02", "2026-05-31", 119 * HOUR),
        ("2026-05-01", "2026-05-30", 119 * HOUR),
    ],
)
def test_a_stop_of_the_whole_month_takes_all_its_hours(first, last, retained):
    evidence = known(site_stop=stop(first, last))
    assert kept(evidence) == retained
    found = raised(evidence, "NO_WORK_MONTH")
    assert bool(found) is (retained == 0)
    assert not found or found[0].evidence[-1].kind == "site_stop"


@pytest.mark.parametrize(("persons", "asked"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_headcount_that_differs_by_two_is_asked_about(persons, asked):
    told = {"told": {"visit_id": "visit", "company_id": "elec", "persons": persons}}
    found = raised(known(announced_headcount=told), "MEETING_HEADCOUNT_DIFFERS")
    assert bool(found) is asked


@pytest.mark.parametrize(
    ("paid", "bound"),
    [
        (119 * HOUR - 31, 119 * HOUR - 31),
        (119 * HOUR - 30, None),
        (119 * HOUR - 29, None),
        (130 * HOUR, None),
    ],
)
def test_more_than_the_payslip_and_half_an_hour_is_bound_to_it(paid, bound):
    seen = {"worker_id": "awa2", "company_id": "elec", "period": MAY, "kind": "payslip"}
    found = raised(known(payslip={"slip": {**seen, "paid_minutes": paid}}), "PAYSLIP_EXCEEDED")
    assert [each.bounds[0].minutes for each in found] == ([] if bound is None else [bound])
    assert not found or found[0].evidence[-1].kind == "payslip"


def test_a_payslip_of_another_month_says_nothing():
    seen = {"worker_id": "awa", "company_id": "elec", "period": "2026-04", "kind": "payslip"}
    assert not raised(known(payslip={"slip": {**seen, "paid_minutes": 0}}), "PAYSLIP_EXCEEDED")
