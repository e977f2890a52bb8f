"""What holds of every month, whatever was declared, seen, confirmed and found."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.reconcile import CHECKS, RULES, discrepancies_of, inputs_digest, reconcile
from sync.reconcile.facts import Facts
from sync.reconcile.observed import Observed
from sync.reconcile.retained import retained
from sync.reconcile.rule import Effect
from sync.reconcile.thresholds import Thresholds
from tests.sync.reconcile.month import evidence
from tests.sync.reconcile.whole_month import FIELD_RECORDS, months, visits

OF_THE_WHOLE_SHEET = {"NO_WORK_MONTH", "WRONG_MONTH"}
OF_AN_UNRESOLVED_LINE = {"UNKNOWN_PERSON", "AMBIGUOUS_PERSON", "NAME_MISSING"}
seeds = st.integers(0, 2**32)


def figures(known, dismissed=()):
    return {
        key: kept.retained for key, kept in reconcile(known, dismissed=dismissed).retained.items()
    }


@given(known=months)
def test_retained_never_exceeds_what_was_declared_nor_any_bound(known):
    result = reconcile(known)
    for found in result.discrepancies:
        for bound in found.bounds:
            kept = result.retained[bound.claim]
            assert 0 <= kept.retained <= kept.declared
            assert kept.retained <= max(0, bound.minutes)


@given(known=months)
def test_no_minute_is_cut_twice(known):
    result = reconcile(known)
    claims = {claim.key: claim for claim in Facts(known).claims}
    for key, kept in result.retained.items():
        for day, minutes in kept.cuts.items():
            assert 0 < minutes <= claims[key].days[day]
        if kept.bound is None:
            assert kept.retained == max(0, kept.declared - sum(kept.cuts.values()))


@given(known=months, seed=seeds)
def test_the_order_of_sheets_records_and_rules_is_irrelevant(known, seed):
    shuffler = random.Random(seed)  # the schedule is drawn by the seed that Hypothesis keeps

    def shuffled(values):
        return tuple(shuffler.sample(values, len(values)))

    seen = replace(known.observed, **{
        name: shuffled(getattr(known.observed, name)) for name in FIELD_RECORDS
    })  # fmt: skip
    sheets = tuple(replace(sheet, lines=shuffled(sheet.lines)) for sheet in shuffled(known.sheets))
    other = replace(known, sheets=sheets, employments=shuffled(known.employments), observed=seen)
    assert discrepancies_of(other, checks=shuffled(CHECKS)) == discrepancies_of(known)
    assert figures(other) == figures(known)
    assert inputs_digest(other) == inputs_digest(known)


@given(known=months)
def test_running_again_changes_nothing(known):
    assert reconcile(known) == reconcile(known)


@given(known=months, seed=seeds)
def test_dismissing_never_lowers(known, seed):
    keys = [found.key for found in discrepancies_of(known)]
    chosen = random.Random(seed).sample(keys, len(keys) // 2)
    before, after = figures(known), figures(known, dismissed=set(chosen))
    assert all(after[key] >= before[key] for key in before)


@given(known=months)
def test_with_everything_dismissed_all_that_was_declared_is_retained(known):
    keys = {found.key for found in discrepancies_of(known)}
    kept = reconcile(known, dismissed=keys).retained.values()
    assert all(each.retained == each.declared for each in kept)


@given(known=months)
def test_a_discrepancy_without_effect_never_changes_the_figure(known):
    found = discrepancies_of(known)
    biting = [each for each in found if each.effect is not Effect.NONE]
    claims = Facts(known).claims
    with_all, with_biting = retained(claims, found), retained(claims, biting)
    assert {k: v.retained for k, v in with_all.items()} == {
        k: v.retained for k, v in with_biting.items()
    }
    silent = {code for code, rule in RULES.items() if rule.effect is Effect.NONE}
    assert not silent & {each.code for each in biting}


@given(known=months, calls=visits)
def test_a_visit_takes_at_most_the_minutes_of_its_own_day(known, calls):
    before = figures(known)
    seen = replace(known.observed, roll_calls=known.observed.roll_calls + calls)
    after = figures(replace(known, observed=seen))
    days = {call.day for call in calls}
    for claim in Facts(known).claims:
        most = sum(minutes for day, minutes in claim.days.items() if day in days)
        assert before[claim.key] - most <= after[claim.key] <= before[claim.key]


@given(known=months)
def test_an_unresolved_line_has_one_question_and_no_other_consequence(known):
    questions = defaultdict(set)
    for found in discrepancies_of(known):
        for target in {each.claim for each in (*found.cuts, *found.bounds)}:
            questions[target].add(found.code)
    for claim in Facts(known).claims:
        if claim.worker is None:
            assert len(questions[claim.key] - OF_THE_WHOLE_SHEET) <= 1
            assert questions[claim.key] <= OF_THE_WHOLE_SHEET | OF_AN_UNRESOLVED_LINE


@given(known=months)
def test_every_discrepancy_has_a_key_of_its_own_and_both_sentences(known):
    found = discrepancies_of(known)
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.fr.endswith((".", "?"))
        assert each.en.endswith((".", "?"))
        assert each.rule is RULES[each.code]
        assert len(each.about) <= 120
        for unwanted in ("injustifi", "fraud", "faux"):
            assert unwanted not in each.fr


@given(known=months)
def test_a_company_never_sees_what_a_worker_said_nor_another_companys_lines(known):
    owners = {line.id: sheet.company for sheet in known.sheets for line in sheet.lines}
    for found in discrepancies_of(known):
        shown = found.for_company()
        for link in shown.evidence if shown else ():
            assert not link.masked
            if link.kind == "sheet_line":
                assert owners[link.id] == found.company


@given(known=months)
def test_stricter_thresholds_never_raise_less(known):
    strict = Thresholds(small_gap=0, small_gap_percent=0, daily_max=480, unknown_after_days=0)
    usual = {each.key for each in discrepancies_of(known) if each.code == "DAILY_MAX"}
    assert usual <= {each.key for each in discrepancies_of(known, strict)}


def test_thresholds_are_settings_that_refuse_what_is_none():
    assert Thresholds.of({"sheet_due_day": 15}).as_dict()["sheet_due_day"] == 15
    for wrong in ({"sheet_due": 1}, {"small_gap": -1}):
        with pytest.raises(ValueError, match="not thresholds"):
            Thresholds.of(wrong)


def test_nothing_known_raises_nothing():
    empty = evidence(employments=(), eligibilities=(), observed=Observed())
    assert discrepancies_of(empty) == ()
