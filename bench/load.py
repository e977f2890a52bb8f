"""`./jalon bench load`: an installation under load, as it is exposed: proxy, gunicorn, SQLite.

Fifty mixed requests a second at their moments, whether or not those before are answered; two
hundred phones that return at once, each with a hundred operations and three photos; idle sockets
and slow clients while others work; the memory of all workers. The floor keeps the same rhythm.
"""

import argparse
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.crowd import Worker, returning, somebody, together
from bench.exposed import Exposed, exposed
from bench.figures import Figure, Report, figure, percentile
from bench.servers import serving
from bench.sync import floor_of, floor_pull

DESK = ("/api/standings", "/api/reconciliation", "/api/registers/worker", "/api/to-settle")
WRITES, DESKS = 0.2, 0.15
"""Which share of the requests pushes, and which the desk asks; the others are pulls."""
AT_WORK = 24


@dataclass
class Counted:
    """The seconds of each request from the moment when it was due, and what went wrong."""

    pulls: list[float] = field(default_factory=list)
    desk: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def mixed(shown: Exposed, rate: int, seconds: int, chance: random.Random) -> Counted:
    """Ask at the rate for so long; each request at its moment."""
    workers = [somebody(shown) for _ in range(AT_WORK)]
    for worker in workers:
        worker.begin()
    acts = [_drawn(chance) for _ in range(rate * seconds)]
    counted, begun = Counted(), time.perf_counter() + 0.5

    def work(number: int) -> None:
        for turn in range(number, len(acts), AT_WORK):
            due = begun + turn / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            kind, act = acts[turn]
            try:
                act(workers[number])
            except (OSError, RuntimeError, ValueError) as error:
                counted.errors.append(str(error)[:200])
            spent: list[float] = getattr(counted, kind)
            spent.append(time.perf_counter() - due)

    together(AT_WORK, work)
    return counted


def _drawn(chance: random.Random) -> tuple[str, Callable[[Worker], None]]:
    drawn, path = chance.random(), chance.choice(DESK)
    if drawn < WRITES:
        return "writes", Worker.write
    if drawn < WRITES + DESKS:
        return "desk", lambda worker: worker.look(path)
    return "pulls", Worker.read


def floor_of_mixed(worker: Worker, rate: int, seconds: int, folder: Path) -> list[float]:
    """The seconds of empty pulls at the same rate from the floor."""
    rows, _, _, _ = worker.phone.first_sync()
    database = folder / "floor.sqlite3"
    floor_of(rows, database)
    spent: list[float] = []
    with serving("bench.floor:app", {"FLOOR_DATABASE": str(database)}) as floor:
        begun = time.perf_counter() + 0.5

        def work(number: int) -> None:
            for turn in range(number, rate * seconds, AT_WORK):
                due = begun + turn / rate
                time.sleep(max(0.0, due - time.perf_counter()))
                floor_pull(floor, 10**9)
                spent.append(time.perf_counter() - due)

        together(AT_WORK, work)
    return spent


def beset(shown: Exposed, idle: int, slow: int, seconds: int) -> Counted:
    """Ordinary requests while sockets say nothing, and others send a byte a second."""
    worker, over = somebody(shown), threading.Event()
    sockets = [socket.create_connection(("127.0.0.1", shown.port)) for _ in range(idle)]
    dribbling = [socket.create_connection(("127.0.0.1", shown.port)) for _ in range(slow)]

    def dribble() -> None:
        while not over.wait(1):
            for each in dribbling:
                try:
                    each.send(b"\x16")
                except OSError:
                    continue

    threading.Thread(target=dribble, daemon=True).start()
    counted, until = Counted(), time.perf_counter() + seconds
    while time.perf_counter() < until:
        began = time.perf_counter()
        try:
            worker.read()
        except (OSError, RuntimeError) as error:
            counted.errors.append(str(error)[:200])
        counted.pulls.append(time.perf_counter() - began)
        time.sleep(0.05)
    over.set()
    for each in (*sockets, *dribbling):
        each.close()
    return counted


def of_mixed(
    report: Report,
    name: str,
    spent: list[float],
    floor: list[float],
    share: float,
    aim: float | None = None,
) -> None:
    """Note a percentile, with those of the thirds of the time, and beside the floor's pulls."""
    third = max(1, len(spent) // 3)
    begins = range(0, len(spent) - third + 1, third)
    thirds = [percentile(spent[at : at + third], share) * 1000 for at in begins]
    ms, base = percentile(spent, share) * 1000, percentile(floor, share) * 1000
    report.add(Figure(name, ms, "ms", min(thirds), max(thirds), aim=aim))
    report.add(Figure("  beside the floor's pulls", ms, "ms", peer=base, ratio=ms / base))


def measured(shown: Exposed, asked: argparse.Namespace, folder: Path, report: Report) -> None:
    """Measure everything, one after the other."""
    chance = random.Random(7)
    mixed(shown, asked.rate, 5, chance)  # warm
    found = mixed(shown, asked.rate, asked.seconds, chance)
    floor = floor_of_mixed(somebody(shown), asked.rate, min(asked.seconds, 20), folder)
    for name, spent, aim in (
        ("pulls", found.pulls, 200), ("desk", found.desk, 200), ("writes", found.writes, 400),
    ):  # fmt: skip
        of_mixed(report, f"{name}, p50", spent, floor, 0.5)
        of_mixed(report, f"{name}, p99", spent, floor, 0.99, aim)
    report.add(Figure("errors among mixed requests", len(found.errors), "", aim=0))
    rounds = [returning(shown, asked.phones, asked.operations) for _ in range(asked.rounds)]
    name = f"{asked.phones} phones return, {asked.operations} operations and 3 photos each"
    report.add(figure(name, "s", [each[0] for each in rounds], aim=120))
    errors = [error for _, each in rounds for error in each]
    report.add(Figure("errors among them", len(errors), "", aim=0))
    calm = beset(shown, 0, 0, 5)
    held = beset(shown, asked.idle, asked.idle // 2, asked.held)
    p99 = [percentile(each.pulls, 0.99) * 1000 for each in (held, calm)]
    report.add(Figure(f"pull beside {asked.idle} idle and slow sockets, p99", p99[0], "ms",
                      peer=p99[1], ratio=p99[0] / p99[1], aim=5))  # fmt: skip
    report.add(Figure("errors beside them", len(held.errors), "", aim=0))
    report.add(Figure("memory of the server, what it shares once", shown.memory(), "MB", aim=400))
    for error in dict.fromkeys([*found.errors, *errors, *held.errors]):
        print(f"  {error}", file=sys.stderr)


def main() -> int:
    """Make a demo territory in a scratch folder, and measure."""
    parser = argparse.ArgumentParser(prog="./jalon bench load", description=__doc__)
    parser.add_argument("--rate", type=int, default=50, help="mixed requests a second (50)")
    parser.add_argument("--seconds", type=int, default=60, help="for so long (60)")
    parser.add_argument("--phones", type=int, default=200, help="that return at once (200)")
    parser.add_argument("--operations", type=int, default=100, help="of each (100)")
    parser.add_argument("--rounds", type=int, default=1, help="how often they return (1)")
    parser.add_argument("--idle", type=int, default=80, help="idle sockets, half as many slow (80)")
    parser.add_argument("--held", type=int, default=20, help="seconds beside them (20)")
    parser.add_argument("--direct", action="store_true", help="without the proxy")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("load", {name: str(value) for name, value in vars(asked).items()})
    with (
        tempfile.TemporaryDirectory() as name,
        exposed(Path(name), proxied=not asked.direct) as shown,
    ):
        measured(shown, asked, Path(name), report)
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
