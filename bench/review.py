"""`./jalon bench review`: what a month, a year and the work list cost, at 1× and at 20×.

In this process, CPU seconds: a month reconciled from the database, twelve months one after the
other, and the work list as its route answers it: computed for the first time, after a change that
concerns it, after one that does not, and again. At the end the growth from the small territory to
the large one. `--postgres` measures the same on PostgreSQL.
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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask, g

from backend import create_app
from backend.accounts.commands import new_territory
from backend.accounts.territory_settings import settings_of_id
from backend.clock import SystemClock
from backend.demo.territory import territory
from backend.discrepancies import reading
from backend.discrepancies.keeping import Kept
from backend.discrepancies.routes import list_month
from backend.extensions import begin_reading, db
from backend.indicators import figures, standings
from backend.indicators.landscape import whole_of
from backend.records import figures as sums
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.settings import Settings
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
Costs = dict[str, float]


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


def measured(app: Flask, times: int) -> Costs:
    """Fill a territory and measure what its review costs."""
    started = time.process_time()
    place = filled(times)
    print(f"  {SITES * times} sites written in {time.process_time() - started:.0f} s", flush=True)
    thresholds = settings_of_id(place).thresholds
    months = [month_after(MONTH, -back) for back in range(12)]
    costs = {"a month": cost(lambda: reading.computed(place, MONTH, TODAY, thresholds))}
    costs["twelve months"] = sum(
        cost(lambda month=month: reading.computed(place, month, TODAY, thresholds))  # type: ignore[misc]
        for month in months
    )
    work_list = page(app, place)
    reading._KEPT = Kept(reading.RECENT)  # noqa: SLF001 - a process that has just started
    costs["the work list, first"] = cost(work_list)
    costs["the work list, again"] = cost(work_list)
    change(place, "minutes_item", {"visit_id": "v", "theme": "decisions", "body": "x"})
    costs["after a change elsewhere"] = cost(work_list)
    change(place, "company", {"siret": "99580359000018", "name": "Nouvelle"})
    costs["after a change of its inputs"] = cost(work_list)
    costs["the standings, first"] = cost(lambda: everything(place))
    costs["the standings, again"] = cost(lambda: everything(place))
    return costs


def everything(place: str) -> None:
    """Where the whole territory stands, operation by operation."""
    known = figures.of_territory(place, TODAY)
    land = whole_of(sums.frame(place), known, TODAY)
    standings.rows(land, "operation", 109_575, "")


def page(app: Flask, place: str) -> Callable[[], None]:
    """The route of the work list, as a supervisor asks for it."""
    me = SimpleNamespace(territory_id=place)

    def ask() -> None:
        with app.test_request_context(f"/api/reconciliation?month={MONTH}"):
            g.me = me
            list_month()

    return ask


def change(place: str, table: str, values: dict[str, str]) -> None:
    """Write one record, as a phone or the desk does."""
    with writing(place) as store:
        actor = Actor("bench", OFFICE_DEVICE, AT, TODAY)
        store.put(table, natural_id(table, "bench"), values, actor)
    db.session.commit()


def cost(act: Callable[[], object]) -> float:
    """CPU seconds of one call, in a read transaction of its own."""
    begin_reading()
    started = time.process_time()
    act()
    spent = time.process_time() - started
    db.session.rollback()
    return spent


def shown(name: str, small: Costs, large: Costs | None, times: int) -> None:
    """Print what was measured, beside its budget and with its growth."""
    print(f"\n{name}: CPU seconds at 1×" + (f", at {times}×, growth" if large else ""))
    for act, spent in small.items():
        line = f"  {act:<30}{spent:9.3f}"
        if large:
            line += f"{large[act]:10.3f}{large[act] / max(spent, 1e-6):9.1f}×"
        low, high = BUDGETS.get(act, (None, None))
        beyond = f"{times}×: {high} s" if high and large else ""
        told = [f"1×: {low} s" if low else "", beyond]
        print(line + ("   budget " + ", ".join(filter(None, told)) if any(told) else ""))


def main() -> int:
    """Measure on SQLite, and on PostgreSQL if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--times", type=int, default=20, help="how many times larger; 1: not at all"
    )
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL too")
    parser.add_argument("--only-postgres", action="store_true", help="on PostgreSQL alone")
    asked = parser.parse_args()
    if not asked.only_postgres:
        run("SQLite", lambda: "", asked.times)
    if asked.postgres or asked.only_postgres:
        with running_server() as server:
            run("PostgreSQL", server.fresh, asked.times)
    return 0


def run(name: str, fresh: Callable[[], str], times: int) -> None:
    """Measure a small territory, and a large one where asked, each on a fresh database."""
    print(name)
    with office(fresh()) as app:
        small = measured(app, 1)
    large = None
    if times > 1:
        with office(fresh()) as app:
            large = measured(app, times)
    shown(name, small, large, times)


if __name__ == "__main__":
    sys.exit(main())
