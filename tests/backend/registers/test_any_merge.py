"""Whatever is merged into whatever, every record ends with the kept person, once and unchanged."""

from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, Store, writing
from backend.registers import merging
from backend.registers.merging import Pair
from backend.registers.saving import Change
from sync.record import Role, natural_id
from sync.records import RECORDS
from sync.scope import tags_of
from tests.backend.personas import GARE, HERE, PEOPLE, START, identifier
from tests.backend.station import COMPANY, PARTY

PERSONS = [identifier(f"personne {n}") for n in range(4)]
VISITS = {identifier("visite signée"): "signed", identifier("visite en cours"): "draft"}
SHEETS = {identifier("fiche close"): "closed", identifier("fiche en cours"): "draft"}
HUGO = PEOPLE["hugo"]
MINUTES = ("worked_minutes", "confirmed_minutes", "retained_minutes", "register_minutes")
POINTER = "merged_into_id"
Record = tuple[str, str, dict[str, Any]]


def _job(who: str, n: int) -> Record:
    terms = {"kind": "CDD", "execution_mode": "direct_hire", "weekly_minutes": 2100}
    data = {"worker_id": who, "employer_id": COMPANY, "starts_on": "2026-01-05", **terms}
    data["job_title"] = f"Poste {n}"
    return "employment", identifier(f"job {who} {n}"), data


def _keyed(table: str, **data: Any) -> Record:
    return table, RECORDS[table].id_of(data) or identifier(f"{table} {sorted(data.items())}"), data


def _of_visit(who: str, n: int) -> list[Record]:
    visit = list(VISITS)[n % 2]
    return [
        _keyed("attendance_observation", visit_id=visit, worker_id=who, status="seen",
               source="officer_saw", observed_at="2026-03-09T09:00:00Z"),
        _keyed("register_extract", visit_id=visit, worker_id=who, company_id=COMPANY,
               kind="time_clock", from_on="2026-03-01", to_on="2026-03-07",
               register_minutes=60 + n),
        _keyed("minutes_item", visit_id=visit, worker_id=who, kind="point", theme="other",
               position=n, body=f"Point {n}"),
    ]  # fmt: skip


def _of_sheet(who: str, n: int) -> list[Record]:
    month = f"2026-0{n % 3 + 1}"
    return [
        _keyed("sheet_line", sheet_id=list(SHEETS)[n % 2], worker_id=who, raw_name="x",
               worked_minutes=60 * n),
        _keyed("hours_confirmation", party_id=PARTY, worker_id=who, period=month,
               state="confirmed", confirmed_minutes=30 * n, confirmed_by="M. Roy",
               confirmed_at="2026-03-09T09:00:00Z"),
        _keyed("retained_hours", party_id=PARTY, worker_id=who, period=month, engine="1",
               retained_minutes=10 * n, decided_on="2026-03-09"),
        _keyed("outcome", worker_id=who, checkpoint=("end", "m3", "m6")[n % 3], situation="CDI",
               exit_class="durable", asked_on="2026-03-09"),
        _keyed("eligibility", worker_id=who, category=f"c{n}", state="valid",
               valid_from="2026-01-01", valid_until=f"2028-0{n + 1}-01"),
    ]  # fmt: skip


def _records_of(who: str, numbers: list[int]) -> list[Record]:
    made = [
        each for n in numbers for each in (_job(who, n), *_of_visit(who, n), *_of_sheet(who, n))
    ]
    return list({each[1]: each for each in made}.values())


@dataclass(frozen=True)
class Clerk:
    """What a change asks of the identity of who makes it."""

    user_id: str = HUGO.id
    territory_id: str = HERE
    role: Role = Role.DATA_CLERK


def _entered(owned: list[list[int]]) -> list[Record]:
    place = {"site_id": GARE, "kind": "quarterly", "officer_id": HUGO.id}
    sheet = {"party_id": PARTY, "period": "2026-01", "channel": "portal"}
    people = [
        ("worker", who, {"last_name": f"N{n}", "first_name": "P", "is_draft": bool(n % 2)})
        for n, who in enumerate(PERSONS)
    ]
    return [
        *people,
        *(("visit", each, {**place, "state": state}) for each, state in VISITS.items()),
        *(
            ("monthly_sheet", each, {**sheet, "version": n, "state": state})
            for n, (each, state) in enumerate(SHEETS.items(), 1)
        ),
        *(
            each
            for who, some in zip(PERSONS, owned, strict=True)
            for each in _records_of(who, some)
        ),
    ]


def _resolved(store: Store, who: str) -> str:
    into = (store.records.data("worker", who) or {}).get(POINTER)
    return _resolved(store, into) if into else who


def _sums(store: Store, records: list[Record]) -> dict[tuple[str, str], int]:
    """Minutes of each kind for each person, merges followed."""
    found: dict[tuple[str, str], int] = {}
    for table, record_id, _ in records:
        data = store.records.data(table, record_id)
        assert data is not None, "nothing is lost"
        for name in MINUTES:
            if name in data:
                key = (_resolved(store, data["worker_id"]), name)
                found[key] = found.get(key, 0) + data[name]
    return found


def _merge(duplicate: str, kept: str) -> bool:
    change = Change(natural_id("op", duplicate, kept), "worker", Clerk(), START)
    with writing(HERE) as store:
        revs = [store.records.stored("worker", each).rev for each in (duplicate, kept)]
    try:
        merging.merge(change, Pair(duplicate, kept, *revs), {})
    except merging.NotMerged:
        return False
    return True


owned = st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=4, max_size=4)
pairs = st.lists(st.tuples(st.sampled_from(PERSONS), st.sampled_from(PERSONS)), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(owned=owned, pairs=pairs)
def test_nothing_is_lost_or_doubled_by_merging(sqlite_app, owned, pairs):
    with sqlite_app.app_context():
        records = _entered(owned)
        actor = Actor(HUGO.id, OFFICE_DEVICE, START, START.date())
        with writing(HERE) as store:
            for each in records:
                store.put(*each, actor)
            before = _sums(store, records)
        for duplicate, kept in pairs:
            _merge(duplicate, kept)
        with writing(HERE) as store:
            expected: dict[tuple[str, str], int] = {}
            for (who, name), minutes in before.items():
                key = (_resolved(store, who), name)
                expected[key] = expected.get(key, 0) + minutes
            assert _sums(store, records) == expected
            for table, record_id, data in records:
                _is_intact(store, table, record_id, data)
        db.session.rollback()


def _is_intact(store: Store, table: str, record_id: str, was: dict[str, Any]) -> None:
    """A record has its own words still; what is closed has all of them, tags are those of now."""
    stored = store.records.stored(table, record_id)
    assert stored is not None
    if table != "worker":
        assert {**stored.data, "worker_id": was.get("worker_id")} == {
            **was,
            "worker_id": was.get("worker_id"),
        }
        if VISITS.get(was.get("visit_id", "")) == "signed" or table == "retained_hours":
            assert stored.data == was
    tags = tags_of(RECORDS[table], record_id, stored.data, HERE, store.records)
    assert stored.tags == tags
