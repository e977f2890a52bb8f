"""`./jalon bench rights`: delete each permission check in turn; the tests must notice.

What a check is says `bench.mutants.checks`; how each is judged, `bench.mutants.judge`. A mutant
that none notices is printed and kept; the exit code is 1 when less than 95 of 100 are noticed.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pytest

from bench.figures import Figure, Report
from bench.mutants.checks import PARTS, ROOT, switched
from bench.mutants.judge import Judge, Verdict

MOST = 5
"""Of a hundred mutants, how many may live."""
SECONDS_EACH = 60
"""How long, in seconds of their first run, a mutant's tests may take in all."""
TESTS = ("tests/backend", "tests/security", "tests/documents", "tests/sync")
LEFT_OUT = (
    *("tests/backend/test_demo_command.py", "tests/backend/test_migrations.py"),
    *("tests/backend/upkeep/test_backups.py", "tests/backend/test_full_disk.py"),
    *("tests/security/test_any_request.py", "tests/backend/test_any_input.py"),
)


def parsed() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="mutants whose place has these words")
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS)
    parser.add_argument("--tests", nargs="*", default=TESTS, help="the tests that are asked")
    parser.add_argument("--seconds", type=float, default=SECONDS_EACH, help="of tests, each")
    parser.add_argument("--kept", type=Path, help="file of what tests told before")
    parser.add_argument("--again", type=Path, help="only those alive in the output of a run")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    return parser.parse_args()


def tell(line: str) -> None:
    """Print a line at once."""
    print(line, file=sys.__stdout__, flush=True)


def words(asked: argparse.Namespace, folder: str) -> list[str]:
    """What pytest is asked: no network, no browser, one kind of database, nothing kept."""
    without = [f"--ignore={each}" for each in LEFT_OUT]
    quiet = ["-q", "-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
    kept = ["-o", "tmp_path_retention_policy=none", f"--basetemp={folder}/tests"]
    return [*quiet, *kept, "-m", "not postgres and not browser", *without, *asked.tests]


def report(verdicts: list[Verdict], minutes: float, asked: argparse.Namespace) -> Report:
    """Say how many were not noticed, by part and in all, and which."""
    alive = sorted((each for each in verdicts if not each.killed), key=lambda one: one.check.number)
    for each in alive:
        tell(f"nobody noticed: {each.check.place}  ({each.by})")
    places = [f"{each.check.part}: {each.check.place}" for each in alive]
    told = Report("rights", {"minutes": minutes, "processes": asked.processes, "alive": places})
    living = Counter(each.check.part for each in alive)
    for part, many in sorted(Counter(each.check.part for each in verdicts).items()):
        told.add(
            Figure(f"{part}: {living[part]} of {many} not noticed", _share(living[part], many), "%")
        )
    whole = f"in all: {len(alive)} of {len(verdicts)} not noticed"
    told.add(Figure(whole, _share(len(alive), len(verdicts)), "%", aim=MOST))
    return told


def _share(some: int, many: int) -> float:
    return round(100 * some / max(many, 1), 1)


def main() -> int:
    """Take the checks out one by one; 1 when too many are not missed."""
    asked = parsed()
    if asked.list:
        for check in switched()[1]:
            print(check.part, check.place)
        return 0
    asked.again = asked.again and asked.again.read_text(encoding="utf-8")
    asked.kept = asked.kept and asked.kept.resolve()
    os.chdir(ROOT)
    os.environ["CI"] = "true"  # Hypothesis then draws the same examples each time
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(asked, tell)
        pytest.main(words(asked, folder), plugins=[judge])
    minutes = round((time.monotonic() - began) / 60, 1)
    return report(judge.verdicts, minutes, asked).keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
