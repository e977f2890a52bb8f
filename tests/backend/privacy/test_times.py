"""Each rule of retention is carried out: what is past its time goes, what is not stays."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, LargeBinary, Table

from backend.accounts.models import new_id
from backend.extensions import Instant, db
from backend.privacy.old_rows import BY_OTHERS
from sync.hours import months_later
from sync.retention import TABLES, Then
from tests.backend.personas import HERE, PEOPLE, identifier
from tests.backend.privacy.awa import VISIT
from tests.backend.station import WORKER

PURGED = sorted(
    name for name, rule in TABLES.items() if rule.then is Then.PURGE and name not in BY_OTHERS
)
PHOTO, HELD = identifier("photo d'une horloge folle"), identifier("changement refusé")
DIGEST = "0" * 64


def of_type(kind: object) -> object:
    for wanted, value in (
        ((Instant, DateTime), datetime(2026, 1, 1, tzinfo=UTC)),
        (Date, datetime(2026, 1, 1, tzinfo=UTC).date()),
        (Boolean, False),
        (Integer, 1),
        (JSON, []),
        (LargeBinary, b""),
    ):
        if isinstance(kind, wanted):
            return value
    return new_id()[: getattr(kind, "length", None) or 36]


def row_of(table: Table) -> dict:
    """A row of whatever table, as small as it may be."""
    row = {}
    for column in table.columns:
        for key in column.foreign_keys:
            row[column.name] = db.session.scalar(db.select(key.column).limit(1))
        if column.name not in row and not (column.nullable or column.server_default):
            row[column.name] = of_type(column.type)
    return row | {"territory_id": HERE}


def put_two(name: str, today) -> None:
    """One row that is past its time by a day, one that is not."""
    table, rule = db.metadata.tables[name], TABLES[name]
    since, limit = table.c[rule.since], months_later(today, -rule.months)
    for days in (-1, 1):
        at = limit + timedelta(days=days)
        at = at if isinstance(since.type, Date) else datetime.combine(at, time(), UTC)
        db.session.execute(table.insert().values(row_of(table) | {rule.since: at}))


def told(name: str) -> int:
    table = db.metadata.tables[name]
    return db.session.scalar(db.select(db.func.count()).where(table.c.territory_id == HERE)) or 0


def test_every_table_with_a_time_loses_what_is_past_it(awa, alice, run, clock):
    with awa.app_context():
        before = {name: told(name) for name in PURGED}
        for name in PURGED:
            put_two(name, clock.now().date())
        db.session.commit()
    would = run("purge", "--dry-run")
    done = run("purge")
    with awa.app_context():
        after = {name: told(name) for name in PURGED}
    assert after == {name: number + 1 for name, number in before.items()}
    rows = [next(r["rows"] for r in ran if r["territory"] == HERE) for ran in (would, done)]
    assert rows == [dict.fromkeys(PURGED, 1)] * 2


@pytest.fixture
def old_matters(awa, put):
    """A photo by a phone whose clock was years behind, and a change that was refused."""
    content = {"visit_id": VISIT, "sha256": DIGEST, "taken_at": "2019-01-01T00:00:00Z"}
    about = {"table": "worker", "record_id": WORKER, "author_id": PEOPLE["bruno"].id}
    about |= {"op": "op", "reason": "invalid", "late": False, "content": {}, "due_on": "2026-03-20"}
    put(("photo", PHOTO, content), ("hold", HELD, about | {"state": "refused"}))
    with awa.app_context():
        blob = db.metadata.tables["blob"]
        row = {"territory_id": HERE, "sha256": DIGEST, "content_type": "image/jpeg", "size": 1}
        at = datetime(2026, 3, 10, tzinfo=UTC)
        db.session.execute(blob.insert().values(row_of(blob) | row | {"stored_at": at}))
        db.session.commit()


def test_photos_go_by_the_day_they_came_and_settled_matters_after_a_year(
    awa, old_matters, run, clock, ran_last_week
):
    def left():
        with awa.app_context():
            columns = db.metadata.tables["sync_record"].c
            query = db.select(columns.id).where(columns.deleted.is_(False))
            return set(db.session.scalars(query)) & {PHOTO, HELD}

    run("purge")
    assert left() == {PHOTO, HELD}
    clock.pass_by(days=400)
    ran_last_week(clock)
    (here,) = [each for each in run("purge") if each["territory"] == HERE]
    assert left() == set()
    assert (here["rows"]["photo"], here["rows"]["settled"]) == (1, 1)
