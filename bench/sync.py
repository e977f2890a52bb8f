"""`./jalon bench sync`: the exchange of an officer's phone, beside the floor in the same run.

First sync of an officer's sites, a pull with nothing new, the push of a day (120 new and 40 edited
records): server CPU and bytes, as ratios to the floor. Medians; both servers take turns.
"""

import argparse
import gzip
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import brotli
import zstandard

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import Report, figure
from bench.servers import ROOT, Answer, Server, serving

OFFICER, PASSWORD = "bruno@example.org", "bruno visite les chantiers"
DEMO_CODE = "201 020"
NEW, EDITED, EMPTY_PULLS = 120, 40, 50
AIMS = {
    "first sync, server CPU": 1.5,
    "first sync, bytes down": 1.0,
    "pull with nothing new, server CPU": 3.0,
    "push of a day, server CPU": 3.0,
}


def plain(answer: Answer) -> bytes:
    """Return the body of an answer as it was before compression."""
    encoding = {k.lower(): v for k, v in answer.headers.items()}.get("content-encoding", "")
    opened: dict[str, Callable[[bytes], bytes]] = {
        "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
        "br": brotli.decompress,
        "gzip": lambda body: zlib.decompress(body, zlib.MAX_WBITS | 16),
    }
    return opened.get(encoding, bytes)(answer.body)


class Phone:
    """An officer's phone against Jalon."""

    def __init__(self, server: Server, accept: str, email: str = OFFICER) -> None:
        self.server, self.device, self.n, self.accept = server, str(uuid4()), 0, accept
        told = {"email": email, "password": PASSWORD, "code": DEMO_CODE}
        body = {**told, "device": {"id": self.device, "label": "bench"}}
        answer = server.ask("POST", "/auth/token", json.dumps(body).encode(), **self._headers())
        self.user = json.loads(plain(answer))["user"]["id"]

    def _headers(self) -> dict[str, str]:
        csrf = self.server.cookies.get("__Host-jalon-csrf", "")
        kind = {"Content_Type": "application/json", "Accept_Encoding": self.accept}
        return {**kind, "X_Jalon_CSRF": csrf}

    def post(self, path: str, body: dict[str, Any]) -> Answer:
        """Post JSON, compressed."""
        packed = gzip.compress(json.dumps(body).encode())
        answer = self.server.ask("POST", path, packed, Content_Encoding="gzip", **self._headers())
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(plain(answer).decode())
        return answer

    def pull(self, cursor: str | None) -> Answer:
        """Ask for a page."""
        asked = {"device": self.device, "schema": 1, "cursor": cursor, "limit": 5000}
        return self.post("/sync/v1/pull", asked)

    def first_sync(self) -> tuple[list[dict[str, Any]], str, int, int]:
        """Pull everything; returns records, cursor, bytes down and round trips."""
        rows, cursor, down, trips = [], None, 0, 0
        while True:
            answer = self.pull(cursor)
            page = json.loads(plain(answer))
            rows += page.get("changes", [])
            cursor, down, trips = page.get("cursor", cursor), down + len(answer.body), trips + 1
            if not page.get("more"):
                return rows, str(cursor), down, trips

    def day(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Make the changes of a day on one site: a visit, its roll-call and items, and edits."""
        site = next(row for row in rows if row["tbl"] == "site")
        visit = str(uuid4())
        officer = site["data"]["officer_id"]
        values = {"site_id": site["id"], "kind": "quarterly", "officer_id": officer}
        ops = [self._op("create", "visit", visit, {**values, "state": "draft"}, 0)]
        for place in range(NEW - 1):
            item = {"visit_id": visit, "kind": "point", "theme": "other", "position": place}
            body = {"body": f"Point {place} de la réunion, constaté sur place."}
            ops.append(self._op("create", "minutes_item", str(uuid4()), {**item, **body}, 0))
        actions = [r for r in rows if r["tbl"] == "minutes_item" and r["data"]["kind"] == "action"]
        for row in actions[:EDITED]:
            owner = {"owner": f"Responsable {self.n}"}
            seen = {"owner": row["data"].get("owner")}
            ops.append(self._op("update", "minutes_item", row["id"], owner, row["rev"], seen))
        return ops

    def _op(
        self,
        kind: str,
        table: str,
        record_id: str,
        values: dict[str, Any],
        rev: int,
        was: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        self.n += 1
        op = {"op": str(uuid4()), "n": self.n, "kind": kind, "tbl": table, "id": record_id}
        return {**op, "base": {"epoch": None, "rev": rev}, "set": values, "was": was or {}}

    def push(self, ops: list[dict[str, Any]]) -> Answer:
        """Push changes in one round trip."""
        body = {"device": self.device, "user": self.user, "schema": 1, "ops": ops}
        return self.post("/sync/v1/push", body)


def measured(server: Server, act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the server's CPU seconds of an act, and what the act gave."""
    before = server.cpu()
    result = act()
    return server.cpu() - before, result


def floor_of(rows: list[dict[str, Any]], database: Path) -> None:
    """Fill the floor's database with the very records that the phone received."""
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE doc (id TEXT PRIMARY KEY, seq INTEGER, body BLOB)")
    connection.execute("CREATE INDEX doc_seq ON doc (seq)")
    lines = [
        (r["id"], n, json.dumps(r, ensure_ascii=False).encode()) for n, r in enumerate(rows, 1)
    ]
    connection.executemany("INSERT INTO doc VALUES (?, ?, ?)", lines)
    connection.commit()
    connection.close()


def floor_push(server: Server, phone: Phone, ops: list[dict[str, Any]]) -> int:
    """Push the very same bytes to the floor."""
    body = {"device": phone.device, "user": phone.user, "schema": 1, "docs": ops}
    packed = gzip.compress(json.dumps(body).encode())
    return server.ask("POST", "/push", packed).status


def floor_pull(server: Server, since: int) -> Answer:
    """Pull from the floor."""
    return server.ask("POST", "/pull", json.dumps({"since": since}).encode())


def run(jalon: Server, floor_env: Path, rounds: int, accept: str) -> dict[str, list[float]]:
    """Run all acts in turns; returns the figures by name, ours and the floor's."""
    phone = Phone(jalon, accept)
    rows, cursor, _, trips = phone.first_sync()
    floor_of(rows, floor_env)
    print(f"{len(rows)} records, {trips} round trips, accepting {accept}", file=sys.stderr)
    figures: dict[str, list[float]] = {}

    def note(name: str, ours: float, theirs: float) -> None:
        figures.setdefault(f"{name}|jalon", []).append(ours)
        figures.setdefault(f"{name}|floor", []).append(theirs)

    with serving("bench.floor:app", {"FLOOR_DATABASE": str(floor_env)}) as floor:
        floor_pull(floor, 0)
        for _ in range(rounds):
            ours, (_, cursor, down, _) = measured(jalon, phone.first_sync)
            theirs, answer = measured(floor, lambda: floor_pull(floor, 0))
            note("first sync, server CPU", ours, theirs)
            note("first sync, bytes down", down, len(answer.body))
            ours, polled = measured(jalon, lambda c=cursor: _often(lambda: phone.pull(c)))
            theirs, idle = measured(floor, lambda: _often(lambda: floor_pull(floor, 10**9)))
            note("pull with nothing new, server CPU", ours / EMPTY_PULLS, theirs / EMPTY_PULLS)
            note("pull with nothing new, bytes down", len(polled.body), len(idle.body))
            days = [phone.day(rows) for _ in range(5)]
            ours, answers = measured(jalon, lambda d=days: [phone.push(ops) for ops in d])
            _must_have_worked(answers)
            rows, cursor, _, _ = phone.first_sync()
            theirs, _ = measured(floor, lambda d=days: [floor_push(floor, phone, o) for o in d])
            note("push of a day, server CPU", ours / 5, theirs / 5)
    return figures


def _often(act: Callable[[], Answer]) -> Answer:
    answers = [act() for _ in range(EMPTY_PULLS)]
    return answers[-1]


def _must_have_worked(answers: list[Answer]) -> None:
    for answer in answers:
        for result in json.loads(plain(answer))["results"]:
            if result["status"] == "held":
                raise RuntimeError(str(result))


def main() -> int:
    """Make a demo territory in a scratch folder, and measure."""
    parser = argparse.ArgumentParser(prog="./jalon bench sync", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--accept", default="zstd, br, gzip", help="what the phone accepts")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("sync", {name: str(value) for name, value in vars(asked).items()})
    with tempfile.TemporaryDirectory() as folder:
        env = {"JALON_DATA": f"{folder}/data", "JALON_PUSHES_PER_MINUTE": "1000000"}
        for word in ("init", "migrate", "demo"):
            subprocess.run(
                [sys.executable, "-m", "backend.cli", word],
                check=True,
                cwd=ROOT,
                env={**os.environ, **env},
                stdout=subprocess.DEVNULL,
            )
        with serving("backend.wsgi:app", env) as jalon:
            found = run(jalon, Path(folder) / "floor.sqlite3", asked.rounds, asked.accept)
    for name in dict.fromkeys(name.partition("|")[0] for name in found):
        unit = "bytes" if "bytes" in name else "s"
        ours, theirs = found[f"{name}|jalon"], found[f"{name}|floor"]
        report.add(figure(name, unit, ours, theirs, aim=AIMS.get(name)))
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
