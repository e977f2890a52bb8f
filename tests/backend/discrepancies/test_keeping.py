"""What is kept of a month is what would be computed now, whatever was changed meanwhile."""

from concurrent.futures import Future
from datetime import date
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.territory_settings import change, settings_of_id
from backend.discrepancies import keeping, reading
from backend.discrepancies.figures import of_month
from backend.discrepancies.parts.figures import of_territory
from backend.extensions import db
from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, COMPANY, MAY, PARTY, VISIT
from tests.backend.personas import HERE, PEOPLE, identifier

TODAY = date(2026, 6, 8)
FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
hours = st.integers(0, 200)
changes = st.one_of(
    st.tuples(st.just("confirmed"), hours),
    st.tuples(st.just("declared"), hours),
    st.tuples(st.just("threshold"), st.integers(0, 60)),
    st.tuples(st.just("point"), hours),
    st.tuples(st.just("name"), hours),
    st.tuples(st.just("absence"), st.integers(1, 28)),
    st.tuples(st.just("eligible"), st.integers(1, 28)),
    st.tuples(st.sampled_from(["dismissed", "accepted", "open"]), hours),
    st.tuples(st.sampled_from(["dismissed", "accepted", "open"]), hours),
)


def carry_out(app, what, number):
    known = {each[0]: each for each in paper.registers(eligible_until=f"2026-05-{number or 1:02d}"
             if what == "eligible" else "2027-01-01")}  # fmt: skip
    point = {"visit_id": VISIT, "theme": "decisions", "body": f"{number}"}
    records = {
        "confirmed": [paper.confirmed(number * HOUR)],
        "declared": [*paper.sheet(number * HOUR)],
        "point": [("minutes_item", identifier(f"point {number}"), point)],
        "name": [("company", COMPANY, {"siret": "99580359000018", "name": f"Élec {number}"})],
        "absence": [*paper.absent(min(number, 28) or 1)],
        "eligible": [known["eligibility"]],
    }
    if what in ("dismissed", "accepted", "open"):
        paper.put(app, decided(what))
    elif what == "threshold":
        with app.app_context():
            change(HERE, {"large_gap": number * HOUR}, PEOPLE["damien"].id, paper.AT)
            db.session.commit()
    else:
        paper.put(app, *records[what])


def decided(state):
    rule = "CONFIRMATION_GAP_HIGH"
    key = {"party_id": PARTY, "period": MAY, "rule": rule, "subject": AWA}
    told = {"state": state, "decision_reason": "Vu"}
    return "discrepancy", natural_id("discrepancy", PARTY, MAY, rule, AWA), key | told


@pytest.fixture
def month(sqlite_app):
    put = [*paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR)]
    paper.put(sqlite_app, *put)
    return sqlite_app


@FEW
@given(steps=st.lists(changes, min_size=1, max_size=4))
def test_what_is_kept_equals_what_is_computed(month, steps):
    for what, number in steps:
        carry_out(month, what, number)
        with month.app_context():
            kept = reading.read(HERE, MAY, TODAY)
            fresh = reading.computed(HERE, MAY, TODAY, settings_of_id(HERE).thresholds)
            assert kept.found == fresh.found
            assert kept.result.retained == fresh.result.retained
            assert kept.records["company"] == fresh.records["company"]
            assert of_territory(HERE, TODAY)[PARTY, MAY] == of_month(fresh)[PARTY]
            db.session.rollback()


def test_a_decision_computes_no_finding_again_and_shows_at_once(month):
    with month.app_context():
        before = reading.read(HERE, MAY, TODAY)
        db.session.rollback()
    paper.put(month, decided("dismissed"))
    with month.app_context():
        after = reading.read(HERE, MAY, TODAY)
        db.session.rollback()
    assert after.result.discrepancies is before.result.discrepancies
    kept = [sum(r.retained for r in each.result.retained.values()) for each in (before, after)]
    assert kept == [130 * HOUR, 151 * HOUR]


def test_what_does_not_count_computes_nothing_again(month):
    with month.app_context():
        before = reading.read(HERE, MAY, TODAY)
        db.session.rollback()
    carry_out(month, "point", 1)
    with month.app_context():
        assert reading.read(HERE, MAY, TODAY) is before
        db.session.rollback()
    carry_out(month, "confirmed", 120)
    with month.app_context():
        assert reading.read(HERE, MAY, TODAY) is not before
        db.session.rollback()


def test_what_several_want_at_once_is_made_once(monkeypatch):
    asked, made, found = Event(), [], []

    class Awaited(Future):
        def result(self, timeout=None):
            asked.set()
            return super().result(timeout)

    monkeypatch.setattr(keeping, "Future", Awaited)
    once = keeping.Once()

    def make():
        other.start()
        assert asked.wait(60)
        made.append(MAY)
        return len(made)

    other = Thread(target=lambda: found.append(once.get(MAY, make)))
    assert once.get(MAY, make) == 1
    other.join()
    assert (found, made) == ([1], [MAY])
