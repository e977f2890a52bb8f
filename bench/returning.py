"""`./jalon bench returning`: fifty phones find the network at once, each with a day's work.

Each pushes a day and pulls what is new; the time until the last has finished, beside the floor's
with the very same bytes in the same run, on SQLite and on PostgreSQL. Each is of an officer of its
own, and all hold the same sites: each pulls what those before it have pushed, from the floor too.
An error fails the run.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backend import create_app
from backend.accounts import grants
from backend.accounts.commands import new_user, user_of
from backend.extensions import db
from backend.settings import Settings
from bench.figures import Report, figure
from bench.growth import Database
from bench.servers import ROOT, Server, serving
from bench.sync import OFFICER, Phone, floor_of, floor_pull, floor_push
from sync.record import Role
from tests.postgres_server import running_server

AIM = 2.5
ACCEPTED = "gzip, deflate, br, zstd"
"""What Chromium says on a phone."""
AS_IT_COMES: tuple[str, ...] = ()
"""A server that keeps what it says that it kept."""
Spent = tuple[float, ...]
Day = tuple[Phone, str, list[dict[str, Any]]]


def colleagues(env: dict[str, str], count: int) -> list[str]:
    """Give so many new officers the demo officer's sites and password; returns their addresses."""
    app = create_app(Settings.read(os.environ | env))
    with app.app_context():
        known = user_of(OFFICER)
        sites = [tag for tag in grants.tags_of(known) if tag.startswith("site:")]
        found = [f"officer{number}@example.org" for number in range(count)]
        for email in found:
            added = new_user(known.territory, email=email, name=email, role=Role.OFFICER)
            added.password_hash = known.password_hash
            for tag in sites:
                grants.give(added, tag, 0)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return found


def phones_of(jalon: Server, emails: list[str]) -> tuple[list[Day], list[dict[str, Any]]]:
    """Sign phones in, each after its first sync, with a day made; the records that they have."""
    days: list[Day] = []
    rows: list[dict[str, Any]] = []
    for email in emails:
        phone = Phone(replace(jalon, cookies={}), ACCEPTED, email)
        rows, cursor, _, _ = phone.first_sync()
        days.append((phone, cursor, phone.day(rows)))
    return days, rows


def together(days: list[Day], act: Callable[[Day], None]) -> float:
    """Return the seconds until all have done it, everybody at once."""
    with ThreadPoolExecutor(len(days)) as pool:
        began = time.perf_counter()
        for done in [pool.submit(act, day) for day in days]:
            done.result()
        return time.perf_counter() - began


def come_back(day: Day) -> None:
    """Push a day, then pull."""
    phone, cursor, ops = day
    phone.push(ops)
    phone.pull(cursor)


def rounds_of(data: str, database: str, count: int, rounds: int) -> list[Spent]:
    """Make a demo territory; return what each round took and the floor's, and the CPU of both."""
    env = {"JALON_DATA": data, "JALON_DATABASE_URL": database}
    for word in ("init", "migrate", "demo"):
        subprocess.run(
            [sys.executable, "-m", "backend.cli", word],
            check=True,
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=subprocess.DEVNULL,
        )
    emails = colleagues(env, count)
    postgres = Database(database) if database else None
    if postgres is not None:
        postgres.link.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
    floor_database = Path(data) / "floor.sqlite3"
    found: list[Spent] = []
    with (
        serving("backend.wsgi:app", env) as jalon,
        serving("bench.floor:app", {"FLOOR_DATABASE": str(floor_database)}) as floor,
    ):
        counted = [jalon.cpu, floor.cpu, postgres.cpu if postgres is not None else lambda: 0.0]

        def floor_does_it(day: Day) -> None:
            one = replace(floor, cookies={})
            if floor_push(one, day[0], day[2]) != HTTPStatus.OK:
                raise RuntimeError
            floor_pull(one, heard)

        for _ in range(rounds):
            days, rows = phones_of(jalon, emails)
            if not floor_database.exists():
                floor_of(rows, floor_database)
            heard = json.loads(gzip.decompress(floor_pull(floor, 0).body))["seq"]
            before = [cpu() for cpu in counted]
            theirs, ours = together(days, floor_does_it), together(days, come_back)
            spent = [cpu() - was for cpu, was in zip(counted, before, strict=True)]
            found.append((ours, theirs, *spent))
    return found


def main() -> int:
    """Measure on both databases."""
    parser = argparse.ArgumentParser(prog="./jalon bench returning", description=__doc__)
    parser.add_argument("--devices", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("returning", {name: str(value) for name, value in vars(asked).items()})
    for name in asked.database or ["sqlite", "postgresql"]:
        on_server = running_server(AS_IT_COMES) if name == "postgresql" else nullcontext()
        with tempfile.TemporaryDirectory() as folder, on_server as server:
            address = server.fresh() if server is not None else ""
            found = rounds_of(folder, address, asked.devices, asked.rounds)
        ours, theirs, cpu, floor_cpu, postgres_cpu = map(list, zip(*found, strict=True))
        told = f"{asked.devices} phones at once, {name}"
        report.add(figure(told, "s", ours, theirs, aim=AIM))
        report.add(figure(f"{told}, server CPU", "s", cpu, floor_cpu))
        if address:
            report.add(figure(f"{told}, CPU of PostgreSQL", "s", postgres_cpu))
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
