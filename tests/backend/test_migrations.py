"""The migrations make the tables that the code declares, on both databases, once."""

import os
import subprocess
import sys

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect

from backend import create_app
from backend.extensions import db
from tests.backend.database import close, settings_of


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def migrated(request, tmp_path):
    address = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    app = create_app(settings_of(tmp_path, address))
    with app.app_context():
        flask_migrate.upgrade()
    yield app
    with app.app_context():
        db.drop_all()
        db.session.execute(db.text("DROP TABLE alembic_version"))
        db.session.commit()
    close(app)


def test_the_migrations_make_the_declared_tables(migrated: Flask) -> None:
    with migrated.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_migrating_twice_is_migrating_once(migrated: Flask) -> None:
    with migrated.app_context():
        before = inspect(db.engine).get_table_names()
        flask_migrate.upgrade()
        assert inspect(db.engine).get_table_names() == before


def test_every_table_says_its_territory(migrated: Flask) -> None:
    with migrated.app_context():
        without = {
            table.name for table in db.metadata.sorted_tables if "territory_id" not in table.columns
        }
    assert without == {"territory"}


def test_two_processes_at_once_migrate_one_database(tmp_path) -> None:
    env = {
        **os.environ,
        "JALON_DATA": str(tmp_path),
        "JALON_SECRET_KEY": settings_of(tmp_path).secret_key,
    }
    command = [sys.executable, "-m", "backend.cli", "migrate"]
    both = [subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
