"""Adding, changing and deleting records: wrong values at their fields, nothing overwritten."""

from uuid import uuid4

import pytest

from backend.registers.checking import Checker
from tests.backend.registers.keeper import wrong
from tests.backend.station import AUTHORITY, COMPANY, CONTRACT, JOB, LOT, PARTY, STATION, WORKER

CLAUSE = {
    "lot_id": LOT,
    "legal_basis": "execution_condition",
    "required_minutes": 60_000,
    "basis": "fixed",
    "eligibility_months": 18,
    "training_counts": "no",
    "absence_counts": False,
    "starts_on": "2026-01-05",
    "due_on": "2027-01-05",
    "sheet_due_day": 10,
}
PERIOD = {"category": "rsa", "state": "valid", "valid_from": "2026-01-05"}


@pytest.fixture
def app(sqlite_app):
    """The rules are the same on every database; lists and merges are tried on both."""
    return sqlite_app


def test_a_record_is_added_once_however_often_it_is_asked(clerk):
    op = str(uuid4())
    added = {clerk.add("operation", op, authority_id=AUTHORITY, code="OP 9", title="Pont",
                       is_anru=False) for _ in range(3)}  # fmt: skip
    assert len(added) == 1
    assert clerk.page("operation", q="pont")["total"] == 1


def test_wrong_values_are_told_at_their_fields(clerk):
    refusal = clerk.add("company", siret="12345678901234", name="", naf="12", gives=422)
    assert wrong(refusal) == {"siret": "not_a_siret", "name": "too_short", "naf": "wrong_form"}


@pytest.mark.parametrize("siret", ["35600000000048", "35600000049837"])
def test_the_sirets_of_la_poste_follow_their_own_rule(clerk, siret):
    assert clerk.add("company", siret=siret, name="La Poste")


def test_a_company_is_there_once(clerk):
    refusal = clerk.add("company", siret="99580359000018", name="Encore", gives=409)
    assert (refusal["code"], refusal["id"]) == ("exists", COMPANY)


def test_a_deleted_company_can_be_added_again(clerk):
    added = clerk.add("company", siret="35600000000048", name="La Poste")
    clerk.delete("company", clerk.read("company", added))
    clerk.read("company", added, gives=404)
    assert clerk.add("company", siret="35600000000048", name="La Poste") == added


@pytest.mark.parametrize(
    ("table", "values", "field", "code"),
    [
        ("operation", {"code": STATION[:8], "title": "x", "is_anru": False,
                       "authority_id": AUTHORITY}, "code", "taken"),
        ("lot", {"contract_id": WORKER, "number": "2", "title": "x"}, "contract_id",
         "unknown_record"),
        ("lot_party", {"lot_id": LOT, "company_id": COMPANY, "role": "holder",
                       "from_on": "2026-01-05", "parent_id": str(uuid4())}, "parent_id",
         "unknown_record"),
        ("employment_allocation", {"employment_id": JOB, "party_id": PARTY,
                                   "from_on": "2025-12-31"}, "from_on", "before_start"),
        ("clause", {**CLAUSE, "training_counts": "capped"}, "training_cap_pct", "required"),
        ("clause", {**CLAUSE, "formula": {"kind": "works"}}, "formula", "not_a_document"),
        ("worker", {"last_name": "A", "first_name": "B", "is_draft": False,
                    "eligible_until": "2027-01-01"}, "eligible_until", "unknown_field"),
        ("site", {"operation_id": STATION, "label": "x", "address": "y", "state": "active",
                  "officer_id": WORKER}, "officer_id", "unknown_record"),
    ],
)  # fmt: skip
def test_rules_of_the_registers(clerk, table, values, field, code):
    assert wrong(clerk.add(table, gives=422, **values))[field] == code


def test_only_a_structure_that_lends_people_can_be_their_employer(clerk):
    job = clerk.read("employment", JOB)
    refusal = clerk.edit(
        "employment", job, execution_mode="labour_supply", host_company_id=COMPANY, gives=422
    )
    assert wrong(refusal) == {"employer_id": "not_a_lender"}


def test_two_people_who_change_different_fields_both_keep_their_word(clerk, supervisor):
    seen = clerk.read("company", COMPANY)
    supervisor.edit("company", seen, phone="0240000000")
    clerk.edit("company", seen, naf="4120B")
    values = clerk.read("company", COMPANY)["values"]
    assert (values["phone"], values["naf"]) == ("0240000000", "4120B")


def test_the_same_field_changed_meanwhile_is_a_conflict_with_both_values(clerk, supervisor):
    seen = clerk.read("company", COMPANY)
    supervisor.edit("company", seen, phone="0240000000")
    refusal = clerk.edit("company", seen, phone="0250000000", naf="4120B", gives=409)
    assert refusal["code"] == "changed_meanwhile"
    assert refusal["fields"] == [{"field": "phone", "mine": "0250000000", "theirs": "0240000000"}]
    kept = clerk.read("company", COMPANY)
    assert kept["values"]["phone"] == "0240000000"
    assert "naf" not in kept["values"]
    assert kept["rev"] == refusal["rev"]
    clerk.edit("company", kept, phone="0250000000", naf="4120B")


def test_nothing_that_is_referred_to_can_be_deleted(clerk):
    refusal = clerk.delete("lot", clerk.read("lot", LOT), gives=409)
    assert refusal["code"] == "referenced"
    assert refusal["by"] == [{"type": "lot_party", "field": "lot_id", "total": 1}]
    clerk.read("lot", LOT)


def test_a_clerk_is_not_told_what_kind_of_secret_refers_to_a_person(clerk, supervisor):
    someone = clerk.add("worker", last_name="A", first_name="B", is_draft=False)
    supervisor.add("eligibility", worker_id=someone, **PERIOD, valid_until="2028-01-05")
    refusal = clerk.delete("worker", clerk.read("worker", someone), gives=409)
    assert refusal["by"] == [{"type": None, "field": None, "total": 1}]


def test_amendments_are_only_added_and_then_hold_the_hours_due(clerk):
    clause = clerk.add("clause", **CLAUSE)
    seen = clerk.read("clause", clause)
    clerk.edit("clause", seen, required_minutes=66_000)
    amendment = clerk.add("clause_amendment", clause_id=clause, effective_on="2026-06-01",
                          required_minutes=72_000, reason="Tranche 2")  # fmt: skip
    refusal = clerk.edit("clause", clerk.read("clause", clause), required_minutes=1, gives=422)
    assert wrong(refusal) == {"required_minutes": "by_amendment"}
    written = clerk.read("clause_amendment", amendment)
    assert not any(written["may"][act] for act in ("edit", "delete", "merge"))
    clerk.edit("clause_amendment", written, reason="Autre", gives=409)
    clerk.delete("clause_amendment", written, gives=409)


def test_a_formula_is_kept_with_the_figures_that_gave_its_result(clerk):
    inputs = {"amount_cents": 100_000_000, "labour_percent": 50, "hourly_cost_cents": 3500,
              "insertion_percent": 5}  # fmt: skip
    asked = {"kind": "works", "inputs": inputs}
    worked = clerk.ask("POST", "/clause/formula", asked)["result_minutes"]
    assert worked == 42_857
    formula = {**asked, "result_minutes": worked}
    clause = clerk.add("clause", **{**CLAUSE, "required_minutes": 42_000, "formula": formula})
    kept = clerk.read("clause", clause)["values"]
    assert (kept["formula"], kept["required_minutes"]) == (formula, 42_000)
    other = {**formula, "result_minutes": 1}
    refusal = clerk.edit("clause", clerk.read("clause", clause), formula=other, gives=422)
    assert wrong(refusal) == {"formula": "another_result"}


def test_a_person_is_eligible_for_as_long_as_the_clause_of_the_first_hire_says(clerk, supervisor):
    clerk.add("clause", **CLAUSE)
    begun = supervisor.ask("GET", f"/eligibility/blank?to=worker_id:{WORKER}")
    assert begun["months"] == 18
    assert begun["values"]["valid_until"] == "2027-07-05"
    supervisor.add("eligibility", worker_id=WORKER, **PERIOD, valid_until="2027-07-05")
    assert clerk.read("worker", WORKER)["values"]["eligible_until"] == "2027-07-05"


def test_another_period_needs_a_reason_and_its_end_reaches_the_person(clerk, supervisor):
    period = {"worker_id": WORKER, **PERIOD, "valid_until": "2028-06-30"}
    refusal = supervisor.add("eligibility", gives=422, **period)
    assert wrong(refusal) == {"override_reason": "reason_for_period"}
    kept = supervisor.add("eligibility", **period, override_reason="Congé maternité")
    assert clerk.read("worker", WORKER)["values"]["eligible_until"] == "2028-06-30"
    seen = supervisor.read("eligibility", kept)
    supervisor.edit("eligibility", seen, state="refused")
    assert "eligible_until" not in clerk.read("worker", WORKER)["values"]


def test_a_category_is_chosen_from_the_list_of_the_first_day(supervisor):
    asked = {**PERIOD, "worker_id": WORKER, "valid_until": "2028-01-05"}
    for category in ("attestation CAF", "rmi_api"):
        refusal = supervisor.add("eligibility", **{**asked, "category": category}, gives=422)
        assert wrong(refusal) == {"category": "not_a_category"}
    long_ago = {"category": "rmi_api", "valid_from": "2009-05-04", "valid_until": "2011-05-04"}
    assert supervisor.add("eligibility", **{**asked, **long_ago})


def test_a_category_written_before_the_list_stays_until_another_is_chosen(app, station):
    from backend.extensions import db  # noqa: PLC0415 - the session of this application
    from backend.records.working_set import WorkingSet  # noqa: PLC0415
    from tests.backend.personas import HERE, START  # noqa: PLC0415

    with app.app_context():
        checker = Checker(WorkingSet(db.session.connection(), HERE), START.date())
        kept = {**PERIOD, "worker_id": WORKER, "valid_until": "2028-01-05", "category": "RSA"}
        record = str(uuid4())
        later = {**kept, "valid_from": "2026-02-05", "valid_until": "2028-02-05"}
        assert checker.check("eligibility", {**kept, "state": "expired"}, kept, record) == []
        assert checker.check("eligibility", later, kept, record) == []
        [error] = checker.check("eligibility", {**kept, "category": "autre"}, kept, record)
        assert (error.pointer, error.code) == ("/category", "not_a_category")


def test_the_history_of_a_record_says_who_changed_what(clerk, supervisor):
    clerk.edit("company", clerk.read("company", COMPANY), phone="0240000000")
    acts = supervisor.ask("GET", f"/company/{COMPANY}/history")["acts"]
    assert [act["kind"] for act in acts] == ["create", "update"]
    assert acts[-1]["after"] == {"phone": "0240000000"}


def test_a_page_shows_what_refers_to_its_record(clerk):
    page = clerk.read("worker", WORKER)
    jobs = next(each for each in page["related"] if each["type"] == "employment")
    assert (jobs["field"], jobs["total"], jobs["rows"][0]["id"]) == ("worker_id", 1, JOB)


def test_a_row_is_checked_by_itself(app, station):
    """What an import asks of each line."""
    from backend.extensions import db  # noqa: PLC0415 - the session of this application
    from backend.records.working_set import WorkingSet  # noqa: PLC0415
    from tests.backend.personas import HERE, START  # noqa: PLC0415

    with app.app_context():
        checker = Checker(WorkingSet(db.session.connection(), HERE), START.date())
        right = {"contract_id": CONTRACT, "number": "2", "title": "Charpente"}
        assert checker.check("lot", right) == []
        assert [each.code for each in checker.check("lot", {**right, "title": ""})] == ["too_short"]


def test_what_rules_look_at_is_entered_in_the_registers(clerk):
    site = clerk.page("site")["rows"][0]["id"]
    assert clerk.add("site_stop", site_id=site, from_on="2026-08-03", to_on="2026-08-21",
                     reason="Congés du bâtiment")  # fmt: skip
    assert clerk.add("payslip", worker_id=WORKER, company_id=COMPANY, period="2026-05",
                     kind="payslip", paid_minutes=9100)  # fmt: skip
    listed = [clerk.page(name)["rows"][0]["label"] for name in ("site_stop", "payslip")]
    assert "Congés du bâtiment" in listed[0]
    assert listed[1]
