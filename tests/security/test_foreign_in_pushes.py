"""Identifiers of others inside the changes of a push look like identifiers of nothing.

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
from tests.backend.personas import CLINIQUE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.sync.values import values_of

ELSEWHERE = identifier("site of another territory")
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
