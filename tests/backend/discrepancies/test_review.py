"""The review at the desk: the worked examples on records, decisions, and who sees them."""

from uuid import uuid4

import pytest

from backend.accounts import grants
from backend.accounts.models import User
from backend.extensions import db
from sync.hours import HOUR
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, MAY, PARTY
from tests.backend.personas import identifier
from tests.backend.phone import Phone

PLACE = f"/api/reconciliation/{PARTY}/{MAY}"


def ask(browser, path=PLACE, status=200):
    response = browser.get(path)
    assert response.status_code == status, response.json
    return response.json


def lines(browser, **asked):
    query = "&".join(f"{name}={value}" for name, value in {"month": MAY, **asked}.items())
    return ask(browser, f"/api/reconciliation?{query}")


def findings(browser):
    (awa,) = ask(browser)["people"]
    return {each["code"]: each for each in awa["findings"]}


def retained(browser):
    (line,) = lines(browser)["lines"]
    return line["retained"] // HOUR


def decide(browser, decision, *found, op=None, reason=None):
    seen = [{name: each[name] for name in ("key", "basis", "state")} for each in found]
    told = {"op": op or str(uuid4()), "decision": decision, "findings": seen, "reason": reason}
    return browser.post(f"{PLACE}/decisions", json=told)


@pytest.fixture
def gap(app):
    """151 h declared, 130 h confirmed."""
    paper.put(app, *paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR))


def test_two_hours_less_confirmed_of_120_is_no_finding(app, alice):
    paper.put(app, *paper.registers(), *paper.sheet(120 * HOUR), paper.confirmed(118 * HOUR))
    (line,) = lines(alice)["lines"]
    assert (line["declared"], line["confirmed"]) == (120 * HOUR, 118 * HOUR)
    assert (line["retained"], line["disputed"], line["findings"]) == (120 * HOUR, 0, 0)
    assert (line["state"], line["severity"]) == ("clear", None)


def test_21_hours_more_than_the_130_confirmed_are_disputed_until_decided(gap, alice):
    (line,) = lines(alice)["lines"]
    assert (line["retained"], line["disputed"]) == (130 * HOUR, 21 * HOUR)
    assert (line["state"], line["severity"]) == ("open", "major")
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    assert (found["takes"], found["weighs"]) == (21 * HOUR, 21 * HOUR)
    assert "151 h" in found["said"]["fr"]


def test_dismissing_gives_the_hours_back_in_the_next_reading(gap, alice):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    told = decide(alice, "dismissed", found, reason="Registre vu le 3 juin")
    assert (told.status_code, told.json) == (200, {"decided": 1})
    assert retained(alice) == 151
    after = findings(alice)["CONFIRMATION_GAP_HIGH"]
    assert (after["state"], after["reason"]) == ("dismissed", "Registre vu le 3 juin")
    assert (after["decided_by"], after["weighs"]) == ("Alice", 21 * HOUR)


def test_accepting_keeps_the_figure_and_settles_the_line(gap, alice):
    found = findings(alice).values()
    assert decide(alice, "accepted", *found).json == {"decided": len(found)}
    assert retained(alice) == 130
    assert lines(alice)["lines"][0]["state"] == "decided"
    assert lines(alice, only="open")["lines"] == []


def test_a_decision_can_be_taken_back(gap, alice):
    decide(alice, "dismissed", findings(alice)["CONFIRMATION_GAP_HIGH"], reason="Erreur")
    decide(alice, "open", findings(alice)["CONFIRMATION_GAP_HIGH"])
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    assert (found["state"], found["reason"], found["decided_by"]) == ("open", None, None)
    assert retained(alice) == 130


def test_hired_on_18_may_at_most_96_hours_are_retained(app, alice):
    paper.put(app, *paper.registers(starts_on="2026-05-18"), *paper.sheet(119 * HOUR))
    assert retained(alice) == 96


@pytest.mark.parametrize(("word", "kept"), [(None, 144), (130, 130)])
def test_an_absence_in_the_register_cuts_its_day_and_never_the_month(app, alice, word, kept):
    written = paper.sheet(151 * HOUR, paper.of_151_hours())
    told = [paper.confirmed(word * HOUR)] if word else []
    paper.put(app, *paper.registers(), *written, *paper.absent(12), *told)
    assert retained(alice) == kept
    (seen,) = ask(alice)["people"][0]["sightings"]
    assert (seen["day"], seen["status"]) == ("2026-05-12", "reported_absent")


def test_hours_after_the_last_eligible_day_are_cut_by_the_day_grid(app, alice):
    known = paper.registers(eligible_until="2026-05-15")
    paper.put(app, *known, *paper.sheet(119 * HOUR, paper.of_70_and_49_hours()))
    assert retained(alice) == 70
    assert findings(alice)["ELIGIBILITY_ENDS_IN_MONTH"]["takes"] == 49 * HOUR


def test_the_page_shows_the_three_sources_and_the_cell(gap, alice):
    told = ask(alice)
    (awa,) = told["people"]
    assert (awa["person"], awa["subject"], told["site"]) == ("DIALLO Awa", AWA, "Gare")
    assert awa["declared_lines"][0]["cell"] == "Feuil1!E12"
    assert (awa["confirmed"], awa["confirmed_by"]) == (130 * HOUR, "M. Roy")
    shown = findings(alice)["CONFIRMATION_GAP_HIGH"]["evidence"]
    assert [each["table"] for each in shown] == ["sheet_line", "hours_confirmation"]
    assert shown[0]["values"]["worked_minutes"] == 151 * HOUR


def test_a_missing_sheet_is_a_line_of_its_own(app, clock, sign_in):
    paper.put(app, *paper.registers(), *paper.sheet(120 * HOUR))
    clock.pass_by(days=40)
    later = sign_in("alice")
    (line,) = lines(later, month="2026-06")["lines"]
    assert (line["subject"], line["person"], line["declared"]) == ("", "", 0)
    told = ask(later, f"/api/reconciliation/{PARTY}/2026-06")
    assert (told["sheet"], told["people"]) == (None, [])
    assert [each["code"] for each in told["findings"]] == ["SHEET_MISSING"]


def test_totals_and_choices_come_with_the_list(gap, alice):
    told = lines(alice)
    assert told["totals"]["declared"] == 151 * HOUR
    assert told["totals"]["disputed"] == 21 * HOUR
    assert (told["months"], told["total"]) == ([MAY], 1)
    assert [each["label"] for each in told["sites"]] == ["Gare"]
    assert [each["label"] for each in told["companies"]] == ["Élec"]
    assert lines(alice, site=identifier("ailleurs"))["lines"] == []


def test_dismissing_needs_a_reason(gap, alice):
    refused = decide(alice, "dismissed", findings(alice)["CONFIRMATION_GAP_HIGH"], reason="  ")
    assert (refused.status_code, refused.json["code"]) == (422, "decision_refused")
    assert refused.json["errors"][0]["pointer"] == "/decision_reason"
    assert retained(alice) == 130


def test_the_same_decision_sent_twice_is_taken_once(gap, alice):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    op = str(uuid4())
    sent = [decide(alice, "dismissed", found, op=op, reason="Vu") for _ in range(2)]
    assert [each.status_code for each in sent] == [200, 200]


def test_a_decision_on_figures_that_have_changed_is_refused(app, gap, alice):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    paper.put(app, paper.confirmed(120 * HOUR))
    refused = decide(alice, "accepted", found)
    assert (refused.status_code, refused.json["code"]) == (409, "findings_changed")
    assert refused.json["keys"] == [found["key"]]


def test_evidence_says_whose_sheet_a_line_stands_on(gap, alice):
    shown = {
        each["table"]: each["of"] for each in findings(alice)["CONFIRMATION_GAP_HIGH"]["evidence"]
    }
    assert (shown["sheet_line"]["party_id"], shown["sheet_line"]["month"]) == (PARTY, MAY)
    assert shown["hours_confirmation"] is None


def test_a_decision_says_when_the_figures_have_changed_since(app, gap, alice):
    decide(alice, "dismissed", findings(alice)["CONFIRMATION_GAP_HIGH"], reason="Vu")
    assert not findings(alice)["CONFIRMATION_GAP_HIGH"]["changed"]
    paper.put(app, paper.confirmed(120 * HOUR))
    assert findings(alice)["CONFIRMATION_GAP_HIGH"]["changed"]


def test_what_somebody_decided_meanwhile_is_not_overwritten(gap, alice, damien):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    decide(damien, "dismissed", found, reason="Vu")
    refused = decide(alice, "accepted", found)
    assert (refused.status_code, refused.json["code"]) == (409, "decided_meanwhile")
    assert refused.json["by"].startswith("Damien")
    assert refused.json["at"].endswith(("Z", "+00:00"))
    assert retained(alice) == 151


def test_a_closed_month_shows_its_ledger_and_takes_no_decision(app, gap, alice):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    entry = {"party_id": PARTY, "worker_id": AWA, "period": MAY, "retained_minutes": 140 * HOUR}
    entry |= {"engine": "1", "decided_on": "2026-06-08"}
    closed = paper.sheet(151 * HOUR, state="closed")
    paper.put(app, ("retained_hours", identifier("ledger"), entry), *closed)
    assert retained(alice) == 140
    assert lines(alice)["lines"][0]["state"] == "closed"
    assert decide(alice, "accepted", found).json["code"] == "month_closed"


def test_another_territory_and_an_officer_see_nothing(gap, alice, bruno, ines):
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    assert ask(bruno, f"/api/reconciliation?month={MAY}", 403)["code"] == "forbidden"
    assert ask(bruno, status=403)["code"] == "forbidden"
    assert decide(bruno, "accepted", found).status_code == 403
    assert lines(ines)["lines"] == []
    ask(ines, status=404)
    assert decide(ines, "accepted", found).status_code == 404


def test_a_company_cannot_dismiss_what_is_held_against_it(gap, app, emma):
    told = {"party_id": PARTY, "period": MAY, "rule": "CONFIRMATION_GAP_HIGH", "subject": AWA}
    phone = Phone(emma)
    (answer,) = phone.push(
        phone.create("discrepancy", str(uuid4()), **told, state="dismissed", decision_reason="Moi")
    )
    assert answer["held"]["reason"] == "out_of_scope"


def test_what_the_unit_decides_does_not_reach_the_phones_of_the_company(gap, app, alice, emma):
    with app.app_context():
        user = db.session.get_one(User, emma.person.id)
        grants.give(user, f"party:{PARTY}", 0)
        db.session.commit()
    found = findings(alice)["CONFIRMATION_GAP_HIGH"]
    decide(alice, "dismissed", found, reason="Entre nous")
    phone = Phone(emma)
    phone.pull()
    tables = {row["tbl"] for row in phone.rows.values()}
    assert "sheet_line" in tables
    assert "discrepancy" not in tables


@pytest.mark.parametrize("month", ["2026-13", "2026-5", "mai", "1999-01"])
def test_what_is_no_month_is_not_there(gap, alice, month):
    ask(alice, f"/api/reconciliation/{PARTY}/{month}", 404)
    ask(alice, f"/api/reconciliation?month={month}", 422)


def test_the_list_is_narrowed_to_what_is_urgent_or_to_one_rule(gap, alice):
    told = lines(alice)
    assert told["by_urgency"]["major"] == 1
    assert [each["code"] for each in told["rules"]].count("CONFIRMATION_GAP_HIGH") == 1
    (line,) = told["lines"]
    assert line["urgency"] == "major"
    assert line["titles"][0]["fr"]
    assert lines(alice, urgency="major")["total"] == 1
    assert lines(alice, urgency="due")["lines"] == []
    assert lines(alice, rule="CONFIRMATION_GAP_HIGH")["total"] == 1
    narrowed = lines(alice, rule="SHEET_MISSING")
    assert (narrowed["total"], narrowed["by_urgency"]) == (0, told["by_urgency"])


def test_the_page_says_what_each_choice_leaves_and_between_which_days(app, alice):
    known = paper.registers(starts_on="2026-05-04", eligible_until="2026-05-29")
    written = paper.sheet(151 * HOUR, paper.of_151_hours())
    late = {"site_id": paper.GARE, "kind": "unannounced", "state": "draft",
            "started_at": "2026-05-31T22:30:00Z"}  # fmt: skip
    paper.put(app, *known, *written, *paper.absent(12), paper.confirmed(130 * HOUR))
    paper.put(app, ("visit", identifier("in June in France"), late))
    told = ask(alice)
    assert [each["day"][-2:] for each in told["calendar"]["holidays"]] == ["01", "08", "14", "25"]
    assert [each["day"] for each in told["calendar"]["visits"]] == ["2026-05-12"]
    (awa,) = told["people"]
    assert awa["employments"][0]["starts_on"] == "2026-05-04"
    assert awa["eligibilities"][0]["until_on"] == "2026-05-29"
    found = findings(alice)
    gap, absent = found["CONFIRMATION_GAP_HIGH"], found["ABSENT_FULL_TIME"]
    assert gap["bound"] == 130 * HOUR
    assert gap["after"]["accepted"] == awa["retained"] <= gap["after"]["dismissed"]
    assert list(absent["cuts"]) == ["2026-05-12"]


def test_findings_alike_of_several_sheets_are_decided_at_once(gap, alice):
    place = f"/api/reconciliation/{MAY}"
    (found,) = ask(alice, f"{place}/alike/CONFIRMATION_GAP_HIGH")["findings"]
    assert (found["party_id"], found["person"]) == (PARTY, "DIALLO Awa")
    told = {
        "op": str(uuid4()),
        "decision": "dismissed",
        "reason": "Vu",
        "findings": [{name: found[name] for name in ("key", "basis", "state")}],
    }
    assert alice.post(f"{place}/decisions", json=told).json == {"decided": 1}
    assert retained(alice) == 151
    assert ask(alice, f"{place}/alike/CONFIRMATION_GAP_HIGH")["findings"] == []
    again = alice.post(f"{place}/decisions", json=told | {"op": str(uuid4())})
    assert (again.status_code, again.json["code"]) == (409, "decided_meanwhile")
