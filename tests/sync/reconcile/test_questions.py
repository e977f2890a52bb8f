"""What a company is asked: neutral, in two languages, and never what a worker said."""

import pytest
from hypothesis import given

from sync.reconcile import RULES, discrepancies_of
from sync.reconcile.observed import Observed
from sync.reconcile.questions import QUESTIONS, question_of
from sync.reconcile.rule import Audience
from sync.reconcile.seen import Source
from tests.sync.reconcile.month import (
    ABSENT,
    AWA,
    ELEC,
    HOUR,
    SEEN,
    evidence,
    kept,
    month_of_awa,
    raised,
    roll_call,
    sheet,
)
from tests.sync.reconcile.whole_month import months

FULL_MONTH = round(151.67 * HOUR)
ACCUSING = ("fraud", "faux", "injustifi", "mensong", "triche", "false", "cheat")


def full_time(*calls):
    return month_of_awa(FULL_MONTH, Observed(roll_calls=calls))


def heard(day, status=ABSENT):
    return roll_call(day, status, source=Source.WORKER_SAID)


def test_every_question_is_of_a_rule_that_a_company_is_asked_about():
    assert all(RULES[code].audience is Audience.COMPANY for code in QUESTIONS)


def test_an_absence_that_only_a_worker_told_is_the_units_own_question_and_takes_nothing():
    known = full_time(heard(12))
    (found,) = raised(known, "ABSENT_FULL_TIME")
    assert (found.audience, question_of(found), found.cuts) == (Audience.UNIT, None, ())
    assert kept(known) == FULL_MONTH


def test_beside_what_the_officer_noted_a_workers_words_are_left_out():
    (found,) = raised(
        full_time(roll_call(5, SEEN), heard(12), roll_call(19, ABSENT)), "ABSENT_FULL_TIME"
    )
    said = question_of(found)
    assert "19 mai" in said.fr
    for told in (said.fr, found.fr):
        assert "12 mai" not in told
        assert "salarié" not in told
    shown = found.for_company()
    assert [link.id for link in shown.evidence if "seen" in link.id] == ["seen-19"]


@pytest.mark.parametrize("source", [Source.OFFICER_SAW, Source.WORKER_SAID])
def test_somebody_only_told_to_be_at_work_is_not_asked_about(source):
    calls = (roll_call(12, SEEN, source=source),)
    known = evidence(sheet(), observed=Observed(roll_calls=calls))
    (found,) = raised(known, "OBSERVED_NOT_DECLARED")
    assert (question_of(found) is None) is (source is Source.WORKER_SAID)
    assert (found.worker, found.company) == (AWA, ELEC)


@given(known=months)
def test_a_question_is_a_neutral_sentence_that_asks(known):
    for found in discrepancies_of(known):
        said = question_of(found)
        if said is None:
            assert found.audience is Audience.UNIT
            continue
        for told in (said.fr, said.en):
            assert told.endswith("?")
            assert not any(word in told.casefold() for word in ACCUSING)
            assert "selon un salarié" not in told
            assert "by a worker" not in told
