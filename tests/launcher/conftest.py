"""What the tests of the launcher share."""

import socket

import pytest


@pytest.fixture
def taken_port():
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
