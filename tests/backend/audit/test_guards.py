"""Triggers refuse to change what is written once; what the law asks goes its one way."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from backend import migrations
from backend.audit import guards, tables
from backend.audit.erasing import forget_content, forget_reads
from backend.audit.events import Event, EventKind, note
from backend.audit.reading import keep
from backend.audit.stored import Stored
from backend.audit.verifying import Says, verified
from backend.extensions import db
from backend.records import tables as records
from backend.records.store import OFFICE_DEVICE, Actor, writing
from tests.backend.personas import HERE, PEOPLE, START, identifier

ALICE = PEOPLE["alice"].id
BLANK = {"body": {"set": {}}, "before": {}, "result": {"status": "applied"}}
AWA = identifier("Awa")


@pytest.fixture
def office(app: Flask) -> Flask:
    """A change, a reading and an alarm."""
    with app.app_context():
        with writing(HERE) as store:
            actor = Actor(ALICE, OFFICE_DEVICE, START, START.date())
            store.put("worker", AWA, {"first_name": "Awa", "last_name": "Test"}, actor)
        for number in range(3):
            a_reading(number)
        row = {"territory_id": HERE, "id": "alarm", "user_id": ALICE, "kind": "files"}
        told = {"since": START, "at": START, "persons": 61, "threshold": 60}
        db.session.execute(tables.alarm.insert().values(row | told))
        db.session.commit()
    return app


def a_reading(number: int) -> None:
    row = {"territory_id": HERE, "id": f"read {number}", "at": START + timedelta(days=number)}
    row |= {"user_id": ALICE, "device_id": "", "address": "", "endpoint": "registers.read_record"}
    keep(row | {"what": "file", "persons": 1}, {AWA})


VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_migration_makes_the_triggers_that_are_declared(sqlite_app: Flask, dialect) -> None:
    made = (VERSIONS / "0002" / f"{dialect}.sql").read_text(encoding="utf-8").split(";\n")
    for table in db.metadata.sorted_tables:
        for statement in guards.statements(table, dialect):
            assert statement in made


FORBIDDEN = {
    "a change is deleted": "DELETE FROM sync_op",
    "a change is altered": "UPDATE sync_op SET body = '{}'",
    "an author is altered": "UPDATE sync_op SET user_id = 'x', salt = NULL",
    "a digest is altered": "UPDATE sync_op SET content_hash = 'x'",
    "a link is altered": "UPDATE audit_link SET lines = '[]'",
    "a link is deleted": "DELETE FROM audit_link",
    "a reading is altered": "UPDATE person_read SET user_id = 'x'",
    "a reading is deleted": "DELETE FROM person_read",
    "whose file it was is deleted": "DELETE FROM person_read_of",
    "an alarm is deleted": "DELETE FROM reading_alarm",
    "an alarm is made small": "UPDATE reading_alarm SET persons = 1",
}


def test_what_is_written_once_stays(office: Flask) -> None:
    with office.app_context():
        refused = {what for what, statement in FORBIDDEN.items() if is_refused(statement)}
    assert refused == FORBIDDEN.keys()


def is_refused(statement: str) -> bool:
    try:
        db.session.execute(text(statement))
    except DBAPIError as error:
        return "append-only" in str(error)
    finally:
        db.session.rollback()
    return False


def test_content_goes_with_its_salt_and_again_only_by_an_event(office: Flask) -> None:
    with office.app_context():
        op = db.session.scalars(select(records.journal.c.op)).one()
        forget_content(HERE, {op: BLANK}, by=ALICE, at=START, why="privacy.erase")
        db.session.commit()
        other = BLANK | {"before": {"set": "somebody else"}}
        forget_content(HERE, {op: other}, by=ALICE, at=START, why="privacy.erase")
        db.session.commit()
        assert verified(Stored(HERE)).faults == []
        db.session.execute(update(records.journal).values(body={"set": {"a": 1}}))
        assert verified(Stored(HERE)).faults


YEAR = timedelta(days=365)


def test_old_readings_go_once_an_event_says_until_when(office: Flask, clock) -> None:
    with office.app_context():
        until = START + timedelta(days=1, hours=1)
        clock.pass_by(days=400)
        assert forget_reads(HERE, before=until, by=ALICE, at=until + YEAR) == 2
        db.session.commit()
        left = db.session.scalars(select(tables.reading.c.id)).all()
        found = verified(Stored(HERE))
        db.session.rollback()
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.execute(delete(tables.reading))
        db.session.rollback()
    assert (left, found.faults, found.let_go) == (["read 2"], [], 2)


def test_readings_that_go_before_their_time_are_missing(office: Flask) -> None:
    with office.app_context():
        with pytest.raises(ValueError, match="a year"):
            forget_reads(HERE, before=START, by=ALICE, at=START)
        until = START + timedelta(days=9)
        for at in (START, until + YEAR):
            by_hand = Event(HERE, EventKind.FORGOTTEN, {}, ALICE, at, until=until)
            note(db.session.connection(), by_hand)
        db.session.execute(delete(tables.reading_of))
        db.session.execute(delete(tables.reading))
        faults = verified(Stored(HERE)).faults
        db.session.rollback()
    assert [fault.says for fault in faults] == [Says.MISSING] * 3, "the law's way, too soon"


def test_an_alarm_is_answered_once(office: Flask) -> None:
    with office.app_context():
        answered = {"acknowledged_by": ALICE, "acknowledged_at": START, "note": "audit"}
        db.session.execute(update(tables.alarm).values(answered))
        db.session.commit()
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.execute(update(tables.alarm).values(note="nothing"))
        db.session.rollback()
