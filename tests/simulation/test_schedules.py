"""People, bad networks and moving sites by random numbers: every invariant holds each time.

A failure names its seed and the fewest steps that fail: `schedule.run(seed, TwinOffice(), steps)`
plays it again.
"""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.backend.database import prepare
from tests.simulation import schedule
from tests.simulation.copies import PostgresDatabase, SqliteFile
from tests.simulation.real import RealOffice
from tests.simulation.twin import TwinOffice

pytestmark = pytest.mark.long
TWIN_SCHEDULES, AT_ONCE, STEPS = 10_000, 250, 80
REAL_SCHEDULES, POSTGRES_SCHEDULES, REAL_STEPS = 6, 2, 50


@pytest.mark.parametrize("first", range(0, TWIN_SCHEDULES, AT_ONCE))
def test_schedules_keep_every_promise(first):
    for seed in range(first, first + AT_ONCE):
        schedule.run_shortened(seed, TwinOffice, STEPS)


@pytest.mark.parametrize("seed", [1522, 2152, 2351, 42235])
def test_what_once_broke_a_promise_holds(seed):
    schedule.run(seed, TwinOffice(), STEPS)


@given(seed=st.integers(0, 2**32), steps=st.integers(1, 40))
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_short_schedules_keep_every_promise(seed, steps):
    schedule.run(seed, TwinOffice(), steps)


@pytest.mark.parametrize("seed", range(REAL_SCHEDULES))
def test_the_office_on_sqlite_keeps_every_promise(seed, sqlite_template, tmp_path, clock):
    shutil.copy(sqlite_template, tmp_path)
    office = RealOffice(tmp_path, SqliteFile(tmp_path), clock)
    schedule.run(seed, office, REAL_STEPS)
    office.end()


@pytest.mark.parametrize("seed", range(100, 100 + POSTGRES_SCHEDULES))
def test_the_office_on_postgresql_keeps_every_promise(seed, postgres, tmp_path, clock):
    address = postgres.like("personas", lambda url: prepare(tmp_path, url))
    office = RealOffice(tmp_path, PostgresDatabase(postgres, address), clock)
    schedule.run(seed, office, REAL_STEPS)
    office.end()
