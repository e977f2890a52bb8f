"""Databases for tests: one prepared copy of each kind, from which every test gets its own."""

from pathlib import Path

import flask_migrate
from flask import Flask

from backend import create_app
from backend.clock import Clock
from backend.extensions import db
from backend.settings import Settings
from tests.backend import fence, personas

SECRET = "tests-only 5f0c7b1e9a2d4836 b7e1c0"


def settings_of(folder: Path, address: str = "") -> Settings:
    return Settings(
        data=folder,
        secret_key=SECRET,
        database_url=address,
        pwa=folder / "pwa",
        url="https://jalon.test",
        pushes_per_minute=100_000,
        photos_per_day=100_000,
        exports_per_day=100_000,
    )


def prepare(folder: Path, address: str = "") -> None:
    """Make the tables and put everybody in."""
    app = create_app(settings_of(folder, address))
    with app.app_context():
        db.create_all()
        flask_migrate.stamp()
        personas.settle()
    close(app)


def opened(folder: Path, address: str, clock: Clock) -> Flask:
    """The application on a database of its own."""
    return create_app(settings_of(folder, address), clock)


def close(app: Flask) -> None:
    """Leave no connection open."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    fence.end()
