"""The demo territory: the same for a seed, valid to the last field, and like the real one."""

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest
from stdnum import luhn

from backend.demo.staff import accounts
from backend.demo.territory import draw, territory
from backend.demo.world import Site, World
from sync.hours import is_open_day
from sync.record import Kind
from sync.records import RECORDS
from sync.scope import tags_of
from sync.validation import check_record, check_values

SUNDAY = date(2026, 11, 22)
DAYS = [
    pytest.param(SUNDAY, id="a Sunday"),
    pytest.param(date(2026, 1, 1), id="New Year's day"),
    pytest.param(date(2026, 3, 2), id="before the sheets are due"),
    pytest.param(date(2028, 2, 29), id="a leap day"),
    pytest.param(date(2026, 8, 15), id="a holiday in summer"),
]
FICTION = ("01 99 00", "02 61 91", "06 39 98")
Record = tuple[str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def world() -> World:
    """The whole territory."""
    return draw(7, SUNDAY)


@pytest.fixture(scope="module")
def records(world: World) -> list[Record]:
    return list(world.book)


def test_the_same_seed_gives_the_same_bytes():
    first, second = (json.dumps(list(territory(5, SUNDAY, 4))) for _ in range(2))
    assert first == second


def test_another_seed_gives_other_people():
    first, second = ({d["last_name"] for t, _, d in territory(seed, SUNDAY, 4) if t == "worker"}
                     for seed in (5, 6))  # fmt: skip
    assert first != second


def problems_of(records: list[Record], today: date) -> list[tuple[str, str, str]]:
    found = []
    for table, record_id, data in records:
        kind = RECORDS[table]
        problems = [*check_values(kind, data), *check_record(kind, data, today)]
        found += [(table, each.pointer, each.code) for each in problems]
        if kind.key and all(name in data for name in kind.key):
            assert record_id == kind.id_of(data)
    return found


def test_every_record_is_valid(records):
    assert problems_of(records, SUNDAY) == []


@pytest.mark.parametrize("today", DAYS)
def test_every_record_of_a_small_one_is_valid_on_any_day(today):
    small = list(territory(3, today, 4))
    assert problems_of(small, today) == []
    assert dangling(small) == []


def dangling(records: list[Record]) -> list[tuple[str, str]]:
    """References to what is not there, or comes later."""
    known: set[tuple[str, str]] = set()
    found = []
    for table, record_id, data in records:
        for name, field in RECORDS[table].fields.items():
            if field.kind is Kind.REF and name in data and (field.target, data[name]) not in known:
                found.append((table, name))
        assert (table, record_id) not in known
        known.add((table, record_id))
    return found


def test_every_reference_exists_before_it_is_named(records):
    assert dangling(records) == []


def test_it_has_the_size_of_the_real_territory(world, records):
    count = Counter(table for table, _, _ in records)
    assert count["contracting_authority"] == 30
    assert count["site"] == 70
    assert count["contract"] == 280
    assert count["company"] == 180
    assert sum(not each.get("is_draft") for each in world.book.all("worker").values()) == 1065
    held = [v for site in world.sites for v in site.visits if v.starts_at is not None]
    assert 250 <= len(held) <= 310
    assert 28_000 <= len(records) <= 34_000


def test_each_officer_has_half_of_it(world, records):
    index = InMemory(records)
    everything = [(t, i, tags_of(RECORDS[t], i, d, "T", index)) for t, i, d in records]
    for officer in world.officers:
        sites = [site for site in world.sites if site.officer_id == officer.id]
        assert len(sites) == 35
        held = {"ref", f"me:{officer.id}", *(f"site:{site.id}" for site in sites)}
        mine = [table for table, _, tags in everything if tags & held]
        assert 0.42 <= len(mine) / len(records) <= 0.56
        assert not {"eligibility", "eligibility_proof", "outcome"} & set(mine)


class InMemory:
    """What the tags are asked of."""

    def __init__(self, records: list[Record]) -> None:
        self._data = {(table, i): data for table, i, data in records}
        self._referring: dict[tuple[str, str, str], list[str]] = {}
        for table, i, data in records:
            for name, field in RECORDS[table].fields.items():
                if field.kind is Kind.REF and name in data:
                    self._referring.setdefault((table, name, data[name]), []).append(i)

    def data(self, table: str, record_id: str) -> dict[str, Any] | None:
        return self._data.get((table, record_id))

    def referring(self, table: str, field: str, record_id: str) -> list[str]:
        return self._referring.get((table, field, record_id), [])


def working_now(site: Site) -> set[str]:
    return {post.job.worker.id for post in site.posts if post.is_open(SUNDAY)}


def test_each_active_site_has_four_to_fourteen_people(world):
    active = [site for site in world.sites if site.state == "active"]
    assert len(active) >= 55
    assert all(4 <= len(working_now(site)) <= 14 for site in active)


def test_the_first_site_of_an_officer_is_worth_a_visit_at_once(world):
    for officer in world.officers:
        site = next(each for each in world.sites if each.officer_id == officer.id)
        posts = [post for post in site.posts if post.is_open(SUNDAY)]
        assert len(working_now(site)) >= 8
        assert len({post.party.company for post in posts}) >= 3
        assert sum(post.job.tutor_on(SUNDAY) is not None for post in posts) >= 4
        assert [v.day for v in site.visits if v.state == "planned"] == [date(2026, 11, 23)]


def test_nobody_visits_on_a_sunday_or_a_holiday(world):
    visits = [visit for site in world.sites for visit in site.visits]
    assert all(is_open_day(visit.day) for visit in visits)


def test_an_officer_is_in_one_place_at_a_time(world):
    held = [v for site in world.sites for v in site.visits if v.starts_at is not None]
    moments = {(v.site.officer_id, v.day, v.starts_at.hour < 11) for v in held}
    assert len(moments) == len(held)


def test_tutors_are_of_the_company_where_the_person_works(world):
    book = world.book
    for job in world.jobs:
        for each in job.guidance:
            assert book.data("tutor", each.tutor.id)["company_id"] == job.host.id


def test_sheets_tell_hours_of_people_employed_then_but_for_a_few(world):
    book = world.book
    outside = 0
    for line in book.all("sheet_line").values():
        if "employment_id" not in line:
            continue
        job = book.data("employment", line["employment_id"])
        month = book.data("monthly_sheet", line["sheet_id"])["period"]
        starts, ends = job["starts_on"][:7], job.get("ended_on", "9999")[:7]
        outside += not starts <= month <= ends
        assert job["worker_id"] == line["worker_id"]
    assert outside == 0


def test_real_life_is_in_it(world):
    book = world.book
    sheets, lines = book.all("monthly_sheet").values(), book.all("sheet_line").values()
    names = Counter((w["last_name"], w["first_name"]) for w in book.all("worker").values())
    statuses = Counter(o["status"] for o in book.all("attendance_observation").values())
    late = [s for s in sheets if s.get("submitted_at", "")[8:10] > "12"]
    assert len(late) > 100, "late sheets"
    assert {s["version"] for s in sheets} == {1, 2}
    assert {s["state"] for s in sheets} == {"draft", "submitted", "returned", "reviewed", "closed"}
    assert any("worker_id" not in line for line in lines), "names that nobody knows"
    assert max(names.values()) > 1, "namesakes"
    assert any(len(w.jobs) > 1 for w in world.workers), "two jobs"
    assert any(not job.guidance for job in world.jobs), "no tutor"
    assert any(len(job.guidance) > 1 for job in world.jobs), "another tutor"
    assert {e["state"] for e in book.all("eligibility").values()} >= {"valid", "expired"}
    assert statuses["reported_absent"] > 50
    assert statuses["unknown_person"] > 3


def test_companies_and_people_cannot_be_mistaken_for_real_ones(world):
    book = world.book
    for company in book.all("company").values():
        assert company["siret"].startswith("999")
        assert luhn.is_valid(company["siret"][:9])
        assert luhn.is_valid(company["siret"])
    for contact in book.all("contact").values():
        assert contact["phone"].startswith(FICTION)
        assert contact.get("email", "@example.org").endswith("@example.org")


def test_the_unit_has_accounts_with_long_passphrases():
    unit = accounts(7)
    assert [each.role for each in unit].count("officer") == 2
    assert {each.role for each in unit} == {"officer", "supervisor", "administrator", "data_clerk"}
    assert all(len(each.password) >= 15 for each in unit)


def test_a_small_one_is_quick_and_has_a_bit_of_everything():
    tables = Counter(table for table, _, _ in territory(1, SUNDAY, 4))
    assert 1000 < tables.total() < 4000
    assert {"visit", "tutoring_check", "sheet_line", "retained_hours", "clause"} <= tables.keys()
