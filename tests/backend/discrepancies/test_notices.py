"""Findings that no sheet carries: visits due, entries received late, notes changed once signed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sync.record import natural_id
from tests.backend.discrepancies import crossroads, paper
from tests.backend.discrepancies.paper import AWA, COMPANY, MAY, PARTY, VISIT
from tests.backend.personas import GARE, PEOPLE
from tests.backend.phone import Phone


def notices(browser):
    told = browser.get(f"/api/reconciliation/{MAY}/notices")
    assert told.status_code == 200, told.json
    return {each["code"]: each for each in told.json["notices"]}


def noted(phone, wall, skew_ms=0):
    change = phone.create(
        "attendance_observation", natural_id("attendance_observation", VISIT, AWA),
        visit_id=VISIT, worker_id=AWA, company_id=COMPANY, status="seen", source="officer_saw",
    )  # fmt: skip
    change["at"] = {"wall": wall, "skew_ms": skew_ms, "mono": 1}
    return change


@pytest.fixture
def visit(app):
    met = {"site_id": GARE, "kind": "quarterly", "state": "draft",
           "started_at": "2026-05-12T08:00:00Z", "officer_id": PEOPLE["alice"].id}  # fmt: skip
    paper.put(app, *paper.registers(), *paper.sheet(119 * 60), ("visit", VISIT, met))


@pytest.mark.parametrize(
    ("waited", "skew_ms", "told"),
    [
        (timedelta(days=7), 0, False),
        (timedelta(days=7, seconds=1), 0, True),
        (timedelta(hours=1), 600_000, False),
        (timedelta(hours=1), 601_000, True),
        (timedelta(hours=1), -601_000, True),
    ],
)
def test_an_entry_received_late_or_by_a_clock_that_was_off(
    visit, clock, sign_in, waited, skew_ms, told
):
    alice, bruno = sign_in("alice"), sign_in("bruno")
    recorded = clock.instant - waited - timedelta(milliseconds=skew_ms)
    Phone(bruno).push(noted(Phone(bruno), recorded.isoformat().replace("+00:00", "Z"), skew_ms))
    found = notices(alice).get("LATE_SYNC")
    assert (found is not None) is told
    assert found is None or (found["own"], found["site"]) == (True, "Gare")


@pytest.mark.parametrize(
    ("wall", "skew_ms"),
    [
        ("2026-06-08T09:00:00Z", 1e300),
        ("2026-06-08T09:00:00Z", "1"),
        ("9999-12-31T23:59:59Z", 0),
        ("0001-01-01T00:00:00+14:00", 0),
        ("2026-06-08T09:00:00", 0),
    ],
)
def test_a_clock_that_no_calendar_has_says_nothing_and_stops_nobody(visit, sign_in, wall, skew_ms):
    alice, bruno = sign_in("alice"), sign_in("bruno")
    Phone(bruno).push(noted(Phone(bruno), wall, skew_ms))
    assert "LATE_SYNC" not in notices(alice)


def test_a_note_that_changed_after_the_signature_is_told_until_an_addendum(app, visit, alice):
    key = natural_id("attendance_observation", VISIT, AWA)
    seen = {"visit_id": VISIT, "worker_id": AWA, "company_id": COMPANY, "source": "officer_saw"}
    met = {"site_id": GARE, "kind": "quarterly", "state": "signed",
           "started_at": "2026-05-12T08:00:00Z", "officer_id": PEOPLE["alice"].id}  # fmt: skip
    paper.put(app, ("attendance_observation", key, seen | {"status": "seen"}))
    paper.put(app, ("visit", VISIT, met))
    assert "EDITED_AFTER_SIGNATURE" not in notices(alice)
    paper.put(app, ("attendance_observation", key, seen | {"status": "not_seen"}))
    assert notices(alice)["EDITED_AFTER_SIGNATURE"]["severity"] == "major"
    written = {"visit_id": VISIT, "author_id": PEOPLE["alice"].id, "body": "Corrigé",
               "written_at": "2026-06-01T08:00:00Z"}  # fmt: skip
    paper.put(app, ("addendum", str(uuid4()), written))
    assert "EDITED_AFTER_SIGNATURE" not in notices(alice)


def test_minutes_unsigned_after_fifteen_days_are_told_to_the_unit(app, visit, alice):
    found = notices(alice)["MINUTES_NOT_APPROVED"]
    assert (found["own"], found["severity"], found["site"]) == (True, "minor", "Gare")


@pytest.mark.parametrize(("hours", "behind"), [(60, True), (700, False)])
def test_a_clause_is_behind_by_all_that_it_has_retained_in_whatever_month(
    app, visit, alice, hours, behind
):
    key = uuid4()
    kept = {"party_id": PARTY, "worker_id": AWA, "period": "2026-04", "engine": "1",
            "retained_minutes": hours * 60, "decided_on": "2026-05-12"}  # fmt: skip
    paper.put(app, crossroads.a_clause(1000), ("retained_hours", str(key), kept))
    assert ("BEHIND_SCHEDULE" in notices(alice)) is behind


def test_a_signed_visit_that_the_office_writes_with_its_notes_is_not_changed(app, alice):
    paper.put(app, *paper.registers(), *paper.sheet(119 * 60), *paper.absent(12))
    assert "EDITED_AFTER_SIGNATURE" not in notices(alice)
