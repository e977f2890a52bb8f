"""Further rules on tutoring, progress and visits, at, just under and just over their bounds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sync.reconcile.observed import Observed
from sync.reconcile.seen import RollCall, Seen
from sync.reconcile.terms import Commitment
from sync.reconcile.tutor_names import compatible
from sync.reconcile.tutorship import Tutor, Tutored, TutoringCheck
from sync.reconcile.visited import Capture, Site, Visit
from tests.sync.reconcile.month import (
    AS_OF,
    AWA,
    ELEC,
    HOUR,
    SEEN,
    clause,
    evidence,
    hired,
    kept,
    line,
    may,
    month_of_awa,
    raised,
    raises,
    severities,
    sheet,
)

RAHMANI = Tutor(id="rahmani", name="Walid RAHMANI")
PROMISE = Commitment(id="promise", lot="lot-elec", theme="tutoring", text="2 h par semaine")


def named(tutor="rahmani", employment="job-awa", first=date(2025, 1, 1), **changed):
    assigned = Tutored(id=f"{tutor}-{employment}", tutor=tutor, employment=employment, first=first)
    return replace(assigned, **changed)


def check(day=12, **changed):
    found = TutoringCheck(
        id=f"check-{day}", worker=AWA, company=ELEC, day=may(day), site="site",
        employment="job-awa",
    )  # fmt: skip
    return replace(found, **changed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("M. RAHMANI", "Emmanuel Petit", False),
        ("M. RAHMANI", "Walid Rahmani", True),
        ("F. MAHÉ", "Florent Mahe", True),
        ("F. MAHÉ", "Gaël Mahé", False),
        ("RAHMANY W.", "Walid RAHMANI", True),
        ("W. R.", "Walid RAHMANI", False),
        ("Petit", "Petits", True),
        ("Paul", "Paula", False),
        ("Mme", "Emmanuel Petit", True),
    ],
)
def test_names_of_tutors_are_compatible_by_tokens_slips_and_initials(one, other, same):
    assert compatible(one, other) is same
    assert compatible(other, one) is same


@pytest.mark.parametrize(
    ("hire", "tutor_from", "missing"),
    [(4, None, True), (4, 9, False), (4, 10, False), (4, 11, True), (27, None, False)],
)
def test_a_tutor_is_named_within_five_days_of_the_hire(hire, tutor_from, missing):
    tutored = () if tutor_from is None else (named(first=may(tutor_from)),)
    known = month_of_awa(
        20 * HOUR, Observed(tutored=tutored), employments=(hired(first=may(hire)),)
    )
    assert raises(known, "NO_TUTOR") is missing
    assert kept(known) == 20 * HOUR


def test_no_tutor_is_major_where_the_offer_promises_tutoring():
    assert severities(month_of_awa(70 * HOUR), "NO_TUTOR") == ["minor"]
    assert severities(month_of_awa(70 * HOUR, commitments=(PROMISE,)), "NO_TUTOR") == ["major"]


@pytest.mark.parametrize(
    ("persons", "employer", "over"), [(3, False, False), (4, False, True), (2, True, False),
                                      (3, True, True)]
)  # fmt: skip
def test_a_tutor_follows_three_persons_and_an_employer_two(persons, employer, over):
    jobs = tuple(hired(id=f"job-{n}", worker=f"w{n}") for n in range(persons))
    observed = Observed(
        tutors=(replace(RAHMANI, is_employer=employer),),
        tutored=tuple(named(employment=job.id) for job in jobs),
    )
    known = evidence(sheet(line(70 * HOUR)), employments=jobs, observed=observed)
    assert raises(known, "TUTOR_OVERLOAD") is over


@pytest.mark.parametrize(
    ("met", "severity"),
    [(("Walid Rahmani",), []), (("Emmanuel Petit",), ["minor"]),
     (("Emmanuel Petit", "Emmanuel Petit"), ["major"])],
)  # fmt: skip
def test_a_tutor_who_is_not_the_one_named_is_major_the_second_time(met, severity):
    checks = tuple(check(12 + n, tutor_met=name) for n, name in enumerate(met))
    observed = Observed(tutors=(RAHMANI,), tutored=(named(),), checks=checks)
    assert severities(month_of_awa(70 * HOUR, observed), "TUTOR_NOT_THE_ASSIGNED") == severity


@pytest.mark.parametrize(
    ("answer", "seen", "raising"), [("no", 12, True), ("partial", 12, False), ("no", 13, False)]
)
def test_a_tutor_absent_while_the_person_is_seen_is_asked_about(answer, seen, raising):
    call = RollCall(
        id="v", site="site", day=may(seen), companies=frozenset({ELEC}),
        seen=(Seen(id="s", worker=AWA, company=ELEC, status=SEEN),),
    )  # fmt: skip
    checks = (check(answers={"tutor_on_site": answer}),)
    known = month_of_awa(70 * HOUR, Observed(roll_calls=(call,), checks=checks))
    assert raises(known, "TUTOR_ABSENT") is raising


@pytest.mark.parametrize(
    ("weekly", "answers", "raising"),
    [(120, {}, False), (119, {}, True), (120, {"logbook_kept": "no"}, True),
     (120, {"logbook_kept": "partial"}, False), (120, {"social_link": "no"}, False)],
)  # fmt: skip
def test_a_promise_of_the_offer_is_met_at_the_check(weekly, answers, raising):
    promise = replace(PROMISE, weekly_minutes=120)
    observed = Observed(checks=(check(weekly_minutes=weekly, answers=answers),))
    known = month_of_awa(70 * HOUR, observed, commitments=(promise,))
    assert raises(known, "TUTORING_BELOW_OFFER") is raising


@pytest.mark.parametrize(("days", "due"), [(100, False), (101, True)])
def test_a_check_is_due_after_a_hundred_days(days, due):
    jobs = (hired(first=AS_OF - timedelta(days=days)),)
    assert raises(evidence(employments=jobs), "CHECK_OVERDUE") is due
    observed = Observed(checks=(check(),))
    assert not raises(evidence(employments=jobs, observed=observed), "CHECK_OVERDUE")


def progress(retained, as_of=date(2026, 7, 1), **changed):
    """A clause of 1 000 h over 200 days of which 100 have gone."""
    due = clause(first=date(2026, 3, 23), due=date(2026, 10, 9), retained=retained * HOUR)
    return evidence(clauses=(replace(due, **changed),), as_of=as_of)


@pytest.mark.parametrize(
    ("retained", "severity"),
    [(350, []), (349, ["minor"]), (200, ["minor"]), (199, ["major"]), (500, [])],
)
def test_fifteen_points_behind_is_minor_and_thirty_major(retained, severity):
    assert severities(progress(retained), "BEHIND_SCHEDULE") == severity


@pytest.mark.parametrize(("retained", "short"), [(500, False), (499, True), (0, True)])
def test_the_forecast_at_the_due_date_says_the_pace_needed(retained, short):
    found = raised(progress(retained), "SHORTFALL_FORECAST")
    assert bool(found) is short
    if retained == 0:
        assert "304 h 22 par mois" in found[0].fr


@pytest.mark.parametrize(("retained", "over"), [(1000, False), (1001, True), (1290, True)])
def test_over_delivery_is_told_and_never_clamped(retained, over):
    found = raised(progress(retained), "OVER_DELIVERY")
    assert bool(found) is over
    if retained == 1290:
        assert "129 %" in found[0].fr


@pytest.mark.parametrize(("signed", "raising"), [(None, False), (60_000, False), (59_999, True)])
def test_hours_due_are_those_of_a_signed_document(signed, raising):
    assert raises(progress(500, signed=signed), "HOURS_CHANGED_NO_AMENDMENT") is raising


def visit(days_ago, **changed):
    held = Visit(id=f"v{days_ago}", site="site", day=AS_OF - timedelta(days=days_ago))
    return replace(held, **changed)


@pytest.mark.parametrize(("days", "due"), [(100, False), (101, True)])
def test_a_meeting_is_due_after_a_hundred_days(days, due):
    site = Site(id="site", first=date(2025, 1, 1))
    observed = Observed(sites=(site,), visits=(visit(days), visit(3, meeting=False)))
    assert raises(evidence(observed=observed), "VISIT_OVERDUE") is due


@pytest.mark.parametrize(
    ("days", "changed", "raising"),
    [(15, {}, False), (16, {}, True), (16, {"signed": True}, False),
     (1, {"signed": True, "contested": True}, True)],
)  # fmt: skip
def test_minutes_are_signed_within_fifteen_days_and_not_contested(days, changed, raising):
    known = evidence(observed=Observed(visits=(visit(days, **changed),)))
    assert raises(known, "MINUTES_NOT_APPROVED") is raising


@pytest.mark.parametrize(
    ("late", "clock", "raising"),
    [(timedelta(days=7), 0, False), (timedelta(days=7, seconds=1), 0, True),
     (timedelta(), 600, False), (timedelta(), -601, True)],
)  # fmt: skip
def test_a_record_received_late_or_by_a_wrong_clock_is_told(late, clock, raising):
    made = datetime(2026, 5, 12, 9, tzinfo=UTC)
    capture = Capture(
        kind="tutoring_check", id="c", site="site", recorded=made, received=made + late,
        clock_off=clock,
    )  # fmt: skip
    assert raises(evidence(observed=Observed(captures=(capture,))), "LATE_SYNC") is raising


def test_an_observation_changed_after_signature_is_the_units_own_affair():
    known = evidence(observed=Observed(visits=(visit(3, signed=True, changed=("seen-1",)),)))
    (found,) = raised(known, "EDITED_AFTER_SIGNATURE")
    assert found.for_company() is None
