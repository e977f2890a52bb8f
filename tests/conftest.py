"""What every test may use: no network, a PostgreSQL server, a Chromium, hypothesis profiles."""

import gc
import os
import shutil

import hypothesis
import pytest

from tests.network import stay_on_this_machine
from tests.postgres_server import PostgresServer, running_server

FIXTURE_MARKS = {"postgres": "postgres", "chromium": "browser"}
LONG = ("long", "browser")

hypothesis.settings.register_profile("usual", deadline=None, print_blob=True)
hypothesis.settings.register_profile(
    "thorough", parent=hypothesis.settings.get_profile("usual"), max_examples=2000
)
hypothesis.settings.load_profile(os.environ.get("JALON_HYPOTHESIS", "usual"))


def pytest_configure() -> None:
    stay_on_this_machine()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m "not postgres"` and `-m "not browser"` leave out what asks for such a fixture.

    What is marked as long comes first, then browsers: where processes share the files, a long one
    at the end would keep the others waiting.
    """
    for item in items:
        for fixture, mark in FIXTURE_MARKS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)
    items.sort(key=lambda item: [item.get_closest_marker(mark) is None for mark in LONG])


def pytest_collection_finish() -> None:
    """What was loaded stays: the collector need not look through it again (a tenth of the time)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server: JALON_TEST_POSTGRES_URL, else the one that a wheel carries."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="module")
def postgres_url(postgres: PostgresServer):
    """URL of an empty PostgreSQL database of this test module's own."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the Chromium that `./jalon test` found or installed."""
    found = os.environ.get("JALON_CHROMIUM") or shutil.which("chromium")
    assert found, "no Chromium: run the tests by ./jalon test, or set JALON_CHROMIUM"
    return found
