"""Rows written by one statement are what they were, on both databases."""

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select

from backend.extensions import db
from backend.records import batches, tables
from tests.backend.personas import HERE

ODD = 'un "guillemet", une \\barre, un é, une {accolade}\net une fin'
CHECK = tables.TABLES["tutoring_check"]


def test_rows_of_a_batch_are_read_as_they_were_written(app: Flask) -> None:
    kept = {"territory_id": HERE, "id": "a", "answers": {"T01": {"note": ODD + "\x00"}}}
    wire = f'{{"é": "{ODD}"}}'.encode()
    record = {"territory_id": HERE, "id": "b", "tbl": "visit", "rev": 2**53, "tags": ODD}
    record |= {"meta": "{}", "wire": wire, "deleted": True, "last": None}
    read = {"territory_id": HERE, "id": "c", "at": datetime(2026, 3, 29, 1, 30, tzinfo=UTC)}
    read |= dict.fromkeys(("user_id", "device_id", "address", "endpoint", "what"), "x")
    reading = db.metadata.tables["person_read"]
    with app.app_context():
        link = db.session.connection()
        batches.insert(link, CHECK, [{"territory_id": HERE, "id": "a"}])
        batches.upsert(link, CHECK, [kept, {"territory_id": HERE, "id": "d"}])
        batches.insert(link, tables.record, [record])
        batches.insert(link, reading, [read | {"persons": 0}])
        rows = link.execute(select(CHECK.c.id, CHECK.c.answers).order_by(CHECK.c.id)).all()
        assert [tuple(row) for row in rows] == [("a", kept["answers"]), ("d", None)]
        found = select(tables.record).where(tables.record.c.territory_id == HERE)
        here = found.where(tables.record.c.id == "b")
        assert dict(link.execute(here).mappings().one()) == record
        at = select(reading.c.at).where(reading.c.territory_id == HERE, reading.c.id == "c")
        assert link.scalar(at) == read["at"]
