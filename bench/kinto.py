"""`./jalon bench kinto`: the exchange beside Kinto, a server of synchronised records.

The records of one officer's sites are put into both, on PostgreSQL; then a first sync, pulls with
nothing new and the push of a day (120 new, 40 edited) take turns: CPU of the server process alone,
bytes and round trips. Kinto is installed by the benchmark, in an environment of its own; it merges
nothing and judges nothing.
"""

import argparse
import base64
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.exposed import Door
from bench.figures import Report, figure
from bench.servers import NANO, ROOT, Answer, Server, free_port, serving
from bench.sync import EDITED, NEW, Phone, measured
from tests.postgres_server import running_server

VERSION = "kinto[postgresql]==26.5.0"
HOME = ROOT / ".venv" / "kinto"
PLACE = "/buckets/jalon/collections/records"
PULLS, PAGE = 50, 5000
CONFIGURATION = """
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
[app:main]
use = egg:kinto
kinto.storage_backend = kinto.core.storage.postgresql
kinto.storage_url = {url}
kinto.cache_backend = kinto.core.cache.memory
kinto.permission_backend = kinto.core.permission.postgresql
kinto.permission_url = {url}
kinto.userid_hmac_secret = {secret}
kinto.bucket_create_principals = system.Authenticated
kinto.batch_max_requests = 200
kinto.paginate_by = {page}
multiauth.policies = basicauth
[loggers]
keys = root
[handlers]
keys = none
[formatters]
keys = plain
[logger_root]
level = ERROR
handlers = none
[handler_none]
class = NullHandler
args = ()
[formatter_plain]
format = %(message)s
"""


@dataclass
class Kinto:
    """A running Kinto, and one connection to it."""

    process: subprocess.Popen[bytes]
    port: int
    link: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        """Open the connection."""
        self.link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def cpu(self) -> float:
        """Return the CPU seconds of its threads."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / NANO

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Send one request, and read its answer."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Authorization"] = "Basic " + base64.b64encode(b"bruno:secret").decode()
        sent["Content-Type"] = "application/json"
        self.link.request(method, f"/v1{path}", body and json.dumps(body), sent)
        response = self.link.getresponse()
        return Answer(response.status, dict(response.headers), response.read())

    def first_sync(self) -> tuple[str, int, int]:
        """Read everything; returns the mark, bytes and round trips."""
        path, mark, down, trips = f"{PLACE}/records?_limit={PAGE}", "", 0, 0
        while path:
            answer = self.ask("GET", path)
            mark = mark or answer.headers.get("ETag", "")
            down, trips = down + len(answer.body), trips + 1
            path = answer.headers.get("Next-Page", "").partition("/v1")[2]
        return mark, down, trips

    def push(self, ops: list[dict[str, Any]]) -> None:
        """Put the changes of a day in one batch."""
        puts = [
            {"path": f"{PLACE}/records/{op['id']}", "body": {"data": {"v": op["set"]}}}
            for op in ops
        ]
        answer = self.ask("POST", "/batch", {"defaults": {"method": "PUT"}, "requests": puts})
        taken = [each["status"] for each in json.loads(answer.body)["responses"]]
        if max(taken) >= HTTPStatus.BAD_REQUEST:
            raise RuntimeError(str(taken))


@contextmanager
def running(url: str, folder: Path) -> Iterator[Kinto]:
    """Install Kinto where it is not yet, and start it on an empty database."""
    if not (HOME / "bin" / "kinto").exists():
        print("installing Kinto, in an environment of its own", file=sys.stderr)
        venv.create(HOME, with_pip=True)
        subprocess.run([HOME / "bin" / "pip", "install", "-q", VERSION], check=True)
    port = free_port()
    place = url.replace("%", "%%")  # a percent sign begins a name in such a file
    told = CONFIGURATION.format(port=port, url=place, secret=uuid4().hex, page=PAGE)
    (folder / "kinto.ini").write_text(told, encoding="utf-8")
    command = [HOME / "bin" / "kinto"]
    given = ["--ini", folder / "kinto.ini"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*command, "migrate", *given], check=True, **quiet)
    process = subprocess.Popen([*command, "start", *given, "--port", str(port)], **quiet)
    try:
        until = time.monotonic() + 60
        while True:
            shown = Kinto(process, port)
            try:
                shown.ask("GET", "/")
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
        yield shown
    finally:
        process.terminate()
        process.wait()


def fill(kinto: Kinto, url: str, rows: list[dict[str, Any]]) -> None:
    """Put the very records that the phone received into Kinto's table."""
    for place in (PLACE.partition("/collections")[0], PLACE):
        kinto.ask("PUT", place, {})
    insert = (
        "INSERT INTO objects (id, parent_id, resource_name, deleted, last_modified, data)"
        " VALUES (%s, %s, 'record', false, from_epoch(%s), %s)"
    )
    with psycopg.connect(url, autocommit=False) as link, link.cursor() as cursor:
        values = [(r["id"], PLACE, n + 1, json.dumps({"v": r})) for n, r in enumerate(rows)]
        cursor.executemany(insert, values)
    with psycopg.connect(url, autocommit=True) as link:
        link.execute("VACUUM ANALYZE")


def compared(jalon: Server, phone: Phone, kinto: Kinto, rounds: int, report: Report) -> None:
    """Both do the same in turns, each over one connection that stays."""
    spent: dict[str, tuple[list[float], list[float]]] = {}

    def note(name: str, ours: float, theirs: float) -> None:
        both = spent.setdefault(name, ([], []))
        both[0].append(ours)
        both[1].append(theirs)

    for _ in range(rounds):
        ours, (rows, cursor, down, trips) = measured(jalon, phone.first_sync)
        theirs, (mark, their_down, their_trips) = measured(kinto, kinto.first_sync)  # type: ignore[arg-type]
        note("first sync, server CPU|ms", ours * 1000, theirs * 1000)
        note("first sync, down|KiB", down / 1024, their_down / 1024)
        note("first sync, round trips|", trips, their_trips)
        ours, _ = measured(jalon, lambda c=cursor: [phone.pull(c) for _ in range(PULLS)])
        since = f"{PLACE}/records?_since={mark.strip(chr(34))}"
        theirs, _ = measured(kinto, lambda s=since: [kinto.ask("GET", s) for _ in range(PULLS)])  # type: ignore[arg-type]
        note("pull with nothing new, server CPU|ms", ours * 1000 / PULLS, theirs * 1000 / PULLS)
        day = phone.day(rows)
        ours, _ = measured(jalon, lambda ops=day: phone.push(ops))
        theirs, _ = measured(kinto, lambda ops=day: kinto.push(ops))  # type: ignore[arg-type]
        note(f"push of {NEW} new and {EDITED} edited, server CPU|ms", ours * 1000, theirs * 1000)
    for name, (ours_all, theirs_all) in spent.items():
        said, _, unit = name.partition("|")
        aim = None if "trips" in said else 1.0
        report.add(figure(said, unit, ours_all, theirs_all, aim=aim))


def main() -> int:
    """Fill both, and compare."""
    parser = argparse.ArgumentParser(prog="./jalon bench kinto", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("kinto", {"rounds": asked.rounds, "peer": VERSION})
    with tempfile.TemporaryDirectory() as name, running_server(()) as postgres:
        folder, theirs = Path(name), postgres.fresh()
        env = {"JALON_DATA": f"{name}/data", "JALON_DATABASE_URL": postgres.fresh()}
        env["JALON_PUSHES_PER_MINUTE"] = "1000000"
        for word in ("init", "migrate", "demo"):
            command = [sys.executable, "-m", "backend.cli", word]
            subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **env},
                           stdout=subprocess.DEVNULL)  # fmt: skip
        with serving("backend.wsgi:app", env) as jalon, running(theirs, folder) as kinto:
            door = Door(jalon.port, tls=False)
            phone = Phone(door, "zstd, br, gzip")  # type: ignore[arg-type]
            rows, _, _, _ = phone.first_sync()
            fill(kinto, theirs, rows)
            compared(jalon, phone, kinto, asked.rounds, report)
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
