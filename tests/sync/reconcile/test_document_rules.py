"""Further rules on confirmations, registers and content, at and around their bounds."""

from dataclasses import replace
from datetime import date

import pytest

from sync.reconcile.observed import Observed
from sync.reconcile.papers import Confirmation, Extract, Register
from sync.reconcile.terms import Training
from tests.sync.reconcile.month import (
    AWA,
    ELEC,
    FIRST,
    HOUR,
    LAST,
    MAY,
    clause,
    evidence,
    kept,
    line,
    may,
    month_of_awa,
    raises,
    severities,
    sheet,
)


def word(minutes, **changed):
    said = Confirmation(
        id="word", worker=AWA, company=ELEC, lot="lot-elec", month=MAY, minutes=minutes
    )
    return Observed(confirmations=(replace(said, **changed),))


def paper(minutes, kind=Register.SIGN_SHEET, **changed):
    shown = Extract(
        id="paper", worker=AWA, company=ELEC, first=FIRST, last=LAST, minutes=minutes, kind=kind
    )
    return Observed(extracts=(replace(shown, **changed),))


@pytest.mark.parametrize(
    ("confirmed", "code", "left"),
    [
        (130, None, 130),
        (136, None, 130),
        (124, None, 130),
        (123, "CONFIRMATION_GAP", 130),
        (119, "CONFIRMATION_GAP", 130),
        (118, "CONFIRMATION_GAP_HIGH", 118),
        (145, "CONFIRMATION_GAP_HIGH", 130),
    ],
)
def test_gaps_with_the_confirmed_hours(confirmed, code, left):
    known = month_of_awa(130 * HOUR, word(confirmed * HOUR))
    found = [c for c in ("CONFIRMATION_GAP", "CONFIRMATION_GAP_HIGH") if raises(known, c)]
    assert found == ([code] if code else [])
    assert kept(known) == left * HOUR


@pytest.mark.parametrize(("now", "stale"), [("same", False), ("other", True), (None, False)])
def test_a_line_changed_after_its_confirmation_is_bounded_at_what_was_confirmed(now, stale):
    known = evidence(sheet(line(130 * HOUR, digest=now)), observed=word(127 * HOUR, digest="same"))
    assert raises(known, "SHEET_CHANGED_AFTER_CONFIRMATION") is stale
    assert kept(known) == (127 if stale else 130) * HOUR


@pytest.mark.parametrize(("figure", "left"), [(100 * HOUR, 100 * HOUR), (None, 0)])
def test_contested_hours_are_bounded_at_the_managers_figure_or_at_zero(figure, left):
    known = month_of_awa(130 * HOUR, word(figure, contested=True))
    assert raises(known, "CONFIRMATION_CONTESTED")
    assert kept(known) == left


def test_a_contested_figure_is_of_work_and_leaves_the_training_beside_it():
    told = line(130 * HOUR, training=20 * HOUR)
    known = evidence(sheet(told), observed=word(100 * HOUR, contested=True))
    assert kept(known) == 120 * HOUR


@pytest.mark.parametrize(("as_of", "missing"), [(25, False), (26, True)])
def test_confirmation_is_missing_twenty_days_after_the_sheet(as_of, missing):
    known = month_of_awa(70 * HOUR, as_of=date(2026, 6, as_of))
    assert raises(known, "CONFIRMATION_MISSING") is missing


@pytest.mark.parametrize(
    ("read", "severity"),
    [(7440, None), (7086, None), (7085, "minor"), (6764, "minor"), (6763, "major")],
)
def test_a_register_of_the_whole_month_bounds_beyond_the_large_gap(read, severity):
    known = month_of_awa(7440, paper(read))
    assert severities(known, "REGISTER_GAP") == ([severity] if severity else [])
    assert kept(known) == (read if severity == "major" else 7440)


def test_a_register_of_a_part_of_the_month_bounds_nothing():
    known = month_of_awa(124 * HOUR, paper(7 * HOUR, first=may(12), last=may(12)))
    assert not raises(known, "REGISTER_GAP")
    assert kept(known) == 124 * HOUR


@pytest.mark.parametrize(("paid", "exceeded"), [(6970, False), (6969, True)])
def test_a_payslip_may_be_half_an_hour_short(paid, exceeded):
    known = month_of_awa(7000, paper(paid, Register.PAYSLIP))
    assert raises(known, "PAYSLIP_EXCEEDED") is exceeded
    assert kept(known) == (paid if exceeded else 7000)


@pytest.mark.parametrize(("absence", "left"), [(0, 7140), (120, 7140), (121, 7019), (7140, 0)])
def test_absence_counted_as_work_is_bounded(absence, left):
    written = line(7140, absence=absence)
    assert kept(evidence(sheet(written), clauses=(clause(),))) == left
    assert kept(evidence(sheet(written), clauses=(clause(absence_counts=True),))) == 7140


@pytest.mark.parametrize(
    ("counts", "percent", "before", "left"),
    [
        (Training.YES, 0, 0, 70),
        (Training.NO, 0, 0, 60),
        (Training.CAPPED, 10, 90, 70),
        (Training.CAPPED, 10, 91, 69),
        (Training.CAPPED, 10, 400, 60),
    ],
)
def test_training_counts_up_to_its_share_of_the_hours_due(counts, percent, before, left):
    terms = clause(training=counts, training_percent=percent, trained=before * HOUR)
    known = evidence(sheet(line(70 * HOUR, training=10 * HOUR)), clauses=(terms,))
    assert raises(known, "TRAINING_OVER_CAP") is (left < 70)
    assert kept(known) == left * HOUR


@pytest.mark.parametrize(("persons", "raising"), [(2, False), (3, True)])
def test_the_same_hours_for_three_persons_suggest_a_visit(persons, raising):
    lines = [line(7000, id=f"l{n}", worker=f"w{n}") for n in range(persons)]
    assert raises(evidence(sheet(*lines)), "COPY_PASTE") is raising


@pytest.mark.parametrize(("minutes", "raising"), [(9100, True), (9099, False)])
def test_exactly_151_hours_40_suggests_a_visit(minutes, raising):
    assert raises(month_of_awa(minutes), "COPY_PASTE") is raising
