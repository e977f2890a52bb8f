"""`./jalon bench drill`: the demo territory is lost and comes back from its backup.

How long a backup and a restore take, beside a plain copy of the same bytes, and how much work may
be lost between two backups. Each table must be the same afterwards, but for the new timeline.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backend import create_app
from backend.extensions import db, readonly
from backend.jobs.commands import LOOK_EVERY
from backend.jobs.schedule import JOBS
from backend.settings import Settings
from backend.upkeep import dump
from bench.figures import Figure, Report, figure
from bench.servers import ROOT

ANEW = {"sync_clock", "sync_epoch"}
MOST_LOST, LONGEST = 15.0, 600.0
"""Minutes of work, and seconds until it is back."""


def run(data: Path, *words: str) -> float:
    """Run a command on an installation; returns the seconds until it ended."""
    began = time.perf_counter()
    env = {**os.environ, "JALON_DATA": str(data)}
    command = [sys.executable, "-m", "backend.cli", *words]
    subprocess.run(command, check=True, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def copied(data: Path, place: Path) -> float:
    """Copy database and files as they are; returns the seconds."""
    began = time.perf_counter()
    shutil.copytree(data, place)
    for path in place.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    return time.perf_counter() - began


def contents(data: Path) -> dict[str, dump.Counted]:
    """Count every table and add up its digests."""
    app = create_app(Settings.read({"JALON_DATA": str(data)}))
    with app.app_context(), readonly():
        link = db.session.connection()
        return {table.name: dump.counted(link, table) for table in db.metadata.sorted_tables}


def main() -> int:
    """Fill, back up, lose, restore, compare."""
    parser = argparse.ArgumentParser(prog="./jalon bench drill", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="the median counts (3)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("drill", {name: str(value) for name, value in vars(asked).items()})
    backups, restores, copies, different = [], [], [], set()
    with tempfile.TemporaryDirectory() as folder:
        data, place = Path(folder, "data"), Path(folder, "backups")
        for word in ("init", "migrate", "demo"):
            run(data, word)
        before = contents(data)
        for number in range(asked.rounds):
            there = Path(folder, f"back{number}")
            backups.append(run(data, "backup", "--in", str(place)))
            copies.append(copied(data, Path(folder, f"copy{number}")))
            there.mkdir(mode=0o700)
            shutil.copy(data / "secret", there / "secret")
            restores.append(run(there, "restore", "--in", str(place)))
            after = contents(there)
            different |= {n for n in before if n not in ANEW and before[n] != after[n]}
            shutil.rmtree(place)
    every = next(job.every.total_seconds() for job in JOBS if job.name == "backup")
    report.add(figure("backup, verified", "s", backups))
    report.add(figure("restore, until it can be served", "s", restores, aim=LONGEST))
    report.add(figure("restore beside a plain copy", "s", restores, copies))
    lost = [(every + LOOK_EVERY + each) / 60 for each in backups]
    report.add(figure("work that may be lost", "min", lost, aim=MOST_LOST))
    rows = sum(each.rows for each in before.values())
    report.add(Figure("rows, all the same", rows, "rows"))
    report.add(Figure("tables that differ", len(different), "tables", aim=0))
    print(*sorted(different), sep="\n", end="\n" if different else "")
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
