"""Reading one month gives what reading every record gives."""

from datetime import UTC, date, datetime

import orjson
import pytest
from sqlalchemy import text

from backend.demo.commands import settle
from backend.discrepancies import reading
from backend.extensions import db
from sync.reconcile import reconcile
from sync.reconcile.from_records import evidence_of_records

TODAY = date(2026, 6, 8)
SITES = 8


@pytest.fixture
def territory(sqlite_app):
    with sqlite_app.app_context():
        place = settle(7, datetime(2026, 6, 8, 9, tzinfo=UTC), SITES)
        db.session.commit()
        yield place.id


def everything(territory):
    query = text("SELECT tbl, id, wire FROM sync_record WHERE territory_id = :t AND NOT deleted")
    records = {}
    for table, key, wire in db.session.execute(query, {"t": territory}):
        records.setdefault(table, {})[key] = orjson.loads(wire)["data"]
    return records


@pytest.mark.parametrize("month", ["2026-05", "2026-01"])
def test_a_month_is_read_as_if_every_record_had_been(territory, month):
    evidence = evidence_of_records(everything(territory), as_of=TODAY, since=month)
    whole = reconcile(evidence, months=[month])
    read = reading.read(territory, month, TODAY)
    assert read.result.retained == whole.retained
    assert {each.key: each for each in whole.discrepancies if each.sheet} == read.found
    assert any(each.retained < each.declared for each in whole.retained.values())
