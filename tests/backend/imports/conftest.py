"""The station's territory, and those who import into its registers."""

from uuid import uuid4

import pytest

from tests.backend.imports.desk import ImportDesk
from tests.backend.phone import Phone
from tests.backend.station import registers


@pytest.fixture
def app(request):
    """The application on SQLite, and on PostgreSQL where a test asks for both."""
    return request.getfixturevalue(getattr(request, "param", "sqlite_app"))


@pytest.fixture
def station(alice):
    """The registers of the station, as the supervisor entered them."""
    phone = Phone(alice)
    phone.push(*registers(phone))
    return phone


@pytest.fixture
def clerk(sign_in, station):
    return ImportDesk(sign_in("hugo"), str(uuid4()))


@pytest.fixture
def supervisor(alice, station):
    return ImportDesk(alice, str(uuid4()))
