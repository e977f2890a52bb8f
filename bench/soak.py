"""`./jalon bench soak`: an installation at work for long: does its memory grow, or its log?

A steady rhythm of pulls, pushes and desk pages as it is exposed. Every half minute: memory of the
server, open files, SQLite's log. The slope of the memory is taken after the first quarter.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.exposed import Exposed, exposed
from bench.figures import Figure, Report
from bench.load import mixed

HOUR = 3600
Sample = tuple[float, float, int, float]
"""Seconds since the beginning, MB of the server, open files, MB of the log."""


def samples_of(shown: Exposed, over: threading.Event, every: float) -> list[Sample]:
    """Look again and again until it is over."""
    found: list[Sample] = []
    begun = time.monotonic()
    while not over.wait(every):
        seen = (time.monotonic() - begun, shown.memory(), shown.files(), shown.wal())
        found.append(seen)
        print(f"  {seen[0]:7.0f} s {seen[1]:7.1f} MB {seen[2]:5} files, log {seen[3]:.1f} MB",
              file=sys.stderr, flush=True)  # fmt: skip
    return found


def slope(samples: list[Sample]) -> float:
    """MB an hour of the memory, by least squares, after the first quarter."""
    late = samples[len(samples) // 4 :]
    if len(late) < 2:  # noqa: PLR2004 - a line has two points
        return 0.0
    line = statistics.linear_regression([each[0] for each in late], [each[1] for each in late])
    return line.slope * HOUR


def main() -> int:
    """Work for the time that is asked for, and look."""
    parser = argparse.ArgumentParser(prog="./jalon bench soak", description=__doc__)
    parser.add_argument("--seconds", type=int, default=2 * HOUR, help="for so long (7200)")
    parser.add_argument("--rate", type=int, default=20, help="requests a second (20)")
    parser.add_argument("--every", type=float, default=30, help="seconds between two looks (30)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("soak", {name: str(value) for name, value in vars(asked).items()})
    over, samples = threading.Event(), list[Sample]()
    with tempfile.TemporaryDirectory() as folder, exposed(Path(folder)) as shown:
        looker = threading.Thread(
            target=lambda: samples.extend(samples_of(shown, over, asked.every))
        )
        looker.start()
        found = mixed(shown, asked.rate, asked.seconds, random.Random(11))
        over.set()
        looker.join()
    report.add(Figure("slope of the memory", slope(samples), "MB/h", aim=5))
    report.add(Figure("memory at the end", samples[-1][1], "MB", aim=400))
    report.add(Figure("largest log of SQLite", max(each[3] for each in samples), "MB", aim=64))
    files = [each[2] for each in samples]
    report.add(Figure("open files, median", statistics.median(files), "", min(files), max(files)))
    report.add(Figure("errors", len(found.errors), "", aim=0))
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
