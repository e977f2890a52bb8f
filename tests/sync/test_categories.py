"""Categories of eligible people: codes that last, words that lead to one, days of the law."""

from datetime import date

import pytest

from sync.categories import CATEGORIES, code_of, in_force, named
from sync.records import RECORDS

TODAY = date(2026, 11, 22)


def test_each_category_has_a_code_of_its_own_that_fits_its_field():
    codes = [each.code for each in CATEGORIES]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= (RECORDS["eligibility"].fields["category"].high or 0)


@pytest.mark.parametrize("category", CATEGORIES, ids=[each.code for each in CATEGORIES])
def test_what_people_write_for_a_category_leads_to_it_alone(category):
    written = (category.code, category.fr, category.en, category.code.upper())
    assert {code_of(each) for each in written} == {category.code}


def test_words_of_no_category_lead_nowhere():
    assert code_of("attestation CAF") is None
    assert named("RSA") is None


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        (TODAY, {"rsa", "qpv", "refugie"}, {"rmi_api", "zus"}),
        (date(2014, 12, 31), {"rsa", "zus"}, {"qpv", "rmi_api", "refugie"}),
        (date(2015, 1, 1), {"qpv"}, {"zus"}),
        (date(2009, 5, 31), {"rmi_api", "deld"}, {"rsa"}),
    ],
    ids=["today", "last day of zones", "first day of neighbourhoods", "before the RSA"],
)
def test_a_category_is_offered_on_its_days_alone(day, there, not_there):
    offered = {each.code for each in in_force(day)}
    assert there <= offered
    assert not not_there & offered
