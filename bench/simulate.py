"""`./jalon bench simulate`: schedules of the exchange in memory, as many as asked.

Each is one seed: people, phones, a bad network, sites that change hands. A schedule in which an
invariant does not hold is printed with its seed; the exit code is then 1.
"""

import argparse
import logging
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.simulation import schedule
from tests.simulation.twin import TwinOffice

AT_ONCE = 50


def broken(first: int, last: int, steps: int) -> list[str]:
    """Run the schedules of some seeds; returns what was wrong in each that failed."""
    logging.disable(logging.CRITICAL)
    found = []
    for seed in range(first, last):
        try:
            schedule.run(seed, TwinOffice(), steps)
        except Exception as error:  # noqa: BLE001 - whatever falls is a finding
            found.append(f"seed {seed}: {type(error).__name__}: {error}")
    return found


def main() -> int:
    """Run the schedules on all processors; print what was found and how fast it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schedules", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--steps", type=int, default=80, help="steps before all becomes quiet")
    parser.add_argument("--processes", type=int, default=cpu_count())
    asked = parser.parse_args()
    end = asked.first + asked.schedules
    starts = range(asked.first, end, AT_ONCE)
    began = time.monotonic()
    with ProcessPoolExecutor(asked.processes) as pool:
        ends = [min(start + AT_ONCE, end) for start in starts]
        wrong = [line for some in pool.map(broken, starts, ends, [asked.steps] * len(ends))
                 for line in some]  # fmt: skip
    took = time.monotonic() - began
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{asked.schedules} schedules in {took:.1f} s: {asked.schedules / took:.0f} a second")
    print(f"{len(wrong)} broke an invariant")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
