"""What a push cannot do: reach others' records, or go round the routes of the desk.

Identifiers of others inside the changes of a push look like identifiers of nothing.

For each type of record that an officer may write, and each reference in it: a record of another
territory, one of a site that is not his, and none at all get the same answer.
"""

import re
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.record import Kind, Role
from sync.records import RECORDS
from tests.backend.browser import signed_in
from tests.backend.personas import CLINIQUE, GARE, LOT_BATISSEURS, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.sync.values import values_of

ELSEWHERE = identifier("site of another territory")
GONE = {"site": identifier("site that is gone"), "contact": identifier("contact that is gone")}
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WRITTEN = sorted(name for name, kind in RECORDS.items() if Role.OFFICER in kind.writers)


@pytest.fixture
def officer(sqlite_app) -> Phone:
    """Bruno's phone, in a territory that has sites of his and of others, beside another."""
    for name in ("alice", "ines"):
        desk = Phone(signed_in(sqlite_app, PEOPLE[name]))
        changes = registers(desk)
        if name == "ines":
            changes = [each | {"id": ELSEWHERE} for each in changes if each["tbl"] == "site"][:1]
            desk.n = 0
            changes = [each | {"n": number + 1} for number, each in enumerate(changes)]
        desk.send(*changes)
    phone = Phone(signed_in(sqlite_app, PEOPLE["bruno"]))
    phone.pull()
    return phone


def said(answer: dict) -> str:
    """What an answer says, whatever identifiers it repeats or draws."""
    text = str({name: answer.get(name) for name in ("status", "held", "code", "reason")})
    return UUID.sub("…", text)


@pytest.mark.parametrize("name", WRITTEN)
@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_foreign_reference_looks_like_none(officer, name, data) -> None:
    kind = RECORDS[name]
    values = data.draw(values_of(kind))
    refs = [field.name for field in kind.fields.values() if field.kind is Kind.REF]
    for ref in refs:
        answers = []
        for target in (CLINIQUE, ELSEWHERE, str(uuid4())):
            record = str(uuid4())
            change = officer.create(name, record, **{**values, ref: target})
            sent = officer.send(change)
            assert sent.status_code == 200, sent.json
            [answer] = sent.json["results"]
            answers.append(said(answer))
        assert len(set(answers)) == 1, (name, ref, answers)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("kind", ["update", "delete"])
def test_a_foreign_record_looks_like_none(officer, name, kind) -> None:
    answers = set()
    for target in (CLINIQUE, ELSEWHERE, str(uuid4())):
        change = officer.change(kind, name, target, {})
        sent = officer.send(change)
        if sent.status_code != 200:
            officer.n -= 1
            answers.add((sent.status_code, sent.json["code"]))
            continue
        [answer] = sent.json["results"]
        answers.add(said(answer))
    assert len(answers) == 1


def delete_a_site(desk: Phone) -> None:
    """A site that was never Bruno's, and who answered for it: both are gone."""
    desk.pull()
    values = {
        "site": desk.rows[CLINIQUE]["data"],
        "contact": {"site_id": GONE["site"], "name": "Mme Roy", "is_draft": False},
    }
    desk.push(*(desk.create(table, record, **values[table]) for table, record in GONE.items()))
    desk.pull()
    for table in ("contact", "site"):
        [answer] = desk.push(desk.change("delete", table, GONE[table]))
        assert answer["status"] == "applied"


def test_what_was_deleted_elsewhere_looks_like_none(officer, sqlite_app) -> None:
    desk = Phone(signed_in(sqlite_app, PEOPLE["alice"]), str(uuid4()))
    delete_a_site(desk)
    for table, record in GONE.items():
        answers = set()
        for target in (record, str(uuid4())):
            changes = [officer.change(kind, table, target) for kind in ("update", "delete")]
            visit = officer.create("visit", str(uuid4()), site_id=target, kind="quarterly")
            answers.add(str([said(each) for each in officer.push(*changes, visit)]))
        assert len(answers) == 1, answers


def of_the_desk(name: str, state: str) -> dict[str, object]:
    """A record of hours as somebody might forge it."""
    told = {"party_id": LOT_BATISSEURS, "period": "2026-02", "state": state}
    if name == "discrepancy":
        return told | {"rule": "HOURS", "subject": "x", "decision_reason": "Parce que"}
    worker = {"worker_id": identifier("somebody"), "confirmed_by": "Emma, cheffe de chantier"}
    return told | worker | {"confirmed_at": "2026-03-01T08:00:00Z"}


@pytest.mark.parametrize(
    ("name", "state"), [("discrepancy", "accepted"), ("hours_confirmation", "confirmed")]
)
def test_the_office_neither_decides_nor_confirms_by_a_push(sqlite_app, name, state) -> None:
    phone = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    values = of_the_desk(name, state)
    change = phone.create(name, RECORDS[name].id_of(values) or str(uuid4()), **values)
    [answer] = phone.push(change)
    assert [each["code"] for each in answer["held"]["problems"]] == ["not_your_role"]


def test_a_decision_does_not_pass_by_way_of_what_is_held(sqlite_app) -> None:
    phone = Phone(signed_in(sqlite_app, PEOPLE["alice"]))
    values = of_the_desk("discrepancy", "accepted")
    record = str(RECORDS["discrepancy"].id_of(values))
    [answer] = phone.push(phone.create("discrepancy", record, **values))
    hold = {"op": str(uuid4()), "table": "hold", "choice": "accept"}
    settled = phone.browser.post(f"/api/to-settle/{answer['held']['id']}", json=hold)
    assert settled.json["code"] == "not_settled"


@pytest.mark.parametrize(
    ("place", "becomes"), [("set", "held"), ("was", "held"), ("at", "applied")]
)
def test_what_is_nested_too_deep_is_held_alone(officer, place, becomes) -> None:
    deep: object = "x"
    for _ in range(300):
        deep = [deep]
    told = {"name": "Zoé", "site_id": GARE, "is_draft": True}
    changes = [officer.create("contact", str(uuid4()), **told) for _ in range(2)]
    changes[0] |= {place: {"name": deep}}
    assert [each["status"] for each in officer.push(*changes)] == [becomes, "applied"]


def test_a_number_is_a_number(officer) -> None:
    change = officer.create("contact", str(uuid4()), name="Zoé") | {"n": True}
    assert officer.send(change).status_code == 422


def test_a_mark_of_another_territory_begins_no_timeline(sqlite_app) -> None:
    here, elsewhere = (Phone(signed_in(sqlite_app, PEOPLE[name])) for name in ("alice", "ines"))
    for phone in (here, elsewhere):
        phone.push(*registers(phone))
    epoch = here.page()["epoch"]
    here.mark = elsewhere.mark
    assert here.send().json["epoch"] == epoch
    here.mark = elsewhere.mark
    assert here.page()["epoch"] == epoch
