"""`./jalon bench review`: what a month, a year and the work list cost, at 1× and at 20×.

In this process, CPU seconds: a month reconciled from the database, twelve months one after the
other, and the work list as its route answers it: with nothing kept, in a process that has just
started, again, and after changes of its inputs; then a sheet's page and the standings. On SQLite
and on PostgreSQL, beside the bare reading of a month's records, with the growth from the small
territory to the large one. The CPU is that of this process: what PostgreSQL spends itself shows in
the seconds that pass, printed beside.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask, g

from backend import create_app
from backend.accounts.commands import new_territory
from backend.accounts.territory_settings import settings_of_id
from backend.clock import SystemClock
from backend.demo.territory import territory
from backend.discrepancies import reading
from backend.discrepancies.parts import figures, upkeep
from backend.discrepancies.parts import reading as parts
from backend.discrepancies.routes import list_month, read_sheet
from backend.extensions import begin_reading, db, readonly
from backend.indicators import standings
from backend.indicators.landscape import whole_of
from backend.records import figures as sums
from backend.records import month as months_of
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.settings import Settings
from bench.figures import Report, figure
from sync.hours import month_after
from sync.record import natural_id
from tests.postgres_server import running_server

KEY = "bench of the review 0123456789 abcdefgh"
TODAY = date(2026, 6, 8)
AT = datetime(2026, 6, 8, 9, tzinfo=UTC)
MONTH = "2026-05"
SITES, SEED = 70, 7
BUDGETS = {
    "a month": (1.0, None),
    "twelve months": (10.0, None),
    "the work list, first": (0.3, 1.0),
}
"""CPU seconds at 1 time and at 20 times."""
FLOOR = "a month's records read, nothing computed"
Costs = dict[str, tuple[float, float]]
"""CPU seconds, and seconds that passed."""
Rounds = dict[str, list[tuple[float, float]]]


class Standing(SystemClock):
    """The day of the invented territory."""

    def now(self) -> datetime:
        """Always the same moment."""
        return AT


@contextmanager
def office(url: str) -> Iterator[Flask]:
    """An application on an empty database."""
    with TemporaryDirectory(prefix="jalon-bench-") as folder:
        settings = Settings(data=Path(folder), secret_key=KEY, database_url=url)
        app = create_app(settings, Standing())
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


def filled(times: int) -> str:
    """Write that many invented territories into one; each seed draws people and sites of its own.

    The generator has names for one territory only: asked for many sites, it looks for ever.
    """
    place = new_territory("Mesure").id
    actor = Actor("bench", OFFICE_DEVICE, AT, TODAY)
    for seed in range(SEED, SEED + times):
        with writing(place, empty=seed == SEED) as store:
            for table, record_id, data in territory(seed, TODAY, SITES):
                store.put(table, record_id, data, actor)
        db.session.commit()
    return place


def measured(app: Flask, times: int, rounds: int) -> Rounds:
    """Fill a territory and measure what its review costs, each round with nothing kept."""
    place = filled(times)
    found: Rounds = {}
    for number in range(rounds):
        forget(place)
        costs = of_months(place) | of_work_list(app, place, number) | of_standings(app, place)
        for act, spent in costs.items():
            found.setdefault(act, []).append(spent)
    return found


def forget(place: str) -> None:
    """Keep nothing of what was computed, neither in the table nor here."""
    upkeep.throw_away(place)
    db.session.commit()
    parts.begin_anew()


def of_months(place: str) -> Costs:
    """Reconcile a month and twelve, whatever is kept."""
    thresholds = settings_of_id(place).thresholds
    db.session.rollback()
    months = [month_after(MONTH, -back) for back in range(12)]
    spent = [
        cost(lambda month=month: reading.computed(place, month, TODAY, thresholds))  # type: ignore[misc]
        for month in months
    ]
    cpu, passed = (sum(each) for each in zip(*spent, strict=True))
    floor = cost(lambda: months_of.of_month(place, MONTH))
    return {FLOOR: floor, "a month": spent[0], "twelve months": (cpu, passed)}


def of_work_list(app: Flask, place: str, number: int) -> Costs:
    """Open the work list: with nothing kept, with the table, and after changes."""
    ask = page(app, place, f"/api/reconciliation?month={MONTH}", list_month)
    costs = {"the work list, nothing kept": cost(ask)}
    parts.begin_anew()
    costs["the work list, first"] = cost(ask)
    costs["the work list, again"] = cost(ask)
    (party, sheet, line), word = a_line(place), f"round {number}"
    changes: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("after a change elsewhere", "minutes_item", "x", {"theme": "decisions", "body": word}),
        ("after a company is added", "company", "x", {"siret": "99580359000018", "name": word}),
        ("after a line changed", "sheet_line", sheet, {**line, "worked_minutes": 6000 + number}),
    )
    for name, table, key, values in changes:
        change(place, table, key, values)
        costs[name] = cost(ask)
    change(place, "sheet_line", sheet, {**line, "worked_minutes": 6600 + number})
    parts.begin_anew()
    costs["the same, in a new process"] = cost(ask)
    opened = page(app, place, "/", lambda: read_sheet(party_id=UUID(party), month=MONTH))
    return costs | {"a sheet's page": cost(opened)}


def of_standings(app: Flask, place: str) -> Costs:
    """Show where the territory stands: with nothing kept but a month, with the table, again."""
    del app
    costs = {"the standings, nothing kept": cost(lambda: everything(place))}
    parts.begin_anew()
    costs["the standings, first"] = cost(lambda: everything(place))
    return costs | {"the standings, again": cost(lambda: everything(place))}


def a_line(place: str) -> tuple[str, str, dict[str, Any]]:
    """A party, a line of its sheet of the month, and the values of that line."""
    with readonly():
        found = months_of.of_month(place, MONTH)
    sheets = found["monthly_sheet"]
    key, line = next(
        each
        for each in sorted(found["sheet_line"].items())
        if sheets[each[1]["sheet_id"]]["period"] == MONTH
        and sheets[each[1]["sheet_id"]]["state"] == "submitted"
    )
    return sheets[line["sheet_id"]]["party_id"], key, dict(line)


def everything(place: str) -> None:
    """Where the whole territory stands, operation by operation."""
    known = figures.of_territory(place, TODAY)
    land = whole_of(sums.frame(place), known, TODAY)
    standings.rows(land, "operation", 109_575, "")


def page(app: Flask, place: str, path: str, view: Callable[[], object]) -> Callable[[], None]:
    """A route, as a supervisor asks for it."""
    me = SimpleNamespace(territory_id=place)

    def ask() -> None:
        with app.test_request_context(path):
            g.me = me
            view()

    return ask


def change(place: str, table: str, key: str, values: dict[str, Any]) -> None:
    """Write one record, as a phone or the desk does."""
    with writing(place) as store:
        actor = Actor("bench", OFFICE_DEVICE, AT, TODAY)
        store.put(table, natural_id(table, key) if key == "x" else key, values, actor)
    db.session.commit()


def cost(act: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds and seconds of one call, in a read transaction of its own."""
    begin_reading()
    started, at = time.process_time(), time.perf_counter()
    act()
    spent = time.process_time() - started, time.perf_counter() - at
    db.session.rollback()
    return spent


def note(report: Report, name: str, small: Rounds, large: Rounds | None, times: int) -> None:
    """Note what was measured, beside its budget and with its growth."""
    for act, spent in small.items():
        low, high = BUDGETS.get(act, (None, None))
        one = [cpu for cpu, _ in spent]
        report.add(figure(f"{act}, {name}", "s", one, aim=low))
        if act in BUDGETS:
            report.add(figure("  beside its floor", "s", one, [cpu for cpu, _ in small[FLOOR]]))
        report.add(figure("  until it is there", "s", [passed for _, passed in spent]))
        if large:
            many = [cpu for cpu, _ in large[act]]
            report.add(figure(f"  at {times}x, growth", "s", many, one))
            if high:
                report.add(figure(f"  at {times}x", "s", many, aim=high))


def main() -> int:
    """Measure on SQLite and on PostgreSQL."""
    parser = argparse.ArgumentParser(prog="./jalon bench review", description=__doc__)
    parser.add_argument(
        "--times", type=int, default=20, help="how many times larger; 1: not at all"
    )
    parser.add_argument("--on", choices=("sqlite", "postgres"), help="on one of them alone")
    parser.add_argument("--rounds", type=int, default=3, help="the median counts (3)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("review", {name: str(value) for name, value in vars(asked).items()})
    if asked.on != "postgres":
        run(report, "SQLite", lambda: "", asked)
    if asked.on != "sqlite":
        with running_server() as server:
            run(report, "PostgreSQL", server.fresh, asked)
    return report.keep(asked.target)


def run(report: Report, name: str, fresh: Callable[[], str], asked: argparse.Namespace) -> None:
    """Measure a small territory, and a large one where asked, each on a fresh database."""
    with office(fresh()) as app:
        small = measured(app, 1, asked.rounds)
    large = None
    if asked.times > 1:
        with office(fresh()) as app:
            large = measured(app, asked.times, asked.rounds)
    note(report, name, small, large, asked.times)


if __name__ == "__main__":
    sys.exit(main())
