"""Starting a server under gunicorn and reading what it costs, as the kernel accounts it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
NANO = 1e9
PATIENCE = 30


@dataclass
class Server:
    """A server with one worker, and a connection to it that keeps its cookies."""

    process: subprocess.Popen[bytes]
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def cpu(self) -> float:
        """Return the CPU seconds that the worker has used, with those of its ended children."""
        return sum(_ran(pid) + _children_ran(pid) for pid in _children(self.process.pid))

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> "Answer":
        """Send one request; returns its status, its headers and its body as it came."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        link.request(method, path, body, sent)
        response = link.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        answer = Answer(response.status, dict(response.headers), response.read())
        link.close()
        return answer


@dataclass(frozen=True)
class Answer:
    """What came back, still compressed."""

    status: int
    headers: dict[str, str]
    body: bytes


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found]


def _ran(pid: int) -> float:
    """Return the seconds of the threads that live: a worker's do, and ticks are too coarse."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(each.read_text().split()[0]) for each in threads) / NANO


def _children_ran(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(each) for each in after_name[13:15]) / TICKS


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(target: str, environment: dict[str, str]) -> Iterator[Server]:
    """Run a WSGI application under gunicorn with one threaded worker."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1"]
    command += ["-k", "gthread", "--threads", "4", "--log-level", "error", target]
    env = {**os.environ, **environment}
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait(process, port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")
