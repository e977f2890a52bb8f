"""A merge that was a mistake is undone: what it moved comes back, unless it changed since."""

from uuid import uuid4

import pytest

from tests.backend.registers.keeper import Keeper
from tests.backend.station import COMPANY, PARTY, WORKER

JOB_OF_ANOTHER = {
    "employer_id": COMPANY, "kind": "CDD", "execution_mode": "direct_hire",
    "starts_on": "2026-03-02", "weekly_minutes": 2100, "job_title": "Manœuvre",
}  # fmt: skip
OTHER_SIRET = "35600000000048"


@pytest.fixture
def app(request):
    """The application on SQLite, and on PostgreSQL where a test asks for both."""
    return request.getfixturevalue(getattr(request, "param", "sqlite_app"))


@pytest.fixture
def someone(clerk: Keeper) -> str:
    added: str = clerk.add(
        "worker", last_name="KONATE", first_name="A.", birth_year=1990, is_draft=True
    )
    return added


def undo(clerk: Keeper, table: str, record_id: str, *, gives: int = 200) -> dict[str, int]:
    body = {"op": str(uuid4())}
    told: dict[str, int] = clerk.ask("POST", f"/{table}/{record_id}/unmerge", body, gives=gives)
    return told


def values(clerk: Keeper, table: str, record_id: str) -> dict[str, object]:
    found: dict[str, object] = clerk.read(table, record_id)["values"]
    return found


@pytest.mark.parametrize(
    "app", ["sqlite_app", pytest.param("postgres_app", marks=pytest.mark.postgres)], indirect=True
)
def test_both_people_are_as_they_were(clerk, supervisor, someone):
    job = clerk.add("employment", worker_id=someone, **JOB_OF_ANOTHER)
    supervisor.add("eligibility", worker_id=someone, category="rsa", state="valid",
                   valid_from="2026-03-02", valid_until="2028-03-02")  # fmt: skip
    before = [values(clerk, "worker", each) for each in (someone, WORKER)]
    clerk.merge("worker", someone, WORKER)
    assert clerk.read("worker", someone)["may"]["unmerge"]
    told = undo(clerk, "worker", someone)
    assert (told["moved"], told["stayed"]) == (4, 0)
    assert [values(clerk, "worker", each) for each in (someone, WORKER)] == before
    assert values(clerk, "employment", job)["worker_id"] == someone
    assert undo(clerk, "worker", someone, gives=409)["code"] == "not_merged"


def test_what_somebody_changed_since_stays(clerk, someone):
    clerk.merge("worker", someone, WORKER)
    clerk.edit("worker", clerk.read("worker", WORKER), birth_year=1991)
    assert undo(clerk, "worker", someone)["stayed"] == 1
    assert values(clerk, "worker", WORKER)["birth_year"] == 1991
    assert "merged_into_id" not in values(clerk, "worker", someone)


def test_what_came_to_the_kept_one_since_is_his(clerk, someone):
    clerk.merge("worker", someone, WORKER)
    job = clerk.add("employment", worker_id=WORKER, **JOB_OF_ANOTHER)
    undo(clerk, "worker", someone)
    assert values(clerk, "employment", job)["worker_id"] == WORKER


def test_a_first_merge_is_undone_after_a_second(clerk, someone):
    job = clerk.add("employment", worker_id=someone, **JOB_OF_ANOTHER)
    third = clerk.add("worker", last_name="KONATÉ", first_name="Awa", is_draft=False)
    clerk.merge("worker", someone, WORKER)
    clerk.merge("worker", WORKER, third)
    assert values(clerk, "worker", someone)["merged_into_id"] == third
    undo(clerk, "worker", someone)
    assert values(clerk, "employment", job)["worker_id"] == someone
    assert values(clerk, "worker", WORKER)["merged_into_id"] == third


def test_a_second_merge_is_undone_before_the_first(clerk, someone):
    third = clerk.add("worker", last_name="KONATÉ", first_name="Awa", is_draft=False)
    clerk.merge("worker", someone, WORKER)
    clerk.merge("worker", WORKER, third)
    undo(clerk, "worker", WORKER)
    assert values(clerk, "worker", someone)["merged_into_id"] == WORKER
    undo(clerk, "worker", someone)
    assert values(clerk, "worker", someone)["is_draft"] is True


def test_a_company_takes_its_part_of_a_lot_back(clerk):
    other = clerk.add("company", siret=OTHER_SIRET, name="Beton Nord")
    clerk.merge("company", COMPANY, other)
    assert values(clerk, "lot_party", PARTY)["company_id"] == other
    undo(clerk, "company", COMPANY)
    assert values(clerk, "lot_party", PARTY)["company_id"] == COMPANY


def test_what_was_never_merged_is_not_undone(clerk):
    assert undo(clerk, "worker", WORKER, gives=409)["code"] == "not_merged"
    assert undo(clerk, "lot_party", PARTY, gives=409)["code"] == "not_merged"
