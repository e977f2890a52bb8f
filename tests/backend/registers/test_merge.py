"""Merging duplicates: what is open moves, what is closed stays and is read through the pointer."""

from uuid import uuid4

import pytest

from sync.record import natural_id
from tests.backend.personas import GARE, PEOPLE
from tests.backend.phone import Phone
from tests.backend.registers.keeper import Keeper, wrong
from tests.backend.station import COMPANY, JOB, LOT, PARTY, WORKER

OTHER_SIRET = "35600000000048"
VISIT, NEXT_VISIT = str(uuid4()), str(uuid4())
SHEET = natural_id("monthly_sheet", PARTY, "2026-02", "1")


@pytest.fixture
def draft(station: Phone, unit, put) -> str:
    """Somebody met on a visit that is signed since, who is declared on a closed sheet."""
    someone = str(uuid4())
    make = station.create
    officer = PEOPLE["bruno"].id
    observed = {"status": "seen", "source": "officer_saw", "observed_at": "2026-03-09T09:00:00Z"}
    taken = station.push(
        make("visit", VISIT, site_id=GARE, kind="quarterly", officer_id=officer, state="draft"),
        make("worker", someone, last_name="KONATE", first_name="A.", birth_year=1990,
             is_draft=True, met_at_id=VISIT),
        make("attendance_observation", natural_id("attendance_observation", VISIT, someone),
             visit_id=VISIT, worker_id=someone, **observed),
        make("minutes_item", str(uuid4()), visit_id=VISIT, kind="point", theme="other",
             position=1, body="À revoir", worker_id=someone),
        make("outcome", natural_id("outcome", someone, "end"), worker_id=someone,
             checkpoint="end", situation="CDI", exit_class="durable", asked_on="2026-03-09"),
    )  # fmt: skip
    assert {each["status"] for each in taken} == {"applied"}, taken
    put(
        ("monthly_sheet", SHEET, {"party_id": PARTY, "period": "2026-02", "version": 1,
                                  "state": "closed", "channel": "portal"}),
        ("sheet_line", natural_id("sheet_line", SHEET, someone),
         {"sheet_id": SHEET, "raw_name": "KONATE A.", "worker_id": someone,
          "worked_minutes": 600}),
    )  # fmt: skip
    put(
        ("retained_hours", str(uuid4()), {"party_id": PARTY, "worker_id": someone,
                                          "period": "2026-02", "retained_minutes": 600,
                                          "engine": "1", "decided_on": "2026-03-09"}),
    )  # fmt: skip
    station.pull()
    station.push(station.update("visit", VISIT, state="signed"))
    station.pull()
    return someone


@pytest.fixture
def office(station, draft, clerk) -> Phone:
    """The supervisor's view of every record, before anything is merged."""
    station.pull()
    return station


def test_a_person_met_on_site_becomes_the_one_who_is_known(clerk, draft, office):
    done = clerk.merge("worker", draft, WORKER)
    assert done["id"] == WORKER
    kept, gone = clerk.read("worker", WORKER)["values"], clerk.read("worker", draft)["values"]
    assert (kept["last_name"], kept["birth_year"], kept["met_at_id"]) == ("KONATÉ", 1990, VISIT)
    assert (gone["merged_into_id"], gone["is_draft"]) == (WORKER, False)
    assert draft not in {row["id"] for row in clerk.page("worker", size=200)["rows"]}
    assert clerk.labels("worker", where="merged:true") == ["KONATE A."]


def test_signed_and_closed_records_stay_word_for_word(clerk, draft, office):
    closed = {
        each: row["data"]
        for each, row in office.rows.items()
        if row["tbl"] in {"attendance_observation", "minutes_item", "sheet_line", "retained_hours"}
    }
    clerk.merge("worker", draft, WORKER)
    office.pull()
    assert {each: office.rows[each]["data"] for each in closed} == closed


def test_what_is_open_moves(clerk, draft, office, supervisor):
    job = clerk.add("employment", worker_id=draft, employer_id=COMPANY, kind="CDD",
                    execution_mode="direct_hire", starts_on="2026-03-02", weekly_minutes=2100,
                    job_title="Manœuvre")  # fmt: skip
    period = supervisor.add("eligibility", worker_id=draft, category="rsa", state="valid",
                            valid_from="2026-03-02", valid_until="2028-03-02")  # fmt: skip
    clerk.merge("worker", draft, WORKER)
    assert clerk.read("employment", job)["values"]["worker_id"] == WORKER
    assert supervisor.read("eligibility", period)["values"]["worker_id"] == WORKER
    assert clerk.read("worker", WORKER)["values"]["eligible_until"] == "2028-03-02"


def test_what_will_happen_is_told_before(clerk, draft, office):
    told = clerk.ask("GET", f"/worker/{draft}/merge?into={WORKER}")
    assert told["values"] == {"birth_year": 1990, "met_at_id": VISIT}
    counted = {each["type"]: (each["moves"], each["stays"]) for each in told["references"]}
    assert counted["sheet_line"] == counted["retained_hours"] == (0, 1)
    assert "merged_into_id" not in clerk.read("worker", draft)["values"]


def test_the_hours_of_a_merged_person_count_once_for_the_one_who_is_kept(
    clerk, draft, office, supervisor
):
    clerk.merge("worker", draft, WORKER)
    month = supervisor.browser.get("/api/reconciliation?month=2026-02").json
    lines = [each for each in month["lines"] if each["subject"]]
    assert [(each["person"], each["declared"]) for each in lines] == [("KONATÉ Awa", 600)]
    assert clerk.read("worker", WORKER)["retained_minutes"] == 600


def test_merging_again_changes_nothing(clerk, draft, office):
    op = str(uuid4())
    body = {"op": op, "into": WORKER, "values": {}, "rev": clerk.read("worker", draft)["rev"],
            "into_rev": clerk.read("worker", WORKER)["rev"]}  # fmt: skip
    clerk.ask("POST", f"/worker/{draft}/merge", body)
    after = clerk.read("worker", WORKER)
    clerk.ask("POST", f"/worker/{draft}/merge", body)
    assert clerk.read("worker", WORKER) == after
    assert clerk.merge("worker", draft, WORKER, gives=409)["code"] == "not_merged"
    assert clerk.merge("worker", WORKER, WORKER, gives=409)["code"] == "not_merged"


def test_nothing_is_merged_over_what_somebody_changed_since(clerk, draft, office, supervisor):
    body = {"op": str(uuid4()), "into": WORKER, "values": {},
            "rev": clerk.read("worker", draft)["rev"],
            "into_rev": clerk.read("worker", WORKER)["rev"]}  # fmt: skip
    supervisor.edit("worker", supervisor.read("worker", WORKER), birth_year=1991)
    refusal = clerk.ask("POST", f"/worker/{draft}/merge", body, gives=409)
    assert refusal["code"] == "changed_meanwhile"
    assert "merged_into_id" not in clerk.read("worker", draft)["values"]


def test_a_merged_record_no_longer_changes_and_nothing_new_refers_to_it(clerk, draft, office):
    clerk.merge("worker", draft, WORKER)
    gone = clerk.read("worker", draft)
    assert clerk.edit("worker", gone, birth_year=1985, gives=409)["code"] == "frozen"
    refusal = clerk.edit("employment", clerk.read("employment", JOB), worker_id=draft, gives=422)
    assert wrong(refusal) == {"worker_id": "merged_record"}


def test_the_history_of_both_stays_readable(clerk, draft, office):
    clerk.merge("worker", draft, WORKER)
    acts = clerk.ask("GET", f"/worker/{WORKER}/history")["acts"]
    assert {act["record_id"] for act in acts} == {draft, WORKER}
    merged = next(act for act in acts if "merged_into_id" in act["after"])
    assert (merged["intent"], merged["by"]) == ("merge", "")


def test_work_of_a_phone_that_does_not_know_yet_is_taken(clerk, draft, office, bruno):
    phone = Phone(bruno)
    phone.pull()
    clerk.merge("worker", draft, WORKER)
    visit = phone.create("visit", NEXT_VISIT, site_id=GARE, kind="unannounced",
                         officer_id=PEOPLE["bruno"].id, state="draft")  # fmt: skip
    seen = phone.create(
        "attendance_observation",
        natural_id("attendance_observation", NEXT_VISIT, draft),
        visit_id=NEXT_VISIT,
        worker_id=draft,
    )
    assert [each["status"] for each in phone.push(visit, seen)] == ["applied", "applied"]


def test_a_company_s_part_in_a_lot_goes_along_with_its_sheets(clerk, draft, office):
    kept = clerk.add("company", siret=OTHER_SIRET, name="Béton Nord Ouest")
    clerk.merge("company", COMPANY, kept)
    assert clerk.read("lot_party", PARTY)["values"]["company_id"] == kept
    assert clerk.read("employment", JOB)["values"]["employer_id"] == kept
    assert clerk.read("company", COMPANY)["values"]["merged_into_id"] == kept
    refusal = clerk.add("lot_party", lot_id=LOT, company_id=kept, role="holder",
                        from_on="2026-01-05", gives=422)  # fmt: skip
    assert wrong(refusal) == {"company_id": "taken"}
    refusal = clerk.add("company", siret="99580359000018", name="Béton Nord", gives=409)
    assert refusal["id"] == COMPANY


def test_merging_again_follows_to_the_last_one(clerk, draft, office):
    third = clerk.add("worker", last_name="KONATÉ", first_name="Awa Marie", is_draft=False)
    clerk.merge("worker", draft, WORKER)
    clerk.merge("worker", WORKER, third)
    assert clerk.read("worker", draft)["values"]["merged_into_id"] == third


@pytest.mark.parametrize("table", ["employment", "lot", "site"])
def test_only_people_companies_and_contacts_are_merged(clerk: Keeper, office, table):
    body = {"op": str(uuid4()), "into": WORKER, "values": {}, "rev": 1, "into_rev": 1}
    assert clerk.ask("POST", f"/{table}/{JOB}/merge", body, gives=409)["code"] == "not_merged"


def test_nobody_calls_a_merged_contact_any_more(clerk: Keeper, office):
    noted, known = (
        clerk.add("contact", name=name, company_id=COMPANY, phone=phone, is_draft=draft)
        for name, phone, draft in (("M. Roy", "0600000000", True), ("Jean Roy", None, False))
    )
    clerk.merge("contact", noted, known)
    assert clerk.read("contact", known)["values"]["phone"] == "0600000000"
    gone = clerk.read("contact", noted)["values"]
    assert (gone["valid_until"], gone["merged_into_id"]) == ("2026-03-09", known)


def test_what_was_confirmed_of_both_is_added_up(clerk, draft, office, supervisor, put):
    said = {"party_id": PARTY, "period": "2026-02", "state": "confirmed",
            "confirmed_at": "2026-03-09T09:00:00Z", "confirmed_by": "M. Roy"}  # fmt: skip
    put(
        ("sheet_line", natural_id("sheet_line", SHEET, WORKER),
         {"sheet_id": SHEET, "raw_name": "Awa", "worker_id": WORKER, "worked_minutes": 300}),
        *(("hours_confirmation", natural_id("hours_confirmation", PARTY, who, "2026-02"),
           {**said, "worker_id": who, "confirmed_minutes": minutes})
          for who, minutes in ((draft, 600), (WORKER, 240))),
    )  # fmt: skip
    clerk.merge("worker", draft, WORKER)
    month = supervisor.browser.get("/api/reconciliation?month=2026-02").json
    (line,) = [each for each in month["lines"] if each["subject"]]
    assert (line["declared"], line["confirmed"]) == (900, 840)


def test_what_is_deleted_is_not_merged(clerk, station) -> None:
    named = {"last_name": "DIALLO", "first_name": "Awa", "is_draft": False}
    gone = clerk.add("worker", **named)
    clerk.delete("worker", clerk.read("worker", gone))
    for one, into in ((gone, WORKER), (WORKER, gone)):
        told = clerk.ask("GET", f"/worker/{one}/merge?into={into}", gives=404)
        assert told["code"] == "not_found"
