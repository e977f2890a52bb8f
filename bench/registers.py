"""`./jalon bench registers`: lists of the registers with 20,000 people, on both databases.

Each list beside the same one without the folded column: every record read, folded, sorted and cut
in Python, the only other way to find people without accents that both databases share. A ratio
below 1 is in favour of the column.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backend.demo.dice import Dice
from backend.demo.names import LAST, MEN, WOMEN
from backend.extensions import db, readonly
from backend.records import registers, tables
from backend.records.folding import SEARCHED, folded, words_of
from backend.records.labels import labels
from backend.records.store import Actor, writing
from backend.registers import reading
from bench.figures import Report, figure
from sync.record import natural_id
from tests.backend import database
from tests.backend.conftest import Clock
from tests.backend.personas import HERE
from tests.postgres_server import running_server

AT = datetime(2026, 3, 10, tzinfo=UTC)
OFFICE = Actor("bench", "office", AT, AT.date())
COMPANIES = 300
Lists = dict[str, tuple[Callable[[], Any], Callable[[], Any] | None]]


def fill(people: int) -> None:
    """Enter people with a job each, in some companies."""
    dice = Dice("bench")
    with writing(HERE, empty=True) as store:
        for n in range(COMPANIES):
            data = {"siret": f"{n:014d}", "name": f"Entreprise {dice.choice(LAST)} {n}"}
            store.put("company", company(n), data, OFFICE)
        for n in range(people):
            name = {"last_name": dice.choice(LAST), "first_name": dice.choice(WOMEN + MEN)}
            worker, year = natural_id("worker", str(n)), dice.randint(1960, 2008)
            store.put(
                "worker", worker, {**name, "birth_year": year, "is_draft": n % 500 == 0}, OFFICE
            )
            job = {"worker_id": worker, "employer_id": company(n % COMPANIES), "kind": "CDD"}
            terms = {"execution_mode": "direct_hire", "weekly_minutes": 2100, "job_title": "Maçon"}
            start = {"starts_on": f"20{n % 26:02d}-01-05"}
            store.put("employment", natural_id("job", str(n)), {**job, **terms, **start}, OFFICE)
    db.session.commit()


def company(n: int) -> str:
    """The id of a company."""
    return natural_id("company", f"{n:014d}")


def asked(
    table: str, q: str = "", sort: str = "", page: int = 1, **where: str
) -> Callable[[], Any]:
    """Return a page of a list as the office answers it."""

    def run() -> Any:  # noqa: ANN401 - an answer
        wanted = reading.wanted(HERE, table, where, q)
        return reading.page(wanted, reading.order(table, sort), 50, page)

    return run


def by_hand(table: str, q: str = "", page: int = 1) -> Callable[[], Any]:
    """Return the same page by reading all records of the type and folding them here."""

    def run() -> Any:  # noqa: ANN401 - an answer
        columns = tables.TABLES[table].c
        fields = [columns[name] for name in SEARCHED[table]]
        query = select(columns.id, *fields).where(columns.territory_id == HERE)
        rows = [dict(row) for row in db.session.execute(query).mappings()]
        words = words_of(q)
        found = [(said, row) for row in rows if has(said := folded(table, row), words)]
        found.sort(key=lambda each: each[0])
        some = found[(page - 1) * 50 : page * 50]
        return len(found), some, labels(HERE, ((table, row["id"]) for _, row in some))

    return run


def has(said: str, words: tuple[str, ...]) -> bool:
    """Tell whether a record has all the words."""
    return all(word in said for word in words)


def lists() -> Lists:
    """What is measured: a list, and the same one by hand where that can be done."""
    worker = natural_id("worker", "7")
    return {
        "people, first page": (asked("worker"), by_hand("worker")),
        "people, page 300": (asked("worker", page=300), by_hand("worker", page=300)),
        "people, one word": (asked("worker", q="dur"), by_hand("worker", q="dur")),
        "people, two words": (asked("worker", q="éli mart"), by_hand("worker", q="éli mart")),
        "people, nobody found": (asked("worker", q="xyzzy"), by_hand("worker", q="xyzzy")),
        "people by year of birth": (asked("worker", sort="-birth_year"), None),
        "people to complete": (asked("worker", is_draft="true"), None),
        "people of a company": (asked("worker", company=company(7)), None),
        "jobs by a person's name": (asked("employment", q="mart"), None),
        "jobs in the order of people": (asked("employment", sort="worker_id"), None),
        "what refers to a person": (
            lambda: list(registers.referring(HERE, "worker", worker)),
            None,
        ),
    }


def rounds(run: Callable[[], Any], times: int) -> list[float]:
    """Milliseconds of each round, in a transaction of its own."""
    took = []
    for _ in range(times):
        with readonly():
            began = time.perf_counter()
            run()
            took.append((time.perf_counter() - began) * 1000)
    return took


@contextmanager
def opened(folder: Path, address: str) -> Iterator[Flask]:
    """An office with empty tables."""
    database.prepare(folder, address)
    app = database.opened(folder, address, Clock())
    yield app
    database.close(app)


def measure(report: Report, name: str, app: Flask, people: int, times: int) -> None:
    """Fill a database and measure each list."""
    with app.app_context():
        fill(people)
        if name == "PostgreSQL":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as link:
                link.exec_driver_sql("VACUUM ANALYZE")
        for said, (run, hand) in lists().items():
            peers = rounds(hand, 3) if hand is not None else ()
            report.add(figure(f"{said}, {name}", "ms", rounds(run, times), peers))


def main() -> int:
    """Measure on SQLite, then on PostgreSQL."""
    parser = argparse.ArgumentParser(prog="./jalon bench registers", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    given = parser.parse_args()
    report = Report("registers", {name: str(value) for name, value in vars(given).items()})
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), "") as app:
        measure(report, "SQLite", app, given.people, given.times)
    with running_server() as server, tempfile.TemporaryDirectory() as folder:
        address = server.fresh()
        with opened(Path(folder), address) as app:
            measure(report, "PostgreSQL", app, given.people, given.times)
    return report.keep(given.target)


if __name__ == "__main__":
    sys.exit(main())
