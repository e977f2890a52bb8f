"""An installation as it is exposed: gunicorn as it is configured, behind the proxy of `docker/`."""

import os
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from bench.servers import ROOT, Answer, free_port
from launcher.nginx import ensure_nginx
from tests.operation.proxy import proxying

KB = 1024
UNLIMITED = {
    "JALON_PUSHES_PER_MINUTE": "1000000",
    "JALON_PHOTOS_PER_DAY": "1000000",
    "JALON_PROXIES": "1",
}


@dataclass
class Door:
    """One connection that stays, with the cookies of one person; safe for one thread."""

    port: int
    tls: bool = True
    cookies: dict[str, str] = field(default_factory=dict)
    link: HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send one request; a session that is over its quarter of an hour is prolonged first."""
        found = self._sent(method, path, body, headers)
        if found.status == HTTPStatus.UNAUTHORIZED and not path.startswith("/auth/"):
            told = {"X_Jalon_CSRF": self.cookies.get("__Host-jalon-csrf", "")}
            self._sent("POST", "/auth/refresh", b"{}", told | {"Content_Type": "application/json"})
            found = self._sent(method, path, body, headers)
        return found

    def _sent(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Send it; a connection that the other side closed is opened again, once."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for attempt in range(2):
            link = self.link = self.link or self._opened()
            try:
                link.request(method, path, body, sent)
                response = link.getresponse()
                found = Answer(response.status, dict(response.headers), response.read())
                break
            except (ConnectionError, TimeoutError, OSError) as error:
                link.close()
                self.link = None
                if attempt:
                    raise ConnectionError(str(error)) from error
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return found

    def another(self) -> "Door":
        """A door to the same server for somebody else."""
        return Door(self.port, self.tls)

    def _opened(self) -> HTTPConnection:
        if not self.tls:
            return HTTPConnection("127.0.0.1", self.port, timeout=120)
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        return HTTPSConnection("127.0.0.1", self.port, timeout=120, context=trust)


@dataclass
class Exposed:
    """A running installation: where it answers, what it uses."""

    process: subprocess.Popen[bytes]
    data: Path
    port: int
    tls: bool

    def door(self) -> Door:
        """A connection of nobody yet."""
        return Door(self.port, self.tls)

    def workers(self) -> list[int]:
        """The processes that serve."""
        pid = self.process.pid
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(each) for each in found]

    def memory(self) -> float:
        """MB of the master and all workers together: what they share counts once (PSS)."""
        return sum(_of(pid, "Pss") for pid in (self.process.pid, *self.workers())) / KB

    def files(self) -> int:
        """How many files and sockets the workers have open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.workers())

    def wal(self) -> float:
        """MB of SQLite's log now."""
        log = self.data / "jalon.sqlite3-wal"
        return log.stat().st_size / KB / KB if log.exists() else 0.0


@contextmanager
def exposed(folder: Path, *, proxied: bool = True, **settings: str) -> Iterator[Exposed]:
    """Make a demo territory in a folder, and serve it."""
    port = free_port()
    env = {
        **os.environ,
        **UNLIMITED,
        "JALON_DATA": str(folder / "data"),
        **settings,
    }
    env["JALON_BIND"] = f"127.0.0.1:{port}"
    for word in ("init", "migrate", "demo"):
        command = [sys.executable, "-m", "backend.cli", word]
        subprocess.run(command, check=True, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "gunicorn", "-c", "backend/gunicorn_conf.py"]
    command += ["--log-level", "error", "backend.wsgi:app"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    behind = (
        proxying(ensure_nginx(), folder / "proxy", [port], 5000) if proxied else nullcontext(port)
    )
    try:
        with behind as door:
            shown = Exposed(process, folder / "data", door, proxied)
            _until_ready(shown)
            yield shown
    finally:
        process.terminate()
        process.wait()


def _log(folder: Path) -> list[str]:
    return (folder / "log").read_text(encoding="utf-8").splitlines()


def _until_ready(shown: Exposed) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if shown.process.poll() is not None:
                raise RuntimeError("the server stopped")
            if shown.door().ask("GET", "/readyz").status == 200:  # noqa: PLR2004 - it is ready
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _of(pid: int, name: str) -> int:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    [line] = [line for line in told.splitlines() if line.startswith(f"{name}:")]
    return int(line.split()[1])
