"""The desk on 8 June 2026, and a lot of 1,000 hours."""

from datetime import UTC, datetime

import pytest

from sync.hours import HOUR
from tests.backend.discrepancies import paper
from tests.backend.indicators.terms import clause


@pytest.fixture(autouse=True)
def june(clock):
    clock.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)


@pytest.fixture
def lot(app):
    """1,000 h due; 151 h declared in May, 130 h confirmed."""
    sheet = paper.sheet(151 * HOUR)
    paper.put(app, *paper.registers(), clause(), *sheet, paper.confirmed(130 * HOUR))
