"""Whatever carries an installation carries every table with every column, those of tomorrow too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, String, func

from backend.cli import commands
from backend.extensions import Instant, db, readonly
from backend.upkeep import dump
from backend.upkeep.moving import move
from tests.backend.conftest import Clock
from tests.backend.database import close, opened, settings_of
from tests.backend.personas import HERE, PEOPLE, START

BEGUN_ANEW = {"sync_clock", "sync_epoch", "audit_event", "audit_link", "sync_op"}
"""What a restore adds lines to: a new timeline, and the event that says so."""
STAY_BEHIND = {"sync_device", "refresh_token"}
VALUES: dict[type, Any] = {
    Boolean: True,
    Integer: 7,
    Float: 0.1,
    LargeBinary: b"\x00\xff\xe9",
    JSON: {"é": [1, None, "\u2028"]},
    Instant: datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC),
    Date: date(2024, 2, 29),
}
ROOTS = {"user_account": PEOPLE["alice"].id, "sync_device": PEOPLE["alice"].device}


def value(column: Column[Any]) -> Any:
    if column.name == "territory_id":
        return HERE
    for key in column.foreign_keys:
        return ROOTS[key.column.table.name]
    if isinstance(column.type, String):
        return "é’ 𝒶"[: column.type.length or 4] if not column.primary_key else "k"
    return next(found for kind, found in VALUES.items() if isinstance(column.type, kind))


@pytest.fixture
def full(sqlite_app: Flask) -> Flask:
    """An installation with a row of the territory in every table, no column of it empty."""
    with sqlite_app.app_context(), db.engine.begin() as connection:
        for table in db.metadata.sorted_tables:
            row = {column.name: value(column) for column in table.columns}
            if table.name == "sync_device":
                row["id"] = ROOTS["sync_device"]
            mine = table.c.id == HERE if table.name == "territory" else table.c.territory_id == HERE
            there = db.select(func.count()).select_from(table).where(mine)
            if table.name not in {"territory", "user_account"} and not connection.scalar(there):
                connection.execute(table.insert(), row)
    assert [name for name, each in contents(sqlite_app).items() if not each.rows] == []
    return sqlite_app


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Flask]:
    """Another machine with the same secret, and nothing on it."""
    folder = tmp_path / "other"
    folder.mkdir()
    app = opened(folder, "", Clock())
    yield app
    close(app)


def contents(app: Flask, territory: str | None = HERE) -> dict[str, dump.Counted]:
    with app.app_context(), readonly():
        connection = db.session.connection()
        return {
            table.name: dump.counted(connection, table, territory)
            for table in db.metadata.sorted_tables
        }


def run(app: Flask, *words: object) -> None:
    answer = app.test_cli_runner().invoke(commands, [*map(str, words)])
    assert answer.exit_code == 0, (answer.output, answer.exception)


def without(found: dict[str, dump.Counted], names: set[str]) -> dict[str, dump.Counted]:
    return {name: each for name, each in found.items() if name not in names}


def test_a_backup_carries_every_table(full, other, tmp_path):
    run(full, "backup", "--in", tmp_path / "backups")
    run(other, "restore", "--in", tmp_path / "backups")
    assert without(contents(other), BEGUN_ANEW) == without(contents(full), BEGUN_ANEW)
    assert all(each.rows for each in contents(other).values())


def test_a_territory_is_carried_with_every_table(full, other, tmp_path):
    run(full, "territory", "export", "Ici", tmp_path / "ici.jalon-territory")
    with other.app_context():
        flask_migrate.upgrade()
    run(other, "territory", "import", tmp_path / "ici.jalon-territory")
    assert without(contents(other), STAY_BEHIND) == without(contents(full), STAY_BEHIND)


@pytest.mark.postgres
def test_a_move_carries_every_table_there_and_back(full, postgres, tmp_path):
    address, before = postgres.fresh(), contents(full, None)
    with full.app_context():
        move(settings_of(tmp_path), address, START)
    there = opened(tmp_path, address, Clock())
    assert contents(there, None) == before
    back = tmp_path / "back"
    back.mkdir()
    with there.app_context():
        url = f"sqlite:///{back / 'jalon.sqlite3'}"
        move(replace(settings_of(back, address)), url, START)
    close(there)
    postgres.drop(address)
    returned = opened(back, "", Clock())
    assert contents(returned, None) == before
    close(returned)
