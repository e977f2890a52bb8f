"""The table of rules itself."""

import pytest

from sync.reconcile import CORE_CODES, RULES
from sync.reconcile.rule import Audience, Effect, Severity

SECTION_D = [
    1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 35, 40,
    41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 60, 61, 62, 63, 70, 71, 72, 73,
]  # fmt: skip
MAY_TAKE = {
    "WRONG_MONTH", "NO_WORK_MONTH", "UNKNOWN_PERSON", "AMBIGUOUS_PERSON", "NOT_ASSIGNED",
    "OUTSIDE_CONTRACT", "HOURS_ABOVE_LEGAL", "DOUBLE_DECLARATION", "ELIGIBILITY_EXPIRED",
    "ABSENT_FULL_TIME",
}  # fmt: skip
OF_THE_UNIT = {"CHECK_OVERDUE", "VISIT_OVERDUE", "EDITED_AFTER_SIGNATURE", "AVERAGE_12_WEEKS"}


def test_there_are_22_core_rules_and_every_rule_of_section_d():
    assert len(CORE_CODES) == 22
    references = {rule.reference for rule in RULES.values()}
    assert references - {""} == {f"R-{number:02d}" for number in SECTION_D}


def test_of_the_core_rules_only_those_of_the_table_take_minutes():
    taking = {code for code in CORE_CODES if RULES[code].effect is not Effect.NONE}
    assert taking == MAY_TAKE


@pytest.mark.parametrize("code", sorted(OF_THE_UNIT))
def test_what_is_the_units_own_is_not_asked_of_a_company(code):
    assert RULES[code].audience is Audience.UNIT


def test_rules_that_only_inform_take_nothing():
    informing = [rule for rule in RULES.values() if rule.severity is Severity.INFO]
    assert informing
    assert all(rule.effect is Effect.NONE for rule in informing)


def test_every_rule_has_a_code_of_its_own_and_two_titles():
    assert all(code == rule.code for code, rule in RULES.items())
    assert len({rule.fr for rule in RULES.values()}) == len(RULES)
    assert len({rule.en for rule in RULES.values()}) == len(RULES)
