"""Closing a month: what keeps it open, what goes to the ledger, what a correction supersedes."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text

from backend.discrepancies.closing.models import MonthClosing
from backend.extensions import db
from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, LOT, MAY, PARTY
from tests.backend.personas import PEOPLE, identifier

PLACE = f"/api/reconciliation/{PARTY}/{MAY}"
SECOND = natural_id("monthly_sheet", PARTY, MAY, "2")


def told(browser):
    return browser.get(f"{PLACE}/closing").json


def close(browser, op=None, basis=None, **more):
    asked = {"op": op or str(uuid4()), "basis": basis or told(browser)["basis"], **more}
    return browser.post(f"{PLACE}/closing", json=asked)


def kinds(browser):
    return [each["kind"] for each in told(browser)["blockers"]]


def ledger(app):
    with app.app_context():
        rows = db.session.execute(text(
            "SELECT retained_minutes, supersedes_id, reason, engine, inputs_digest, worker_id, id "
            "FROM r_retained_hours ORDER BY decided_on, id"
        )).all()  # fmt: skip
        db.session.rollback()
        return rows


def version_2(minutes, *, state="submitted"):
    handed = {"party_id": PARTY, "period": MAY, "version": 2, "state": state,
              "channel": "portal", "submitted_at": "2026-06-08T08:00:00Z"}  # fmt: skip
    yield "monthly_sheet", SECOND, handed
    line = {"sheet_id": SECOND, "worker_id": AWA, "raw_name": "DIALLO Awa"}
    yield "sheet_line", natural_id("sheet_line", SECOND, AWA), line | {"worked_minutes": minutes}


@pytest.fixture
def gap(app):
    """151 h declared, 130 h confirmed: an open major, nothing blocking."""
    paper.put(app, *paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR))


def test_closing_writes_what_is_retained_with_all_that_explains_it(app, gap, alice):
    before = told(alice)
    assert (before["can_close"], before["needs_reason"], before["retained"]) == (True, False, 7800)
    shown = close(alice)
    assert shown.status_code == 200, shown.json
    assert (shown.json["state"], shown.json["retained"]) == ("closed", 130 * HOUR)
    ((minutes, supersedes, _, engine, digest, who, key),) = ledger(app)
    assert (minutes, supersedes, engine, who, len(digest)) == (7800, None, "1", AWA, 64)
    with app.app_context():
        kept = db.session.scalars(select(MonthClosing)).one()
        assert (kept.version, kept.number, kept.closed_by_name) == (1, 1, "Alice")
        assert kept.thresholds["large_gap"] == 7 * HOUR
        line = kept.lines[key]
        assert (line["declared"], line["confirmed"], line["bound"]) == (9060, 7800, 7800)
        found = {each["code"]: each for each in line["findings"]}
        assert found["CONFIRMATION_GAP_HIGH"]["said"]["fr"].startswith("151 h")


def test_a_closed_month_takes_no_decision_and_no_question(app, gap, alice):
    found = alice.get(PLACE).json["people"][0]["findings"][0]
    close(alice)
    seen = {name: found[name] for name in ("key", "basis", "state")}
    refused = alice.post(f"{PLACE}/decisions", json={
        "op": str(uuid4()), "decision": "accepted", "findings": [seen]})  # fmt: skip
    assert refused.json["code"] == "month_closed"


def test_the_same_closing_sent_twice_writes_once(app, gap, alice):
    op, basis = str(uuid4()), told(alice)["basis"]
    assert [close(alice, op, basis).status_code for _ in range(2)] == [200, 200]
    assert len(ledger(app)) == 1


def test_figures_that_changed_since_are_not_closed(app, gap, alice):
    basis = told(alice)["basis"]
    paper.put(app, paper.confirmed(120 * HOUR))
    refused = close(alice, basis=basis)
    assert (refused.status_code, refused.json["code"]) == (409, "sheets_changed")
    assert ledger(app) == []


def test_a_blocking_finding_keeps_the_month_open(app, alice):
    paper.put(app, *paper.registers(starts_on="2026-05-18"), *paper.sheet(119 * HOUR))
    assert kinds(alice) == ["finding"]
    refused = close(alice)
    assert (refused.status_code, refused.json["code"]) == (409, "closing_blocked")
    assert refused.json["sheets"][0]["blockers"][0]["key"].endswith(f"BEYOND_CONTRACT_DAYS|{AWA}")


def test_a_question_keeps_the_month_open_until_its_day_has_passed(app, gap, alice, clock, sign_in):
    found = alice.get(PLACE).json["people"][0]["findings"]
    gap_found = next(each for each in found if each["code"] == "CONFIRMATION_GAP_HIGH")
    seen = {name: gap_found[name] for name in ("key", "basis", "state")}
    asked = {"op": str(uuid4()), "findings": [seen]}
    assert alice.post(f"/api/reconciliation/{MAY}/questions", json=asked).status_code == 200
    assert kinds(alice) == ["question"]
    clock.pass_by(days=16)
    assert kinds(sign_in("alice")) == []


def test_a_month_that_is_not_over_or_has_no_sheet_stays_open(app, gap, alice):
    for month in ("2026-06", "2026-04"):
        shown = alice.get(f"/api/reconciliation/{PARTY}/{month}/closing").json
        assert ([each["kind"] for each in shown["blockers"]], shown["can_close"]) == (
            ["sheet"], False)  # fmt: skip


@pytest.mark.parametrize(
    ("matter", "kept_open"),
    [
        ({"sheet_id": paper.SHEET}, True),
        ({"worker_id": AWA, "period": MAY}, True),
        ({"worker_id": AWA, "period": "2026-04"}, False),
        ({"worker_id": identifier("somebody else")}, False),
    ],
)
def test_a_held_change_that_touches_the_sheet_keeps_it_open(app, gap, alice, matter, kept_open):
    held = {"op": identifier("op"), "table": "sheet_line", "record_id": identifier("new line"),
            "reason": "invalid", "late": False, "content": {"set": matter}, "state": "open",
            "author_id": PEOPLE["bruno"].id, "due_on": "2026-06-20"}  # fmt: skip
    paper.put(app, ("hold", identifier("hold"), held))
    assert kinds(alice) == (["hold"] if kept_open else [])


def test_a_collision_on_the_confirmation_keeps_the_sheet_open(app, gap, alice):
    key = natural_id("hours_confirmation", PARTY, AWA, MAY)
    clash = {"table": "hours_confirmation", "record_id": key, "group": "answer",
             "kind": "same_field", "state": "open", "author_id": PEOPLE["bruno"].id,
             "due_on": "2026-06-20"}  # fmt: skip
    paper.put(app, ("conflict", identifier("conflict"), clash))
    assert kinds(alice) == ["conflict"]


def test_a_new_version_supersedes_with_a_reason_and_deletes_nothing(app, gap, alice):
    close(alice)
    paper.put(app, *version_2(140 * HOUR))
    shown = told(alice)
    assert (shown["state"], shown["needs_reason"]) == ("open", True)
    assert shown["lines"][0]["before"] == 130 * HOUR
    assert close(alice).json["code"] == "reason_needed"
    assert close(alice, reason="Relevé d’heures transmis").status_code == 200
    lines = {minutes: (supersedes, reason) for minutes, supersedes, reason, *_ in ledger(app)}
    first = next(key for *_, key in ledger(app) if _[0] == 130 * HOUR)
    assert lines[140 * HOUR] == (first, "Relevé d’heures transmis")
    shown = told(alice)
    assert shown["retained"] == 140 * HOUR
    assert [(each["retained"], each["superseded"]) for each in shown["ledger"]].count(
        (130 * HOUR, True)) == 1  # fmt: skip
    assert [each["version"] for each in shown["closings"]] == [2, 1]


def test_who_is_no_longer_declared_is_superseded_by_nothing(app, gap, alice):
    close(alice)
    empty = [each for each in version_2(0) if each[0] == "monthly_sheet"]
    paper.put(app, *empty)
    assert close(alice, reason="Personne déclarée par erreur").status_code == 200
    assert sorted(minutes for minutes, *_ in ledger(app)) == [0, 130 * HOUR]
    assert told(alice)["retained"] == 0


def test_sheets_that_nothing_keeps_open_are_closed_together(app, gap, alice):
    toit = natural_id("company", "99580359000026")
    other = natural_id("lot_party", LOT, toit)
    sheet = natural_id("monthly_sheet", other, MAY, "1")
    paper.put(
        app,
        ("company", toit, {"siret": "99580359000026", "name": "Toit"}),
        ("lot_party", other, {"lot_id": LOT, "company_id": toit, "role": "co_contractor",
                              "from_on": "2025-01-01"}),
        ("monthly_sheet", sheet, {"party_id": other, "period": MAY, "version": 1,
                                  "state": "reviewed", "channel": "portal",
                                  "submitted_at": "2026-06-05T08:00:00Z"}),
        ("sheet_line", identifier("line"), {"sheet_id": sheet, "raw_name": "KEITA Lassana",
                                            "worked_minutes": 70 * HOUR}),
    )  # fmt: skip
    shown = alice.get(f"/api/reconciliation/{MAY}/closable").json
    assert [each["company"] for each in shown["sheets"]] == ["Élec"]
    assert [each["company"] for each in shown["blocked"]] == ["Toit"]
    (ready,) = shown["sheets"]
    seen = [{"party_id": ready["party_id"], "basis": ready["basis"]}]
    place = f"/api/reconciliation/{MAY}/closings"
    both = [*seen, {"party_id": other, "basis": "0"}]
    assert alice.post(place, json={"op": str(uuid4()), "sheets": both}).status_code == 409
    assert ledger(app) == []
    done = alice.post(place, json={"op": str(uuid4()), "sheets": seen})
    assert done.json == {"closed": 1, "retained": 130 * HOUR}
    assert alice.get(f"/api/reconciliation/{MAY}/closable").json["closed"] == 1


def test_another_territory_closes_nothing_here(app, gap, ines):
    assert ines.get(f"{PLACE}/closing").status_code == 404
    refused = ines.post(f"/api/reconciliation/{MAY}/closings", json={
        "op": str(uuid4()), "sheets": [{"party_id": PARTY, "basis": "0"}]})  # fmt: skip
    assert refused.status_code == 404
