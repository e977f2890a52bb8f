"""`./jalon bench growth`: what one territory's people pay as others join the installation.

First sync, empty pull, push of a day, the review's list (the first time after the push it computes
what the push has touched) and the standings at 1, 4, 16 and 64 territories on PostgreSQL: CPU of
the server and of the database together. The others are copies of the demo territory, row by row,
under identifiers of their own.
"""

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.crowd import desk
from bench.exposed import Door
from bench.figures import Figure, Report
from bench.servers import NANO, ROOT, TICKS, Server, serving
from bench.sync import Phone
from tests.postgres_server import running_server

EACH = (1, 4, 16, 64)
PULLS, DAYS, PAGES = 50, 3, 15
AIM = 1.3
QUIET = ("autovacuum=off", "checkpoint_timeout=1d", "max_wal_size=8GB")
"""What the copies leave to be done is not done while a request is measured."""
COLUMNS = """
SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
FROM information_schema.columns WHERE table_schema = 'public' AND (table_name LIKE 'r\\_%' OR
table_name IN ('sync_record', 'sync_change', 'sync_op', 'sync_scope', 'sync_clock', 'sync_epoch'))
GROUP BY table_name ORDER BY (table_name LIKE 'r\\_%'), table_name
"""


class Database:
    """The PostgreSQL of the run: its rows, and the CPU that it has used."""

    def __init__(self, url: str) -> None:
        """Connect; the walls are open to the copies."""
        self.link = psycopg.connect(url, autocommit=True)
        self.link.execute("SELECT set_config('jalon.territory', '*', false)")
        [backend] = self.link.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        self.postmaster = int(_stat(backend)[1])

    def cpu(self) -> float:
        """Return the CPU seconds of all its processes, those that have ended too."""
        of = Path(f"/proc/{self.postmaster}/task/{self.postmaster}/children").read_text().split()
        ended = sum(int(each) for each in _stat(self.postmaster)[13:15]) / TICKS
        return ended + sum(_ran(int(pid)) for pid in of)

    def grow(self, count: int) -> None:
        """Add copies of the first territory until there are so many."""
        home, here = self.link.execute(
            "SELECT (SELECT id FROM territory ORDER BY name LIKE 'Copie%', name LIMIT 1),"
            " (SELECT count(*) FROM territory)"
        ).fetchone() or ("", 0)
        for _ in range(here, count):
            self._copy(home, str(uuid4()))
        self.link.execute("VACUUM ANALYZE")

    def _copy(self, home: str, new: str) -> None:
        with self.link.transaction():
            self.link.execute(
                "INSERT INTO territory (id, name, demo, timezone, settings, sealing_public,"
                " sealing_private) SELECT %s, 'Copie ' || %s, demo, timezone, settings,"
                " sealing_public, sealing_private FROM territory WHERE id = %s",
                (new, new, home),
            )
            for table, columns in self.link.execute(COLUMNS).fetchall():
                others = ", ".join(f'"{name}"' for name in columns if name != "territory_id")
                self.link.execute(
                    f"INSERT INTO {table} (territory_id, {others})"  # noqa: S608 - names of our tables
                    f" SELECT %s, {others} FROM {table} WHERE territory_id = %s".encode(),
                    (new, home),
                )


def _stat(pid: int) -> list[str]:
    """What the kernel tells of a process after its name; the parent is [1], the CPU [11:15]."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 20


def _ran(pid: int) -> float:
    """The CPU seconds of a process that lives, or none: ticks are too coarse for a page."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / NANO
    except OSError:
        return 0.0


def costs(server: Server, database: Database) -> dict[str, float]:
    """Return the CPU seconds of each act, and of a first sync also how long it took."""
    phone = Phone(server, "zstd")
    rows, cursor, _, _ = phone.first_sync()
    alice = desk(Door(server.port, tls=False))
    for path in ("/api/reconciliation", "/api/standings"):
        alice.ask("GET", path)

    def spent(act: Callable[[], object], times: int) -> float:
        gc.collect()
        before = server.cpu() + database.cpu()
        for _ in range(times):
            act()
        return (server.cpu() + database.cpu() - before) / times

    days = iter([phone.day(rows) for _ in range(DAYS)])
    began = time.perf_counter()
    found = {"first sync": spent(phone.first_sync, 1)}
    found["first sync, until it is there"] = time.perf_counter() - began
    found["empty pull"] = spent(lambda: phone.pull(cursor), PULLS)
    found["push of a day"] = spent(lambda: phone.push(next(days)), DAYS)
    found["review, after the push"] = spent(lambda: alice.ask("GET", "/api/reconciliation"), 1)
    found["review"] = spent(lambda: alice.ask("GET", "/api/reconciliation"), PAGES)
    found["standings"] = spent(lambda: alice.ask("GET", "/api/standings"), PAGES)
    return found


def main() -> int:
    """Fill, measure, add territories, measure again."""
    parser = argparse.ArgumentParser(prog="./jalon bench growth", description=__doc__)
    parser.add_argument("--territories", type=int, nargs="+", default=EACH, help="(1 4 16 64)")
    parser.add_argument("--rounds", type=int, default=3, help="of each, the median counts (3)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("growth", {name: str(value) for name, value in vars(asked).items()})
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, running_server(QUIET) as postgres:
        url = postgres.fresh()
        env = {"JALON_DATA": folder, "JALON_DATABASE_URL": url}
        env["JALON_PUSHES_PER_MINUTE"] = "1000000"
        for word in ("init", "migrate", "demo"):
            command = [sys.executable, "-m", "backend.cli", word]
            subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **env},
                           stdout=subprocess.DEVNULL)  # fmt: skip
        database = Database(url)
        for count in asked.territories:
            database.grow(count)
            with serving("backend.wsgi:app", env) as server:
                rounds = [costs(server, database) for _ in range(asked.rounds)]
            for name in rounds[0]:
                values = [each[name] * 1000 for each in rounds]
                middle = statistics.median(values)
                base = first.setdefault(name, middle)
                report.add(Figure(f"{name}, {count} territories", middle, "ms", min(values),
                                  max(values), base, middle / base, AIM))  # fmt: skip
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
