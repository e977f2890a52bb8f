"""Lists of the registers: found without accents, narrowed, in order, page by page."""

import pytest

from tests.backend.phone import Phone
from tests.backend.registers.keeper import Keeper
from tests.backend.station import COMPANY, CONTRACT, STATION, WORKER


@pytest.fixture
def people(clerk: Keeper) -> Keeper:
    for last, first, draft in (
        ("DURAND", "Éloïse", False),
        ("De La Tour", "Jean-Noël", False),
        ("Ndiaye", "Fatou", True),
    ):
        clerk.add("worker", last_name=last, first_name=first, is_draft=draft)
    return clerk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("eloise", ["DURAND Éloïse"]),
        ("ÉLOÏSE durand", ["DURAND Éloïse"]),
        ("noel tour", ["DE LA TOUR Jean-Noël"]),
        ("kon awa", ["KONATÉ Awa"]),
        ("awa durand", []),
        ("%", ["DE LA TOUR Jean-Noël", "DURAND Éloïse", "KONATÉ Awa", "NDIAYE Fatou"]),
    ],
)
def test_a_person_is_found_by_words_without_accents_or_case(people, asked, found):
    assert people.labels("worker", q=asked) == found


def test_a_list_is_in_the_order_of_names_and_comes_in_pages(people):
    first = people.page("worker", size=3)
    second = people.page("worker", size=3, page=2)
    assert first["total"] == second["total"] == 4
    assert [row["label"] for row in first["rows"] + second["rows"]] == [
        "DE LA TOUR Jean-Noël",
        "DURAND Éloïse",
        "KONATÉ Awa",
        "NDIAYE Fatou",
    ]


def test_a_list_is_sorted_by_a_field_or_by_what_it_refers_to(people):
    assert people.labels("worker", sort="-last_name")[0] == "NDIAYE Fatou"
    assert people.labels("employment", sort="worker_id") == ["KONATÉ Awa · Béton Nord"]


def test_drafts_wait_in_a_list_of_their_own(people):
    assert people.labels("worker", where="is_draft:true") == ["NDIAYE Fatou"]
    counted = {each["type"]: each for each in people.ask("GET", "")["registers"]}
    assert counted["worker"] == {"type": "worker", "total": 4, "drafts": 1}


def test_a_list_is_narrowed_by_what_it_leads_to(people):
    assert people.labels("worker", where=f"company:{COMPANY}") == ["KONATÉ Awa"]
    assert people.labels("worker", where=f"company:{WORKER}") == []
    assert people.labels("lot", where=f"contract_id:{CONTRACT}") == ["24-1 · 1 · Gros œuvre"]
    assert people.labels("lot", where=f"operation:{STATION}") == ["24-1 · 1 · Gros œuvre"]


def test_the_words_of_what_a_record_refers_to_count(people):
    assert people.labels("employment", q="konate beton") == ["KONATÉ Awa · Béton Nord"]
    assert people.labels("lot_party", q="24-1") == ["Béton Nord · 24-1 · 1 · Gros œuvre"]


def test_what_a_line_refers_to_is_named(people):
    page = people.page("employment")
    assert page["names"][page["rows"][0]["values"]["worker_id"]] == "KONATÉ Awa"


@pytest.mark.parametrize(
    "query", ["where=nothing:1", "sort=nothing", "size=201", "page=0", "where=x", "q=" + "a" * 101]
)
def test_what_cannot_be_asked_is_refused(clerk, query):
    clerk.ask("GET", f"/worker?{query}", gives=422)


@pytest.mark.parametrize("table", ["visit", "monthly_sheet", "eligibility", "user", "discrepancy"])
def test_a_clerk_reads_the_registers_and_nothing_else(clerk, table):
    clerk.ask("GET", f"/{table}", gives=404)


def test_eligibility_is_for_supervisors(supervisor, clerk):
    supervisor.ask("GET", "/eligibility")
    kept = {each["type"] for each in clerk.ask("GET", "")["registers"]}
    assert "worker" in kept
    assert not {"eligibility", "eligibility_proof"} & kept


def test_another_territory_sees_nothing_of_ours(ines, clerk):
    stranger = Keeper(ines)
    assert stranger.page("worker")["total"] == 0
    stranger.read("worker", WORKER, gives=404)
    stranger.ask("GET", f"/worker/{WORKER}/history", gives=404)


def test_nothing_of_the_registers_goes_to_the_phone_of_a_clerk(clerk):
    phone = Phone(clerk.browser)
    phone.pull()
    assert {row["tbl"] for row in phone.rows.values()} <= {"company", "contracting_authority"}
