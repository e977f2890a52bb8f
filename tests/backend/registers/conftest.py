"""A territory with a station, a clerk who keeps its registers, a supervisor beside him."""

from datetime import UTC, datetime

import pytest

from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, writing
from tests.backend.personas import HERE, PEOPLE
from tests.backend.phone import Phone
from tests.backend.registers.keeper import Keeper
from tests.backend.station import registers


@pytest.fixture
def station(alice):
    """The registers of the station, as the supervisor entered them."""
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def put(app, station):
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
def unit(put):
    """The members of the unit as phones know them."""
    people = [PEOPLE[name] for name in ("alice", "bruno", "chloe")]
    put(*(("staff", each.id, {"name": each.name, "role": str(each.role)}) for each in people))


@pytest.fixture
def clerk(sign_in, station):
    return Keeper(sign_in("hugo"))


@pytest.fixture
def supervisor(alice, station):
    return Keeper(alice)
