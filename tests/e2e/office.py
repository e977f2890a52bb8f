"""The office of one test: its own database, its own gunicorn, stopped and started at will."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.e2e import day

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
DEMO_CODE = "201 020"
PEOPLE_ON_SITES = """
    SELECT s.id, s.label, count(DISTINCT e.worker_id) AS people
      FROM r_site s
      JOIN r_contract c ON c.operation_id = s.operation_id
      JOIN r_lot l ON l.contract_id = c.id
      JOIN r_lot_party p ON p.lot_id = l.id
      JOIN r_site_presence sp ON sp.site_id = s.id AND sp.company_id = p.company_id
      JOIN r_employment_allocation a ON a.party_id = p.id
      JOIN r_employment e ON e.id = a.employment_id
     WHERE s.officer_id = (SELECT id FROM user_account WHERE email = ?) AND s.state = 'active'
       AND a.from_on <= ? AND coalesce(a.to_on, '9999') >= ?
       AND coalesce(e.ended_on, e.planned_end_on, '9999') >= ?
     GROUP BY s.id HAVING people >= ? ORDER BY people
"""


def make_demo(data: Path, sites: int) -> None:
    """Fill a data folder with a small demo territory."""
    for words in (["init"], ["migrate"], ["demo", "--json", "--sites", str(sites)]):
        subprocess.run(
            day.program("backend.cli", *words),
            cwd=ROOT,
            env=environment_of(data),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def environment_of(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JALON_")}
    return {**kept, "JALON_DATA": str(data)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Office:
    """A running installation of Jalon."""

    data: Path
    pwa: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    settings: dict[str, str] = field(default_factory=dict)
    """Settings beyond those of every office."""

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @classmethod
    def copied(cls, template: Path, folder: Path, pwa: Path) -> "Office":
        """An office that starts from a copy of a filled data folder."""
        shutil.copytree(template, folder)
        return cls(folder, pwa)

    def start(self) -> None:
        command = day.program("gunicorn", "-c", "backend/gunicorn_conf.py", "--log-level", "error")
        env = {
            **environment_of(self.data),
            "JALON_PWA": str(self.pwa),
            "JALON_URL": self.address,
            "JALON_BIND": f"127.0.0.1:{self.port}",
            "JALON_WORKERS": "1",
            **self.settings,
        }
        self.process = subprocess.Popen([*command, "backend.wsgi:app"], cwd=ROOT, env=env)
        self._wait()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGQUIT)  # at once, without waiting for idle connections
        self.process.wait(PATIENCE)
        self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process is not None
            assert self.process.poll() is None, "the server did not start"
            try:
                with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as link:
                    link.request("GET", "/readyz")
                    if link.getresponse().status == 200:
                        return
            except OSError:
                time.sleep(0.05)  # nothing listens yet
        raise AssertionError("the server does not answer")

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """What the database of the office holds."""
        with closing(sqlite3.connect(self.data / "jalon.sqlite3")) as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(query, values)]

    def records(self, table: str, **having: object) -> list[dict[str, Any]]:
        """The live records of a type whose columns have these values."""
        where = " AND ".join(f"{name} = ?" for name in having) or "1"
        return self.rows(f"SELECT * FROM r_{table} WHERE {where}", *having.values())  # noqa: S608

    def site_with(self, people: int, officer: str, day: str) -> dict[str, Any]:
        """The smallest site of an officer where so many people should be at work."""
        found = self.rows(PEOPLE_ON_SITES, officer, day, day, day, people)
        assert found, "the demo has no such site: give it more sites"
        return found[0]


class Desk:
    """Somebody of the office who reads through the API."""

    def __init__(self, office: Office, email: str, password: str) -> None:
        self.office, self.cookies = office, {}
        device = {"id": str(uuid4()), "label": "desk"}
        told = {"email": email, "password": password, "code": DEMO_CODE, "device": device}
        status, _ = self.ask("POST", "/auth/token", told)
        assert status == 200

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, bytes]:
        headers = {
            "Content-Type": "application/json",
            "Origin": self.office.address,
            "Sec-Fetch-Site": "same-origin",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Jalon-CSRF": self.cookies.get("__Host-jalon-csrf", ""),
            "Host": f"localhost:{self.office.port}",
        }
        with closing(HTTPConnection("127.0.0.1", self.office.port, timeout=PATIENCE)) as link:
            link.request(method, path, json.dumps(body) if body else None, headers)
            answer = link.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read()

    def read(self, path: str) -> Any:
        status, body = self.ask("GET", path)
        assert status == 200, body
        return json.loads(body)

    def pdf(self, visit: str) -> bytes:
        status, body = self.ask("GET", f"/api/visits/{visit}/minutes.pdf")
        assert status == 200, body
        return body
