"""An S3-compatible server that checks signatures, on this machine, for tests and benchmarks."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.settings import Bucketed

KEY, SECRET = "jalon-tests", "a secret of the tests 4d1c2b3a"
BUCKET = "jalon"
PATIENCE = 30.0


@contextmanager
def running_bucket(folder: Path) -> Iterator[Bucketed]:
    """A server whose one bucket is a folder in `folder`."""
    (folder / BUCKET).mkdir(parents=True)
    port = free_port()
    words = ["serve", "--data-dir", folder, "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "nanio", *words, "--log-level", "error", "--no-access-log"],
        env={**os.environ, "NANIO_ACCESS_KEY": KEY, "NANIO_SECRET_KEY": SECRET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        yield Bucketed(f"http://127.0.0.1:{port}", "us-east-1", KEY, SECRET)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until a program listens."""
    until = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, "the server stopped"
        assert time.monotonic() < until, "the server does not start"
        time.sleep(0.02)
