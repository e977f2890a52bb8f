"""What the tests with several hosts share."""

import os
import shutil

import pytest

from launcher.nginx import PROGRAM


@pytest.fixture(scope="session")
def nginx() -> str:
    """Path of the nginx that `./jalon test` found or unpacked."""
    found = os.environ.get("JALON_NGINX") or shutil.which("nginx") or str(PROGRAM)
    assert os.access(found, os.X_OK), "no nginx: run the tests by ./jalon test, or set JALON_NGINX"
    return found
