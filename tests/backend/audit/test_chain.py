"""The chain over the journal: whoever alters a line by SQL, triggers taken down, is found."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Connection, insert, select, text

from backend.audit import tables
from backend.audit.chain import Chain, Head, hash_of, head_of
from backend.audit.erasing import adopt, forget_content
from backend.audit.reading import keep
from backend.audit.stored import Stored
from backend.audit.verifying import Kept, Report, Says, verified
from backend.extensions import db
from backend.records import tables as records
from backend.records.store import OFFICE_DEVICE, WITNESSES, Actor, writing
from tests.backend.personas import HERE, PEOPLE, START, identifier

ALICE = PEOPLE["alice"].id
PEOPLE_MET = ("Awa", "Brahim", "Carla", "Dimitri", "Elif")


def journal() -> list[str]:
    """The changes in the order in which they were made."""
    columns = records.journal.c
    return list(db.session.scalars(select(columns.op).order_by(columns.received_at, columns.seq)))


@pytest.fixture
def office(app: Flask) -> Flask:
    """Five transactions of one line each, and one of two."""
    with app.app_context():
        for number, name in enumerate(PEOPLE_MET):
            actor = Actor(ALICE, OFFICE_DEVICE, START + timedelta(minutes=number), START.date())
            with writing(HERE) as store:
                _person(store, name, actor)
            db.session.commit()
        with writing(HERE) as store:
            actor = Actor(ALICE, OFFICE_DEVICE, START + timedelta(hours=1), START.date())
            _person(store, "Farid", actor)
            _person(store, "Gaëlle", actor)
        db.session.commit()
    return app


def _person(store, name, actor):
    store.put("worker", identifier(name), {"first_name": name, "last_name": "Test"}, actor)


def looked_at(*kept: Kept) -> Report:
    found = verified(Stored(HERE), kept)
    db.session.rollback()
    return found


def without_triggers(connection: Connection) -> None:
    """What somebody who owns the database can do; `looked_at` takes it back at the end."""
    if connection.dialect.name == "postgresql":
        for table in ("sync_op", "audit_link", "audit_event", "person_read", "person_read_of"):
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    named = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in connection.scalars(named).all():
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def altered(*statements: str, **values: object) -> None:
    connection = db.session.connection()
    without_triggers(connection)
    for statement in statements:
        used = {name: value for name, value in values.items() if f":{name}" in statement}
        connection.execute(text(statement), used)


def kept_head() -> Kept:
    return Kept(HERE, Chain.JOURNAL, head_of(db.session.connection(), HERE, Chain.JOURNAL))


def test_an_untouched_journal_holds(office: Flask) -> None:
    with office.app_context():
        found = looked_at(kept_head())
    assert (found.faults, found.lines) == ([], 7)
    assert found.heads[Chain.JOURNAL].n == 6, "one link for each transaction"


ATTACKS = {
    "content": "UPDATE sync_op SET body = '{\"set\": {}}' WHERE op = :op",
    "what was before": "UPDATE sync_op SET before = '{\"a\": 1}' WHERE op = :op",
    "the author": "UPDATE sync_op SET user_id = 'nobody' WHERE op = :op",
    "the instant": (
        "UPDATE sync_op SET received_at = '2020-01-01 00:00:00.000000+00:00' WHERE op = :op"
    ),
    "the record": "UPDATE sync_op SET record_id = :other WHERE op = :op",
    "content and digest": "UPDATE sync_op SET body = '{}', content_hash = :digest WHERE op = :op",
    "blanked": "UPDATE sync_op SET body = '{}', salt = NULL WHERE op = :op",
    "taken out": "UPDATE sync_op SET salt = NULL, content_hash = NULL WHERE op = :op",
}


def test_an_altered_line_is_named(office: Flask) -> None:
    with office.app_context():
        ops = journal()
        values = {"op": ops[2], "other": ops[3], "digest": "0" * 64}
        for what, statement in ATTACKS.items():
            altered(statement, **values)
            (fault,) = looked_at().faults
            assert fault.says in {Says.ALTERED, Says.BLANKED}, what
            assert ops[2] in fault.where, what


def test_a_deleted_line_is_named(office: Flask) -> None:
    with office.app_context():
        for op in journal():
            altered("DELETE FROM sync_op WHERE op = :op", op=op)
            (fault,) = looked_at().faults
            assert (fault.says, op in fault.where) == (Says.MISSING, True)


def test_two_lines_that_were_swapped_are_both_named(office: Flask) -> None:
    with office.app_context():
        one, other, *_ = journal()
        db.session.rollback()
        altered("UPDATE sync_op SET op = 'x' WHERE op = :one",
                "UPDATE sync_op SET op = :one WHERE op = :other",
                "UPDATE sync_op SET op = :other WHERE op = 'x'", one=one, other=other)  # fmt: skip
        faults = looked_at().faults
    assert {fault.says for fault in faults} == {Says.ALTERED}
    assert [any(op in fault.where for fault in faults) for op in (one, other)] == [True, True]


def test_an_inserted_line_is_named(office: Flask) -> None:
    with office.app_context():
        one = select(records.journal).where(records.journal.c.op == journal()[1])
        row = db.session.execute(one).mappings().one()
        db.session.execute(insert(records.journal).values({**row, "op": "inserted", "n": None}))
        (fault,) = looked_at().faults
    assert (fault.says, fault.where) == (Says.FOREIGN, "inserted")


OF_READS = {
    "another reader": "UPDATE person_read SET user_id = 'nobody' WHERE id = 'read 1'",
    "another screen": "UPDATE person_read SET endpoint = 'elsewhere' WHERE id = 'read 1'",
    "another person": "UPDATE person_read_of SET person_id = 'other' WHERE read_id = 'read 1'",
    "one person less": "DELETE FROM person_read_of WHERE read_id = 'read 1'",
    "one person more": (
        "INSERT INTO person_read_of (territory_id, person_id, read_id, at)"
        " SELECT territory_id, 'other', read_id, at FROM person_read_of WHERE read_id = 'read 1'"
    ),
    "deleted": "DELETE FROM person_read WHERE id = 'read 1'",
    "two swapped": (
        "UPDATE person_read SET at = CASE id WHEN 'read 1' THEN (SELECT at FROM person_read"
        " WHERE id = 'read 2') ELSE (SELECT at FROM person_read WHERE id = 'read 1') END"
        " WHERE id IN ('read 1', 'read 2')"
    ),
}


def test_a_reading_that_was_altered_is_named(office: Flask) -> None:
    with office.app_context():
        for number in range(4):
            row = {"territory_id": HERE, "id": f"read {number}", "user_id": ALICE, "device_id": ""}
            row |= {"at": START + timedelta(days=number), "address": "", "endpoint": "somewhere"}
            keep(row | {"what": "file", "persons": 1}, {identifier("Awa")})
        db.session.commit()
        for what, statement in OF_READS.items():
            altered(statement)
            faults = looked_at().faults
            assert any("read 1" in fault.where for fault in faults), what
            assert {fault.chain for fault in faults} == {Chain.READS}, what


def test_a_missing_link_is_named(office: Flask) -> None:
    with office.app_context():
        altered("DELETE FROM audit_link WHERE chain = 'journal' AND n = 3")
        says = {fault.says for fault in looked_at().faults}
    assert Says.LINK_MISSING in says


def test_an_altered_link_is_named(office: Flask) -> None:
    with office.app_context():
        altered("UPDATE audit_link SET lines = '[]' WHERE chain = 'journal' AND n = 3")
        faults = looked_at().faults
    assert Says.LINK_ALTERED in {fault.says for fault in faults}
    assert any("link 3" in fault.where for fault in faults)


def test_swapped_links_are_found(office: Flask) -> None:
    with office.app_context():
        altered("UPDATE audit_link SET n = -1 WHERE chain = 'journal' AND n = 2",
                "UPDATE audit_link SET n = 2 WHERE chain = 'journal' AND n = 3",
                "UPDATE audit_link SET n = 3 WHERE chain = 'journal' AND n = -1")  # fmt: skip
        assert looked_at().faults


def cut_off() -> None:
    """The last transaction with everything that tells of it."""
    altered(
        "DELETE FROM sync_op WHERE turn = (SELECT turn FROM sync_op WHERE op = :op)",
        "DELETE FROM audit_link WHERE chain = 'journal' AND n = 6",
        op=journal()[-1],
    )


def test_a_tail_that_is_gone_is_found_by_a_kept_head(office: Flask) -> None:
    with office.app_context():
        kept = kept_head()
        cut_off()
        assert looked_at().faults == [], "the chain alone cannot tell"
        cut_off()
        (fault,) = looked_at(kept).faults
    assert (fault.says, fault.where) == (Says.TAIL_MISSING, "links 6 to 6")


def test_a_chain_that_was_written_anew_is_found_by_a_kept_head(office: Flask) -> None:
    with office.app_context():
        kept = kept_head()
        connection = db.session.connection()
        without_triggers(connection)
        previous = ""
        for row in connection.execute(select(tables.link).order_by(tables.link.c.n)).mappings():
            link = {**row, "previous": previous}
            if link["n"] == 4:
                link["lines"] = "[]"
            previous = hash_of(link)
            mine = (tables.link.c.chain == "journal", tables.link.c.n == link["n"])
            new = {"previous": link["previous"], "lines": link["lines"], "hash": previous}
            connection.execute(tables.link.update().where(*mine).values(new))
        says = {fault.says for fault in looked_at(kept).faults}
    assert Says.REWRITTEN in says


def test_erased_content_leaves_a_chain_that_holds_and_says_so(office: Flask) -> None:
    with office.app_context():
        op = journal()[2]
        blank = {"body": {"set": {}}, "before": {}, "result": {"status": "applied"}}
        forget_content(HERE, {op: blank}, by=ALICE, at=START, why="privacy.erase")
        db.session.commit()
        found = looked_at(kept_head())
        row = db.session.execute(select(records.journal).where(records.journal.c.op == op)).one()
    assert (found.faults, found.erased, row.salt) == ([], 1, None)


def test_what_stands_in_place_of_erased_content_is_covered_too(office: Flask) -> None:
    with office.app_context():
        op = journal()[2]
        blank = {"body": {"set": {}}, "before": {}, "result": {"status": "applied"}}
        forget_content(HERE, {op: blank}, by=ALICE, at=START, why="privacy.erase")
        db.session.commit()
        altered('UPDATE sync_op SET body = \'{"set": {"a": 1}}\' WHERE op = :op', op=op)
        (fault,) = looked_at().faults
    assert (fault.says, op in fault.where) == (Says.BLANKED, True)


def test_lines_of_the_first_release_are_found_until_they_are_adopted(office: Flask) -> None:
    with office.app_context():
        before, WITNESSES[:] = WITNESSES[:], []
        try:
            with writing(HERE) as store:
                _person(store, "Hamid", Actor(ALICE, OFFICE_DEVICE, START, START.date()))
            db.session.commit()
        finally:
            WITNESSES[:] = before
        assert [fault.says for fault in looked_at().faults] == [Says.FOREIGN]
        assert adopt(HERE, by="command", at=START) == 1
        db.session.commit()
        found = looked_at()
    assert (found.faults, found.lines) == ([], 9), "the adoption is an event under its own chain"


def test_a_head_of_nothing_is_no_alarm(office: Flask) -> None:
    with office.app_context():
        assert looked_at(Kept(HERE, Chain.READS, Head())).faults == []
