"""The desk on 8 June 2026, when the sheets of May have come."""

from datetime import UTC, datetime

import pytest


@pytest.fixture(autouse=True)
def june(clock):
    """The clock of these tests."""
    clock.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)
