"""`./jalon bench simulate`: schedules of the exchange in memory, as many as asked.

Each is one seed: people, phones, a bad network, sites that change hands. A schedule in which an
invariant does not hold is printed with its seed; the exit code is then 1.
"""

import argparse
import json
import logging
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import Figure, Report, figure
from tests.simulation import schedule
from tests.simulation.twin import TwinOffice

AT_ONCE = 50
KINDS = ("write", "push", "pull", "fault")


def broken(first: int, last: int, steps: int) -> tuple[list[str], float, float]:
    """Run the schedules of some seeds; returns what was wrong, and CPU milliseconds.

    Of one schedule, and of the same steps drawn at random and nothing done: the floor.
    """
    logging.disable(logging.CRITICAL)
    found = []
    began = time.process_time()
    for seed in range(first, last):
        try:
            schedule.run_shortened(seed, TwinOffice, steps)
        except Exception as error:  # noqa: BLE001 - whatever falls is a finding
            (where,) = error.__notes__
            found.append(f"{where}: {type(error).__name__}: {error}")
    spent, began = time.process_time() - began, time.process_time()
    for seed in range(first, last):
        random = Random(seed)
        json.dumps([[random.random(), random.choice(KINDS)] for _ in range(steps)])
    each = 1000 / (last - first)
    return found, spent * each, (time.process_time() - began) * each


def main() -> int:
    """Run the schedules on all processors; print what was found and how fast it went."""
    parser = argparse.ArgumentParser(prog="./jalon bench simulate", description=__doc__)
    parser.add_argument("--schedules", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int, default=80, help="steps before all becomes quiet")
    parser.add_argument("--processes", type=int, default=cpu_count())
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    end = asked.first + asked.schedules
    starts = range(asked.first, end, AT_ONCE)
    began = time.monotonic()
    with ProcessPoolExecutor(asked.processes) as pool:
        ends = [min(start + AT_ONCE, end) for start in starts]
        done = list(pool.map(broken, starts, ends, [asked.steps] * len(ends)))
    took = time.monotonic() - began
    wrong = [line for lines, _, _ in done for line in lines]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    report = Report("simulate", {name: str(value) for name, value in vars(asked).items()})
    ours, floor = [each[1] for each in done], [each[2] for each in done]
    report.add(figure("CPU of a schedule, its steps drawn alone beside", "ms", ours, floor))
    report.add(Figure("schedules in a second, all processors", asked.schedules / took, "/s"))
    report.add(Figure("schedules that broke an invariant", len(wrong), "", aim=0))
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
