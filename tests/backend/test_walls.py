"""On PostgreSQL a query that forgets its territory finds nothing of another one."""

import pytest
from flask import Flask, g
from sqlalchemy import func, select, text
from sqlalchemy.exc import ProgrammingError

from backend import walls
from backend.accounts.models import Territory, User
from backend.extensions import db
from backend.records.tables import record
from tests.backend.browser import signed_in
from tests.backend.personas import HERE, PEOPLE
from tests.backend.phone import Phone
from tests.backend.station import STATION, registers

pytestmark = pytest.mark.postgres


@pytest.fixture
def office(postgres_app: Flask) -> Flask:
    phone = Phone(signed_in(postgres_app, PEOPLE["alice"]))
    phone.push(*registers(phone))
    return postgres_app


def forgetful(app: Flask, monkeypatch, statement) -> None:
    """A route that asks without its filter."""

    def count() -> str:
        return str(db.session.scalar(statement))

    monkeypatch.setitem(app.view_functions, "accounts.who_am_i", count)


def test_a_route_that_forgets_its_filter_sees_its_own_territory_only(office, monkeypatch):
    forgetful(office, monkeypatch, select(func.count()).select_from(record))
    assert int(signed_in(office, PEOPLE["alice"]).get("/auth/me").text) > 0
    assert signed_in(office, PEOPLE["ines"]).get("/auth/me").text == "0"


def test_a_route_that_writes_stays_in_its_territory_too(office, monkeypatch):
    rename = text("UPDATE user_account SET name = 'Renamed' RETURNING territory_id")
    seen = []

    def write() -> tuple[str, int]:
        seen.append(set(db.session.scalars(rename)))
        db.session.rollback()
        return "", 204

    monkeypatch.setitem(office.view_functions, "syncing.push", write)
    ines = signed_in(office, PEOPLE["ines"])
    assert ines.post("/sync/v1/push", json={}).status_code == 204
    assert seen == [{PEOPLE["ines"].territory}]


def test_a_row_cannot_be_put_into_another_territory(office):
    with office.test_request_context():
        g.me = type("Me", (), {"territory_id": HERE})()
        with pytest.raises(ProgrammingError, match="row-level security"):
            db.session.execute(
                text(
                    "INSERT INTO territory (id, name, demo, timezone, settings, sealing_public,"
                    " sealing_private) VALUES ('x', 'x', false, 'x', '{}', '', '')"
                )
            )
        db.session.rollback()


def test_a_connection_that_names_nothing_sees_nothing(office):
    with office.app_context():
        connection = db.session.connection()
        assert connection.scalar(select(func.count()).select_from(User)) > 0
        connection.exec_driver_sql(f"SELECT set_config('{walls.SETTING}', '', true)")
        for table in db.metadata.sorted_tables:
            place = table.columns.get("territory_id", table.columns.get("id"))
            if place is not None and not place.nullable:
                assert connection.scalar(select(func.count()).select_from(table)) == 0, table.name


def test_every_table_has_its_wall(office):
    with office.app_context():
        forced = set(
            db.session.scalars(text("SELECT relname FROM pg_class WHERE relforcerowsecurity"))
        )
    assert forced == {table.name for table in db.metadata.sorted_tables}


def test_commands_serve_all_territories(office):
    with office.app_context():
        assert db.session.scalar(select(func.count()).select_from(Territory)) == 2
        assert db.session.scalar(select(record.c.id).where(record.c.id == STATION)) == STATION
