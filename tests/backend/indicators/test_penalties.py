"""Penalties by the terms of the clause: computed, explained, proposed; the authority decides."""

from datetime import date
from uuid import uuid4

import pytest

from sync.hours import HOUR
from sync.penalties import Handed, late_sheets, shortfall
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import LOT
from tests.backend.indicators.terms import clause

CLAUSE = natural_id("clause", LOT)
DUE = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("retained", "per_hour", "day", "amount"),
    [
        (900 * HOUR, 1500, date(2026, 6, 1), 150_000),
        (1000 * HOUR - 1, 1500, date(2026, 6, 1), 25),
        (1000 * HOUR, 1500, date(2026, 6, 1), None),
        (1290 * HOUR, 1500, date(2026, 6, 1), None),
        (900 * HOUR, 1500, DUE, None),
        (900 * HOUR, None, date(2026, 6, 1), None),
    ],
)
def test_missing_hours_have_their_price_once_the_due_day_has_passed(
    retained, per_hour, day, amount
):
    found = shortfall(1000 * HOUR, retained, DUE, per_hour, day)
    assert (found.amount_cents if found else None) == amount


@pytest.mark.parametrize(
    ("on", "day", "late"),
    [
        (date(2026, 6, 10), date(2026, 7, 1), 0),
        (date(2026, 6, 11), date(2026, 7, 1), 1),
        (None, date(2026, 6, 10), 0),
        (None, date(2026, 6, 11), 1),
    ],
)
def test_a_sheet_is_late_from_the_day_after_its_due_day(on, day, late):
    owed = [Handed(company="Élec", month="2026-05", on=on)]
    found = late_sheets(owed, 10, 5000, day)
    assert (found.late_sheets if found else 0) == late
    assert late_sheets(owed, 10, None, day) is None


@pytest.fixture
def ended(app):
    terms = {"due_on": "2026-05-31", "penalty_per_hour_cents": 1500,
             "penalty_per_late_sheet_cents": 5000}  # fmt: skip
    sheet = paper.sheet(151 * HOUR)
    paper.put(app, *paper.registers(starts_on="2026-04-01"), clause(**terms), *sheet)


def listed(browser):
    return browser.get(f"/api/penalties?clause={CLAUSE}").json


def propose(browser, cause):
    return browser.post(f"/api/penalties/of/{CLAUSE}", json={"op": str(uuid4()), "cause": cause})


def settle(browser, penalty, state, **more):
    asked = {"op": str(uuid4()), "state": state, "decided_on": "2026-06-08", "reason": "Accord"}
    return browser.post(f"/api/penalties/{penalty}/decision", json=asked | more)


def test_a_penalty_is_explained_proposed_and_settled_by_the_authority(ended, alice):
    told = {each["cause"]: each for each in listed(alice)["computed"]}
    assert told["shortfall"]["amount_cents"] == 849 * 1500
    assert told["shortfall"]["said"]["fr"].endswith("849 h × 15,00 € = 12 735,00 €.")
    assert told["late_sheets"]["late_sheets"] == 1
    made = propose(alice, "shortfall").json
    assert (made["state"], made["amount_cents"]) == ("proposed", 849 * 1500)
    assert propose(alice, "shortfall").json["id"] == made["id"]
    done = settle(alice, made["id"], "decided_by_authority", amount_cents=500_000)
    assert (done.json["state"], done.json["decided_amount_cents"]) == (
        "decided_by_authority", 500_000)  # fmt: skip
    again = settle(alice, made["id"], "waived")
    assert (again.status_code, again.json["code"]) == (409, "penalty_decided")
    assert [each["id"] for each in listed(alice)["proposals"]] == [made["id"]]


def test_without_terms_nothing_is_proposed(app, alice):
    paper.put(app, *paper.registers(), clause(due_on="2026-05-31"), *paper.sheet(HOUR))
    assert listed(alice) == {"proposals": [], "computed": []}
    refused = propose(alice, "shortfall")
    assert (refused.status_code, refused.json["code"]) == (409, "nothing_to_propose")


def test_another_territory_proposes_nothing_here(ended, ines):
    assert propose(ines, "shortfall").status_code == 404
