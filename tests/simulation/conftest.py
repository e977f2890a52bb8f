"""The database and the clock of the tests of the office."""

from tests.backend.conftest import clock, sqlite_template

__all__ = ["clock", "sqlite_template"]
