"""Waiting until the server answers that it is ready."""

import subprocess
import time
import urllib.error
import urllib.request

from launcher.programs import Stopped

PATIENCE = 60.0
"""Seconds after which a server that does not answer is given up."""
BETWEEN = 0.05


def wait_until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when `/readyz` answers 200; Stopped when the server ends or never answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise Stopped(f"The server stopped at once (exit code {server.returncode}).")
        if _answers(f"http://127.0.0.1:{port}/readyz"):
            return
        time.sleep(BETWEEN)
    raise Stopped(f"The server does not say that it is ready after {PATIENCE:.0f} s.")


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False
