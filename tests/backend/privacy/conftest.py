"""The station with Awa, of whom much is known in many places."""

from datetime import UTC, datetime

import pytest

from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, writing
from tests.backend.personas import HERE, PEOPLE
from tests.backend.phone import Phone
from tests.backend.privacy.awa import everything
from tests.backend.station import registers


@pytest.fixture
def put(app):
    """Write records on behalf of the office."""

    def write(*records):
        at = datetime(2026, 3, 10, tzinfo=UTC)
        actor = Actor(PEOPLE["alice"].id, OFFICE_DEVICE, at, at.date())
        with app.app_context():
            with writing(HERE) as store:
                for table, record_id, data in records:
                    store.put(table, record_id, data, actor)
            db.session.commit()

    return write


@pytest.fixture
def station(alice):
    """The registers of the station, as the supervisor entered them."""
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def awa(station, put, app):
    """Everything that the office may know of Awa Konaté."""
    put(*everything())
    return app
