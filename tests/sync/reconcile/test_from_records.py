"""The same rules on the application's records, in their wire form."""

from datetime import date

import pytest

from sync.reconcile import reconcile
from sync.reconcile.from_records import evidence_of_records, latest_sheets, line_digest
from sync.records import RECORDS
from tests.sync.reconcile.month import AS_OF, HOUR, MAY, codes, raised

SUBMITTED = "2026-06-05T08:00:00Z"


def line(worker="awa", minutes=119 * HOUR, **changed):
    told = {"sheet_id": "sheet", "raw_name": "DIALLO Awa", "worker_id": worker,
            "worked_minutes": minutes, "cell": "Feuil1!E12"}  # fmt: skip
    return {**told, **changed}


def territory(**changed):
    """One contract, lot, company, site and person; sheet of May 2026 handed in on 5 June."""
    records = {
        "operation": {"op": {"code": "1"}},
        "site": {"site": {"operation_id": "op", "state": "active", "opened_on": "2026-03-01"},
                 "annex": {"operation_id": "op", "state": "active", "opened_on": None}},
        "contract": {"marche": {"operation_id": "op"}},
        "lot": {"lot": {"contract_id": "marche"}},
        "company": {"elec": {"siret": "99580359000018", "name": "Élec", "structure_kind": None}},
        "lot_party": {"party": {"lot_id": "lot", "company_id": "elec", "role": "holder"}},
        "clause": {"clause": {
            "lot_id": "lot", "required_minutes": 60_000, "starts_on": "2026-01-01",
            "due_on": "2026-12-31", "training_counts": "yes", "absence_counts": False,
            "sheet_due_day": 10,
        }},
        "worker": {"awa": {"last_name": "DIALLO", "first_name": "Awa", "is_draft": False},
                   "awa2": {"is_draft": True, "merged_into_id": "awa"},
                   "draft": {"last_name": "Un", "first_name": "inconnu", "is_draft": True}},
        "eligibility": {"el": {"worker_id": "awa", "state": "valid", "valid_from": "2025-01-01",
                               "valid_until": "2027-01-01"}},
        "employment": {"job": {
            "worker_id": "awa", "employer_id": "elec", "kind": "CDD",
            "execution_mode": "direct_hire", "starts_on": "2026-03-02", "weekly_minutes": 2100,
        }},
        "employment_allocation": {"alloc": {
            "employment_id": "job", "party_id": "party", "from_on": "2026-03-02"}},
        "visit": {"visit": {"site_id": "annex", "kind": "quarterly", "state": "signed",
                            "started_at": "2026-05-12T22:30:00Z"}},
        "monthly_sheet": {"sheet": {"party_id": "party", "period": MAY, "version": 1,
                                    "state": "submitted", "submitted_at": SUBMITTED}},
        "sheet_line": {"line": line()},
    }  # fmt: skip
    return {**records, **changed}


def of(records, as_of=AS_OF, **rest):
    return evidence_of_records(records, as_of=as_of, **rest)


def seen(status="seen", **changed):
    told = {"visit_id": "visit", "worker_id": "awa", "company_id": "elec", "status": status}
    return {"attendance_observation": {"obs": {**told, **changed}}}


def test_a_plain_month_is_retained_whole():
    known = of(territory(**seen()))
    assert codes(known) <= {"NO_TUTOR", "SHEET_MISSING", "BEHIND_SCHEDULE", "SHORTFALL_FORECAST"}
    assert [kept.retained for kept in reconcile(known).retained.values()] == [119 * HOUR]


def test_months_of_an_allocation_without_a_sheet_are_asked_for():
    found = raised(of(territory()), "SHEET_MISSING")
    assert [each.month for each in found] == ["2026-03", "2026-04"]
    assert {each.sheet for each in found} == {"party"}


def test_the_latest_version_handed_in_counts_and_a_draft_does_not():
    sheets = {
        key: {"party_id": "party", "period": MAY, "version": number, "state": state,
              "submitted_at": SUBMITTED}
        for key, number, state in (("one", 1, "closed"), ("two", 2, "submitted"),
                                   ("three", 3, "draft"))
    }  # fmt: skip
    lines = {key: line(sheet_id=key, minutes=number * HOUR)
             for number, key in enumerate(sheets, start=1)}  # fmt: skip
    records = territory(monthly_sheet=sheets, sheet_line=lines)
    assert latest_sheets(records) == {("party", MAY): "two"}
    assert [kept.declared for kept in reconcile(of(records)).retained.values()] == [2 * HOUR]


def test_a_visit_late_in_the_evening_is_of_the_next_day_in_france():
    (call,) = of(territory(**seen())).observed.roll_calls
    assert call.day == date(2026, 5, 13)


def test_the_sites_of_one_operation_stand_for_one_another():
    away = raised(of(territory(sheet_line={}, **seen())), "OBSERVED_NOT_DECLARED")
    assert [each.worker for each in away] == ["awa"]


def test_merged_persons_are_one_and_drafts_are_nobody():
    known = of(territory(**seen(worker_id="awa2")))
    assert known.observed.roll_calls[0].seen[0].worker == "awa"
    known = of(territory(**seen(status="unknown_person", worker_id="draft")))
    assert known.observed.roll_calls[0].seen[0].label == "Un inconnu"
    assert raised(known, "SEEN_PERSON_UNKNOWN")


@pytest.mark.parametrize(
    ("reason", "left"),
    [(None, 112), ("leave", 112), ("sick", 112), ("ended", 112), ("training", 119)],
)
def test_an_absence_told_by_the_manager_cuts_its_day(reason, left):
    grid = {f"2026-05-{day:02d}": 420 for day in
            (4, 5, 6, 7, 11, 12, 13, 15, 18, 19, 20, 21, 22, 26, 27, 28, 29)}  # fmt: skip
    away = seen("reported_absent", source="site_manager_said", absence_reason=reason)
    records = territory(sheet_line={"line": line(daily_minutes=grid)}, **away)
    assert [k.retained for k in reconcile(of(records)).retained.values()] == [left * HOUR]


def test_a_confirmation_of_other_figures_is_stale():
    said = {"party_id": "party", "worker_id": "awa", "period": MAY, "state": "confirmed",
            "confirmed_minutes": 110 * HOUR, "line_digest": line_digest(line())}  # fmt: skip
    fresh = of(territory(hours_confirmation={"word": said}))
    assert "CONFIRMATION_GAP" in codes(fresh)
    changed = territory(
        hours_confirmation={"word": said}, sheet_line={"line": line(minutes=118 * HOUR)}
    )
    assert "SHEET_CHANGED_AFTER_CONFIRMATION" in codes(of(changed))


def test_not_on_my_site_contests_the_whole_line():
    said = {"party_id": "party", "worker_id": "awa", "period": MAY, "state": "not_here"}
    known = of(territory(hours_confirmation={"word": said}))
    assert [each.retained for each in reconcile(known).retained.values()] == [0]


def test_evidence_leads_to_the_line_and_its_cell():
    known = of(territory(sheet_line={"line": line(minutes=230 * HOUR)}))
    (found,) = raised(known, "HOURS_ABOVE_LEGAL")
    assert (found.evidence[0].kind, found.evidence[0].id) == ("sheet_line", "line")
    assert found.evidence[0].cell == "Feuil1!E12"


def test_amendments_without_a_document_leave_the_signed_figure():
    amendments = {
        "a": {"clause_id": "clause", "effective_on": "2026-02-01", "required_minutes": 66_000,
              "document_ref": "avenant 1"},
        "b": {"clause_id": "clause", "effective_on": "2026-03-01", "required_minutes": 72_000},
        "c": {"clause_id": "clause", "effective_on": "2027-01-01", "required_minutes": 90_000},
    }  # fmt: skip
    known = of(territory(clause_amendment=amendments))
    assert (known.clauses[0].required, known.clauses[0].signed) == (72_000, 66_000)
    assert "HOURS_CHANGED_NO_AMENDMENT" in codes(known)


def test_the_ledger_so_far_counts_what_is_not_superseded():
    ledger = {
        "old": {"party_id": "party", "period": "2026-03", "retained_minutes": 500},
        "new": {"party_id": "party", "period": "2026-03", "retained_minutes": 400,
                "supersedes_id": "old"},
        "later": {"party_id": "party", "period": MAY, "retained_minutes": 1000},
    }  # fmt: skip
    assert of(territory(retained_hours=ledger)).clauses[0].retained == 1400


def test_the_adapter_reads_only_tables_and_fields_that_exist():
    for table, rows in territory(**seen()).items():
        for data in rows.values():
            assert set(data) <= set(RECORDS[table].fields), table
