"""Hosts that share a PostgreSQL database and a bucket, and nothing else; a browser outside."""

import json
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from socket import create_connection
from typing import Any

from backend.accounts import tokens
from backend.settings import Bucketed
from tests.architecture.tree import ROOT
from tests.backend.browser import Browser
from tests.backend.database import SECRET
from tests.s3_server import BUCKET, free_port, wait_for

NAME = "jalon.test"


@dataclass(frozen=True)
class Installation:
    """What the hosts have in common."""

    database: str
    bucket: Bucketed

    def environment(self, data: Path, **more: str) -> dict[str, str]:
        """The settings of a process of one host."""
        told = {
            "JALON_DATA": str(data),
            "JALON_SECRET_KEY": SECRET,
            "JALON_DATABASE_URL": self.database,
            "JALON_URL": f"https://{NAME}",
            "JALON_HOSTS": NAME,
            "JALON_PROXIES": "1",
            "JALON_PUSHES_PER_MINUTE": "10000",
            "JALON_FILES": f"s3://{BUCKET}/files",
            "JALON_S3_ENDPOINT": self.bucket.endpoint,
            "JALON_S3_KEY_ID": self.bucket.key_id,
            "JALON_S3_SECRET": self.bucket.secret,
            "JALON_WORKERS": "1",
        }
        return {**os.environ, **told, **more}


class Host:
    """One gunicorn."""

    def __init__(self, installation: Installation, data: Path) -> None:
        data.mkdir()
        self.data, self.port = data, free_port()
        env = installation.environment(data, JALON_BIND=f"127.0.0.1:{self.port}")
        words = ["-m", "gunicorn", "-c", "backend/gunicorn_conf.py", "--log-level", "error"]
        self.process = subprocess.Popen(
            [sys.executable, *words, "backend.wsgi:app"], cwd=ROOT, env=env, start_new_session=True
        )

    def dies(self) -> None:
        """Stop everything of it at once, as when its machine has no more power."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)


@contextmanager
def running(installation: Installation, folder: Path, count: int) -> Iterator[list[Host]]:
    """Several hosts, each with a data folder of its own."""
    hosts = [Host(installation, folder / f"host{number}") for number in range(count)]
    try:
        for host in hosts:
            wait_for(host.port, host.process)
        yield hosts
    finally:
        for host in hosts:
            if host.process.poll() is None:
                host.process.terminate()
        for host in hosts:
            host.process.wait(30)


@dataclass(frozen=True)
class Answer:
    """What came back through the proxy."""

    status_code: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.data)


IDLE, SLOW = 80, 40
HALVES = (
    f"GET / HTTP/1.1\r\nHost: {NAME}\r\nX-",
    f"POST /sync/v1/push HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 100000\r\n\r\n{{",
)


@contextmanager
def beset(port: int) -> Iterator[None]:
    """Sockets that say nothing, and clients that stop in the middle of a head or of a body."""
    with ExitStack() as held:
        for number in range(IDLE + SLOW):
            idle = held.enter_context(create_connection(("127.0.0.1", port)))
            if number >= IDLE:
                slow = held.enter_context(trusting().wrap_socket(idle))
                slow.sendall(HALVES[number % 2].encode())
        yield


def trusting() -> ssl.SSLContext:
    """The certificate of the tests is nobody's."""
    found = ssl.create_default_context()
    found.check_hostname, found.verify_mode = False, ssl.CERT_NONE
    return found


class Door:
    """A browser that speaks TLS to the proxy, with the session of another one."""

    def __init__(self, port: int, browser: Browser) -> None:
        self.port, self.person = port, browser.person
        names = (tokens.ACCESS_COOKIE, tokens.REFRESH_COOKIE, tokens.CSRF_COOKIE)
        found = ((name, browser.get_cookie(name, domain=NAME)) for name in names)
        self.cookies = {name: cookie.value for name, cookie in found if cookie is not None}
        self.trust = trusting()

    def post(self, path: str, **sent: Any) -> Answer:
        return self.ask("POST", path, **sent)

    def patch(self, path: str, **sent: Any) -> Answer:
        return self.ask("PATCH", path, **sent)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def ask(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        data: bytes = b"",
        content_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        told = {
            "Host": NAME,
            "Origin": f"https://{NAME}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": content_type,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            tokens.CSRF_HEADER: self.cookies[tokens.CSRF_COOKIE],
            **(headers or {}),
        }
        body = data if json is None else dumped(json)
        link = HTTPSConnection("127.0.0.1", self.port, timeout=60, context=self.trust)
        try:
            link.request(method, path, body, told)
            answer = link.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            link.close()

    def until_taken(self, path: str, body: object) -> Answer:
        """Ask again as a phone does, until an office has taken it."""
        for _ in range(60):
            try:
                answer = self.post(path, json=body)
            except (OSError, HTTPException):
                continue
            if answer.status_code < 500:
                return answer
        raise AssertionError("no host answers")


def dumped(value: object) -> bytes:
    return json.dumps(value).encode()
