"""Waiting until the server answers that it is ready."""

import subprocess
import time
import urllib.error
import urllib.request
from http import HTTPStatus

from launcher.programs import Stopped

PATIENCE = 60.0
"""Seconds after which a server that does not answer is given up."""
SHORTEST, LONGEST = 0.05, 1.0
"""Seconds between two questions: each wait is half as long again as the one before."""


def wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when `/readyz` answers 200; Stopped when the server ends or never answers."""
    until, between, told = time.monotonic() + PATIENCE, SHORTEST, "nothing"
    while time.monotonic() < until:
        if server.poll() is not None:
            raise Stopped(f"The server stopped at once (exit code {server.returncode}).")
        told = _ask(f"http://127.0.0.1:{port}/readyz")
        if told == str(HTTPStatus.OK.value):
            return
        time.sleep(between)
        between = min(between * 1.5, LONGEST)
    raise Stopped(f"The server is not ready after {PATIENCE:.0f} s; it answers {told}.")


def _ask(url: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return str(answer.status)
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read(2000).decode(errors='replace')}"
    except OSError as error:
        return str(error)
